package workbook.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a submission in which one class of the references is another one. */
final class Classes {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private Classes() {}

    /** Returns a folder with the classes of the family's package in which {@code source}, compiled, is its class. */
    static Path withReplaced(Family family, String source) {
        Path references = Workbook.built().solutions();
        Path ofPackage = references.resolve("workbook").resolve(family.lesson().packageName());
        try (Stream<Path> files = Files.list(ofPackage)) {
            // Only the one class is compiled: the others are those that the build has made.
            Path folder = compile(
                    family.title(), List.of(unit(family.reference(), source)), List.of("-cp", references.toString()));
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                Path copy = folder.resolve(references.relativize(file).toString());
                if (!name.equals(family.name() + ".class")
                        && !name.startsWith(family.name() + "$")
                        && !Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a lesson's stubs, samples and suites as javac sees them; a warning is an error. */
    static void compileLesson(Lesson lesson) throws IOException {
        List<JavaFileObject> units = new ArrayList<>();
        for (String sources : List.of("src/main/java", "src/test/java", "src/hidden/java")) {
            Path folder = Workbook.built().root().resolve(lesson.module()).resolve(sources);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    units.add(unit(file, Files.readString(file)));
                }
            }
        }
        compile(
                lesson.module(),
                units,
                List.of("-Xlint:all,-exports", "-Werror", "-cp", System.getProperty("java.class.path")));
    }

    /** Compiles source files with further options into a new folder; fails with the compiler's words. */
    static Path compile(String title, List<JavaFileObject> units, List<String> options) throws IOException {
        Path folder = Workbook.newFolder("classes");
        List<String> all = new ArrayList<>(List.of("--release", "17", "-proc:none", "-g", "-d", folder.toString()));
        all.addAll(options);
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        if (!JAVAC.getTask(null, null, problems, all, null, units).call()) {
            throw new IllegalStateException(title + " does not compile: " + problems.getDiagnostics());
        }
        return folder;
    }

    static JavaFileObject unit(Path file, String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + file.toUri().getPath()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }

            @Override
            public String toString() {
                return String.format(Locale.ROOT, "%s", file);
            }
        };
    }
}
