package workbook.harness.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import workbook.harness.worker.Compiled;

/** Runs a small suite with JUnit's launcher in a JVM of its own: once as an IDE does, and as Surefire does. */
@Timeout(120)
class EndToEndTest {

    private static final String LEARNERS = """
            package workbook.tcp;
            public final class Adder {
                static { System.out.println("the learner's class is loaded"); }
                public int sum(int a, int b) { return a + b; }
                public int product(int a, int b) { return a + b; }
                public int quotient(int a, int b) {
                    throw new UnsupportedOperationException("TODO 2.1: divide");
                }
            }
            """;

    private static final String SUITE = """
            package workbook.tcp;
            import static workbook.harness.call.Calling.calling;
            import workbook.harness.*;
            @Exercise("2.1")
            class AdderSuite {
                @Check(points = 3) void addsTwoNumbers() {
                    calling("sum(2, 3)", () -> new Adder().sum(2, 3)).returns(5);
                }
                @Check(points = 4, because = "Times is not plus.") void multipliesTwoNumbers() {
                    calling("product(2, 3)", () -> new Adder().product(2, 3)).returns(6);
                }
                @Check(points = 3) void dividesTwoNumbers() {
                    calling("quotient(6, 3)", () -> new Adder().quotient(6, 3)).returns(2);
                }
            }
            """;

    private static final String SAMPLE = """
            package workbook.tcp;
            import workbook.harness.*;
            @Exercise("2.1")
            class AdderSample {
                AdderSample() { System.out.println("the sample is made"); }
                @Check void works() { new Adder().sum(1, 1); }
            }
            """;

    private static final String[] VERDICTS = {
        "> addsTwoNumbers() SUCCESSFUL",
        "> multipliesTwoNumbers() FAILED",
        "> dividesTwoNumbers() ABORTED",
        "> works() SUCCESSFUL"
    };

    @TempDir
    static Path folder;

    private static Path learner;
    private static Path suites;
    private static Path solutions;

    @BeforeAll
    static void compile() throws IOException {
        // Suites are found by this folder's name.
        suites = folder.resolve("test-classes");
        Compiled.into(suites, LEARNERS, SUITE, SAMPLE);
        try (Stream<Path> files = Files.walk(suites)) {
            for (Path file : files.filter(f -> f.endsWith("Adder.class")).toList()) {
                Files.delete(file);
            }
        }
        learner = Compiled.into(folder.resolve("lesson02-tcp/target/classes"), LEARNERS);
        solutions = folder.resolve("solutions");
        Files.createDirectories(solutions.resolve("META-INF/workbook"));
        Files.createFile(solutions.resolve("META-INF/workbook/solutions"));
    }

    @Test
    void inAnIdeRightIsGreenWrongIsRedAndTodoIsSkipped() throws Exception {
        List<String> lines = run(
                List.of(suites, learner, solutions), Map.of(), "workbook.tcp.AdderSample", "workbook.tcp.AdderSuite");

        assertThat(verdicts(lines)).containsExactly(VERDICTS);
        assertThat(lines)
                .anyMatch(line -> line.contains("product(2, 3) returned 5; expected 6"))
                .anyMatch(line -> line.contains("Times is not plus."))
                .contains("= TODO 2.1")
                .as("no board")
                .noneMatch(line -> line.contains("3/10"));
    }

    @Test
    void underMavenTheBoardAndTheRecordTellTheSameAndNothingOfTheLearnersRunsHere() throws Exception {
        List<String> lines = graded("none", "workbook.tcp.AdderSample", "workbook.tcp.AdderSuite");

        assertThat(verdicts(lines)).containsExactly(VERDICTS);
        assertThat(lines)
                .anyMatch(line -> line.matches(" *2\\.1 +Adder +PART +1/3 .* 3/10"))
                .doesNotContain("the learner's class is loaded", "the sample is made");
        assertThat(folder.resolve("grade/results.json")).content().contains("multipliesTwoNumbers");
    }

    @Test
    void withABarNoCheckIsRedAndTheLastClassIs() throws Exception {
        List<String> lines = graded("60", "workbook.tcp.AdderSuite");

        assertThat(verdicts(lines)).noneMatch(line -> line.endsWith(" FAILED"));
        assertThat(lines)
                .contains("= lesson02-tcp earned 3 of 10 points; 60 % are required")
                .anyMatch(line -> line.matches("> .*AdderSuite FAILED"));
    }

    private static List<String> graded(String bar, String... classes) throws Exception {
        Map<String, String> properties = Map.of(
                "lesson",
                "lesson02-tcp",
                "sources",
                folder.resolve("lesson02-tcp/src/main/java").toString(),
                "classes",
                learner.toString(),
                "results",
                folder.resolve("grade").toString(),
                "run",
                folder.resolve("run").toString(),
                "strict",
                "false",
                "require",
                bar,
                "seed",
                "1",
                "patience",
                "5");
        return run(List.of(suites, solutions), properties, classes);
    }

    private static List<String> run(List<Path> path, Map<String, String> properties, String... classes)
            throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        new TreeMap<>(properties).forEach((name, value) -> command.add("-Dworkbook." + name + "=" + value));
        command.add("-cp");
        command.add(Stream.concat(path.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(LauncherRun.class.getName());
        command.addAll(List.of(classes));

        Path output = Files.createTempFile(folder, "run", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private static List<String> verdicts(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("> ") && line.contains("()"))
                .toList();
    }
}
