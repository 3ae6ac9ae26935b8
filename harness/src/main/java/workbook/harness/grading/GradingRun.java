package workbook.harness.grading;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.LessonGrade;
import workbook.harness.grade.Outcome;
import workbook.harness.worker.References;
import workbook.harness.worker.WorkerSettings;
import workbook.harness.worker.Workers;

/**
 * One lesson's run under Maven: asks for each check, remembers how it ended, and knows the verdict at the end.
 *
 * <p>One a JVM, from the opening of JUnit's session to its end; used by JUnit's one thread.
 */
final class GradingRun implements AutoCloseable {

    private static GradingRun current;

    private final Settings settings;
    private final Lanes lanes;
    private List<CheckInfo> planned = List.of();
    private Class<?> lastClass;

    private GradingRun(Settings settings) throws IOException {
        this.settings = settings;
        Admission admission = new Admission(settings.classes(), settings.sources());
        WorkerSettings workers = workerSettings(settings);
        Path solutions = ClassPlace.of("META-INF/workbook/solutions");
        this.lanes =
                new Lanes(() -> new WorkerLane(settings, admission, new Workers(workers, new References(solutions))));
    }

    /** Begins a run if this JVM is one of Maven's; starts the first worker in the background. */
    static void begin() {
        Settings.fromSurefire().ifPresent(settings -> {
            try {
                current = new GradingRun(settings);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Returns the run, or nothing in an IDE. */
    static Optional<GradingRun> current() {
        return Optional.ofNullable(current);
    }

    Settings settings() {
        return settings;
    }

    /** Says which checks there are, and begins to run them: what has no result at the end has failed. */
    void plan(List<PlannedCheck> checks) {
        planned = checks.stream().map(PlannedCheck::check).toList();
        try {
            lanes.start(checks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CheckInfo> planned() {
        return planned;
    }

    /** Says which class is the last one of the run. */
    void endsWith(Class<?> suite) {
        lastClass = suite;
    }

    boolean isLast(Class<?> suite) {
        return suite == lastClass;
    }

    /** Waits for one check to end, and returns how it ended. */
    CheckResult result(CheckInfo check) throws InterruptedException {
        return lanes.result(check);
    }

    /** Returns the results of the planned checks; one without a result has failed. */
    List<CheckResult> results() {
        return planned.stream()
                .map(check -> lanes.resultSoFar(check)
                        .orElseGet(() ->
                                new CheckResult(check, new Outcome.Failed(Finding.of("The check has no result")), 0)))
                .toList();
    }

    /** Returns the lesson's grade as far as the run has come. */
    LessonGrade grade() {
        return Grades.of(settings, results(), lanes.distrust());
    }

    /** Fails if the run has earned less than it must. */
    void requireBar() {
        LessonGrade grade = grade();
        if (settings.requiredPercent().isPresent() && !settings.context().satisfiedBy(grade)) {
            throw new AssertionFailedError(String.format(
                    "%s earned %d of %d points; %d %% are required",
                    grade.lesson(),
                    grade.points(),
                    grade.maxPoints(),
                    settings.requiredPercent().getAsInt()));
        }
    }

    @Override
    public void close() {
        lanes.close();
        current = null;
    }

    /** The worker sees the harness, the libraries of suites, the suites and the learner's classes; no reference. */
    private static WorkerSettings workerSettings(Settings settings) {
        Path suites = Arrays.stream(classPath())
                .filter(entry -> entry.endsWith("test-classes"))
                .findFirst()
                .map(Path::of)
                .orElseThrow(() -> new IllegalStateException("no test-classes on the class path"));
        return new WorkerSettings(WorkerPath.entries(), suites, settings.classes(), settings.patience());
    }

    private static String[] classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator);
    }
}
