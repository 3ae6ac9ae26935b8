package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** The example programs of a lesson: the reader runs them with {@code java}, and so does the self-check. */
final class Examples {

    private static final long LIMIT_SECONDS = 30;

    private Examples() {}

    /** Returns the source files of a lesson's examples. */
    static List<Path> of(Lesson lesson) {
        Path folder = Workbook.built().root().resolve(lesson.module()).resolve("examples");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a lesson's examples against the references, a warning being an error; returns their class path. */
    static String compile(Lesson lesson) throws IOException {
        String solutions = Workbook.built().solutions().toString();
        List<JavaFileObject> units = new ArrayList<>();
        for (Path file : of(lesson)) {
            units.add(Classes.unit(file, Files.readString(file)));
        }
        if (units.isEmpty()) {
            return solutions;
        }
        Path classes = Classes.compile(
                lesson.module() + "/examples", units, List.of("-Xlint:all", "-Werror", "-cp", solutions));
        return classes + System.getProperty("path.separator") + solutions;
    }

    /** Runs one compiled example; returns the lines that it prints on either stream. */
    static List<String> output(String classPath, String name) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("example", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        name)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends within %d s", name, LIMIT_SECONDS)
                    .isTrue();
            return Files.readAllLines(printed, StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
            Files.delete(printed);
        }
    }
}
