package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house keeps its order: who may know whom, and what no file of ours may do. */
class StructureTest {

    private static final Pattern LESSON =
            Pattern.compile("^import .*\\bworkbook\\.(basics|tcp|udp|handshake|roles)\\b");
    private static final Pattern SLEEP = Pattern.compile("\\b(Thread|TimeUnit\\.[A-Z]+)\\.sleep\\(");
    private static final Pattern FIXED_PORT =
            Pattern.compile("new (ServerSocket|DatagramSocket|MulticastSocket)\\([1-9][0-9]*[,)]");
    private static final Pattern FIELD = Pattern.compile(
            "^ {4}(?! )(private |protected |public )?(?!.*\\bstatic\\b)[\\w<>\\[\\], ?]+ \\w+( =.*)?;$");

    @Test
    void theHarnessKnowsNoLesson() {
        // One package speaks of the roles' name, which is how the reference is found.
        assertThat(linesWith(LESSON, "harness/src/main/java", "References.java"))
                .isEmpty();
    }

    @Test
    void theSolutionsKnowTheJdkAlone() {
        assertThat(linesWith(Pattern.compile("^import (?!(static )?(javax?\\.|workbook\\.))"), "solutions", ""))
                .isEmpty();
    }

    @Test
    void theLessonsMainCodeKnowsTheJdkAlone() {
        for (Lesson lesson : Workbook.LESSONS) {
            assertThat(linesWith(
                            Pattern.compile("^import (?!(static )?(javax?\\.|workbook\\.))"),
                            lesson.module() + "/src/main/java",
                            ""))
                    .isEmpty();
        }
    }

    @Test
    void nobodySleepsToSynchronise() {
        assertThat(linesWith(SLEEP, "harness/src/main", "")).isEmpty();
        // Two tests of the harness are about learners' programs that sleep.
        assertThat(linesWith(SLEEP, "harness/src/test", ""))
                .allMatch(line -> line.contains("AllowancesTest") || line.contains("LearnersProgram"));
        assertThat(linesWith(SLEEP, "solutions", "")).isEmpty();
        for (Lesson lesson : Workbook.LESSONS) {
            assertThat(linesWith(SLEEP, lesson.module(), "")).isEmpty();
        }
    }

    @Test
    void nobodyBindsAFixedPort() {
        assertThat(linesWith(FIXED_PORT, "solutions", "")).isEmpty();
        for (Lesson lesson : Workbook.LESSONS) {
            assertThat(linesWith(FIXED_PORT, lesson.module(), "")).isEmpty();
        }
    }

    @Test
    void aSuiteHoldsNoState() {
        for (Lesson lesson : Workbook.LESSONS) {
            assertThat(linesWith(FIELD, lesson.module() + "/src/hidden/java", "", "Suite.java"))
                    .isEmpty();
        }
    }

    private static List<String> linesWith(Pattern pattern, String folder, String except) {
        return linesWith(pattern, folder, except, ".java");
    }

    private static List<String> linesWith(Pattern pattern, String folder, String except, String suffix) {
        Path root =
                Path.of(System.getProperty("workbook.root")).toAbsolutePath().normalize();
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            for (Path file : files.filter(f -> f.toString().endsWith(suffix))
                    .filter(f -> !f.toString().contains("target"))
                    .filter(f -> except.isEmpty() || !f.endsWith(except))
                    .filter(f -> !f.endsWith("StructureTest.java"))
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (pattern.matcher(lines.get(i)).find()) {
                        found.add(root.relativize(file) + ":" + (i + 1) + ": "
                                + lines.get(i).strip());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
