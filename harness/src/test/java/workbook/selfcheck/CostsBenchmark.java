package workbook.selfcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import workbook.harness.Check;
import workbook.harness.grading.WorkerPath;
import workbook.harness.worker.CheckRequest;
import workbook.harness.worker.References;
import workbook.harness.worker.WorkerSettings;
import workbook.harness.worker.Workers;

/**
 * Prints what grading costs, each figure beside a baseline of the same machine in the same run; it judges nothing.
 *
 * <p>{@code mvn verify -Pbenchmarks -pl harness} runs it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CostsBenchmark {

    private static final int WARM_UP = 200;
    private static final int CHECKS = 500;
    private static final int RUNS = 3;

    /** A suite whose one check does nothing. */
    static final class EmptySuite {

        @Check
        void nothing() {}
    }

    @Test
    @Order(1)
    void aPassingCheck() throws IOException, InterruptedException {
        Path classes = Path.of(System.getProperty("workbook.root"), "harness/target/test-classes")
                .toAbsolutePath()
                .normalize();
        WorkerSettings settings = new WorkerSettings(WorkerPath.entries(), classes, classes.resolve("none"), 1);
        CheckRequest request = new CheckRequest("0.0", EmptySuite.class.getName(), "nothing", 1, 2_000_000_000L);
        double[] millis = new double[CHECKS];
        try (Workers workers = new Workers(settings, new References(classes))) {
            for (int i = -WARM_UP; i < CHECKS; i++) {
                long begin = System.nanoTime();
                workers.run(request);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        Arrays.sort(millis);
        print(
                "a passing check, asked of a worker",
                "%.2f ms median, %.2f ms p99; goal 5 ms",
                millis[CHECKS / 2],
                millis[CHECKS * 99 / 100]);
    }

    @Test
    @Order(2)
    void theSolvedWorkbook() throws IOException {
        Path root = Workbook.copyTo("benchmark-solved");
        Submissions.solve(root, root);
        compare("the solved workbook, mvn test -o", "goal 20 s", root, "test", "-o");
    }

    @Test
    @Order(3)
    void everyCheckHangs() throws IOException {
        Path root = Workbook.copyTo("benchmark-hanging");
        for (Lesson lesson : Workbook.LESSONS) {
            try (Stream<Path> files = Files.walk(root.resolve(lesson.module()).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Files.writeString(
                            file,
                            Files.readString(file)
                                    .replaceAll(
                                            "(?s)throw new UnsupportedOperationException\\(\\s*\"TODO.*?\\);",
                                            "while (true) { Thread.onSpinWait(); }"));
                }
            }
        }
        compare("every check hangs for ever, mvn test -o", "goal 60 s", root, "test", "-o");
    }

    private static void compare(String what, String goal, Path root, String... arguments) {
        // The first run compiles the harness, which a student's next run does not.
        seconds(root, arguments);
        double baseline = median(root, "validate", "-o");
        double measured = median(root, arguments);
        print(
                what,
                "%.1f s median of %d; %s; Maven alone %.1f s, ratio %.1f",
                measured,
                RUNS,
                goal,
                baseline,
                measured / baseline);
    }

    private static double median(Path root, String... arguments) {
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            seconds[i] = seconds(root, arguments);
        }
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }

    private static double seconds(Path root, String... arguments) {
        long begin = System.nanoTime();
        Maven.in(root).run(arguments);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String what, String pattern, Object... arguments) {
        System.out.printf(
                Locale.ROOT,
                "BENCHMARK  %-42s %s  (Java %s, %d processors)%n",
                what,
                String.format(Locale.ROOT, pattern, arguments),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors());
    }
}
