package workbook.selfcheck;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lists what a compiled class offers to others, member by member. */
final class PublicApi {

    private PublicApi() {}

    /** Returns the class's declaration and its public members as text, in one fixed order. */
    static SortedSet<String> of(Path classes, String className) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(urls(classes), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = Class.forName(className, false, loader);
            SortedSet<String> members = new TreeSet<>();
            members.add(type.toGenericString());
            Arrays.stream(type.getConstructors()).forEach(c -> members.add(c.toGenericString()));
            Arrays.stream(type.getMethods())
                    .filter(m -> m.getDeclaringClass() == type && !m.isBridge())
                    .forEach(m -> members.add(m.toGenericString()));
            Arrays.stream(type.getFields()).forEach(f -> members.add(f.toGenericString()));
            return members;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(classes + " has no class " + className, e);
        }
    }

    private static URL[] urls(Path folder) throws MalformedURLException {
        return new URL[] {folder.toUri().toURL()};
    }
}
