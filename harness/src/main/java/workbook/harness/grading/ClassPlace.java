package workbook.harness.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;

/** Finds the entry of the class path, a folder or a jar file, that holds a class or a resource. */
final class ClassPlace {

    private ClassPlace() {}

    static Path of(Class<?> type) {
        return Path.of(uri(type.getProtectionDomain().getCodeSource().getLocation()));
    }

    /** Returns the entry that holds the resource of that absolute name. */
    static Path of(String resource) {
        URL url = ClassPlace.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException("the class path has no " + resource);
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                return Path.of(uri(jar.getJarFileURL()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path place = Path.of(uri(url));
        for (int i = 0; i <= resource.chars().filter(c -> c == '/').count(); i++) {
            place = place.getParent();
        }
        return place;
    }

    private static URI uri(URL url) {
        return URI.create(url.toString().replace(" ", "%20"));
    }
}
