package workbook.harness.grading;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opentest4j.AssertionFailedError;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.LessonGrade;
import workbook.harness.grade.Outcome;
import workbook.harness.worker.CheckReport;
import workbook.harness.worker.CheckRequest;
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
    private final Admission admission;
    private final Workers workers;
    private final List<CheckInfo> planned = new ArrayList<>();
    private final Map<String, CheckResult> results = new HashMap<>();
    private final Patience patience;
    private final Set<String> leaking = new HashSet<>();
    private Class<?> lastClass;

    private GradingRun(Settings settings) throws IOException {
        this.settings = settings;
        this.workers =
                new Workers(workerSettings(settings), new References(ClassPlace.of("META-INF/workbook/solutions")));
        this.admission = new Admission(settings.classes(), settings.sources());
        this.patience = new Patience(settings.patience());
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

    /** Says which checks there are, before the first one runs: what has no result at the end has failed. */
    void plan(List<CheckInfo> checks) {
        planned.addAll(checks);
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

    /** Runs one check, and remembers how it ended. */
    CheckResult run(CheckInfo check, List<String> policyRules) throws InterruptedException {
        long begin = System.nanoTime();
        Outcome outcome = outcome(check, policyRules);
        CheckResult result = new CheckResult(check, outcome, (System.nanoTime() - begin) / 1_000_000);
        results.put(key(check), result);
        return result;
    }

    /** Returns the results of the planned checks; one without a result has failed. */
    List<CheckResult> results() {
        return planned.stream()
                .map(check -> results.getOrDefault(
                        key(check),
                        new CheckResult(check, new Outcome.Failed(Finding.of("The check has no result")), 0)))
                .toList();
    }

    /** Returns the lesson's grade as far as the run has come. */
    LessonGrade grade() {
        return Grades.of(settings, results(), workers.distrust());
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
        workers.close();
        current = null;
    }

    private Outcome outcome(CheckInfo check, List<String> policyRules) throws InterruptedException {
        Optional<Finding> refusal = admission.refusal(check.gradedClass(), policyRules);
        if (refusal.isPresent()) {
            return new Outcome.Failed(refusal.get());
        }
        Optional<String> enough = patience.refusal(check);
        if (enough.isPresent()) {
            return new Outcome.NotRun(enough.get());
        }
        try {
            CheckReport report = workers.run(new CheckRequest(
                    check.exercise(), check.suiteClass(), check.method(), settings.seed(), patience.limitNanos(check)));
            patience.note(check, report.waiting());
            // A leak is charged once: the next checks of the exercise are judged by what they claim.
            return report.leaked() && !leaking.add(check.exercise()) ? new Outcome.Passed() : report.outcome();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(CheckInfo check) {
        return check.suiteClass() + "#" + check.method();
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
