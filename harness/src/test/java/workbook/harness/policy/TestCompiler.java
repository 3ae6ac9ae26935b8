package workbook.harness.policy;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources that stand as text in a test. */
final class TestCompiler {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^(?:public |final |abstract |sealed )*(?:class|interface|@interface|record|enum) (\\w+)");

    private TestCompiler() {}

    /** Compiles sources, each with its package and one top-level type first, into a folder. */
    static ClassFiles compile(Path folder, String... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        List<String> options = List.of(
                "-d", folder.toString(), "--release", "17", "-proc:none", "-Xlint:none", "-g:source,lines", "-nowarn");
        List<JavaFileObject> files =
                Arrays.stream(sources).map(TestCompiler::file).toList();
        if (!compiler.getTask(output, null, null, options, null, files).call()) {
            throw new IllegalArgumentException(output.toString());
        }
        return ClassFiles.in(folder);
    }

    /** Compiles {@code workbook.tcp.Root}, whose only method runs the given statements; they stand in line 2. */
    static ClassFiles compileStatements(Path folder, String statements) throws IOException {
        return compile(
                folder,
                "package workbook.tcp; import java.io.*; import java.net.*; import java.nio.*; import java.util.*;"
                        + " class Root { void run() throws Throwable {\n" + statements + "\n} }");
    }

    private static JavaFileObject file(String source) {
        String folder = first(PACKAGE, source).replace('.', '/');
        String type = source.contains("class Root ") ? "Root" : first(TYPE, source);
        URI uri = URI.create("string:///" + folder + "/" + type + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + source);
        }
        return matcher.group(1);
    }
}
