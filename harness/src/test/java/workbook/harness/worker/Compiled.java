package workbook.harness.worker;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources that stand as text in a test. */
public final class Compiled {

    private static final Pattern NAME =
            Pattern.compile("package ([\\w.]+);.*?(?:class|interface|record) (\\w+)", Pattern.DOTALL);

    private Compiled() {}

    /** Compiles sources, each with its package and one type, into a folder, which is made; returns the folder. */
    public static Path into(Path folder, String... sources) throws IOException {
        Files.createDirectories(folder);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        String path = Stream.concat(Stream.of(folder), libraries().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> options =
                List.of("-d", folder.toString(), "-cp", path, "--release", "17", "-proc:none", "-nowarn", "-g");
        List<JavaFileObject> files = Stream.of(sources).map(Compiled::file).toList();
        if (!compiler.getTask(output, null, null, options, null, files).call()) {
            throw new IllegalArgumentException(output.toString());
        }
        return folder;
    }

    /** Returns the entries of the class path that a worker needs: the harness and what it uses. */
    public static List<Path> libraries() {
        return Stream.of(
                        WorkerMain.class,
                        org.assertj.core.api.Assertions.class,
                        net.bytebuddy.ByteBuddy.class,
                        org.awaitility.Awaitility.class,
                        org.hamcrest.Matcher.class,
                        org.junit.jupiter.api.Test.class,
                        org.opentest4j.AssertionFailedError.class)
                .map(Compiled::place)
                .toList();
    }

    /** Returns the entry of the class path that holds the type. */
    public static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JavaFileObject file(String source) {
        Matcher name = NAME.matcher(source);
        if (!name.find()) {
            throw new IllegalArgumentException("no package and type in " + source);
        }
        URI uri = URI.create("string:///" + name.group(1).replace('.', '/') + "/" + name.group(2) + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
