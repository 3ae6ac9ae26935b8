package workbook.selfcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.Outcome;
import workbook.harness.grading.Admission;
import workbook.harness.grading.WorkerPath;
import workbook.harness.worker.CheckReport;
import workbook.harness.worker.CheckRequest;
import workbook.harness.worker.References;
import workbook.harness.worker.WorkerSettings;
import workbook.harness.worker.Workers;

/**
 * Grades compiled classes as a lesson's run does, without Maven and JUnit in between.
 *
 * <p>The workers live as long as the grader does. They load the classes for each check anew, so the class files may change
 * between two calls.
 */
final class Grader implements AutoCloseable {

    private static final long SEED = 1;

    private final Family family;
    private final Path classes;
    private final Workers workers;

    private Grader(Family family, Path classes, boolean withSpare) throws IOException {
        this.family = family;
        this.classes = classes;
        WorkerSettings settings = new WorkerSettings(WorkerPath.entries(), family.suites(), classes, 1);
        this.workers = new Workers(settings, new References(Workbook.built().solutions()), withSpare);
    }

    /** Starts workers for many calls on the classes in {@code classes}. */
    static Grader forMany(Family family, Path classes) throws IOException {
        return new Grader(family, classes, true);
    }

    /** Makes a grader that waits for programs to {@link #load}. */
    static Grader waiting(Family family) throws IOException {
        return new Grader(family, Workbook.newFolder("graded"), false);
    }

    /** Runs {@code checks} of the family on the classes in {@code classes}; returns their results in order. */
    static List<CheckResult> grade(Family family, List<CheckInfo> checks, Path classes) {
        return Graders.IDLE.lend(family, grader -> {
            grader.load(classes);
            return grader.grade(checks);
        });
    }

    Family family() {
        return family;
    }

    /** Puts the class files of {@code program} in the place of those that were graded before. */
    void load(Path program) throws IOException {
        try (Stream<Path> old = Files.walk(classes)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.walk(program)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = classes.resolve(program.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** Runs the checks, and returns their results in order. */
    List<CheckResult> grade(List<CheckInfo> checks) throws IOException {
        return grade(checks, checks.size() + 1);
    }

    /** Runs checks up to the first that does not pass; returns whether all pass. */
    boolean passesAll(List<CheckInfo> checks) throws IOException {
        return grade(checks, 1).stream().allMatch(CheckResult::passed);
    }

    @Override
    public void close() {
        workers.close();
    }

    /** Runs the checks until {@code failures} of them did not pass. */
    private List<CheckResult> grade(List<CheckInfo> checks, int failures) throws IOException {
        Optional<Finding> refusal =
                new Admission(classes, family.referenceFolder()).refusal(family.className(), family.policy());
        if (refusal.isPresent()) {
            Outcome refused = new Outcome.Failed(refusal.get());
            return checks.stream()
                    .map(check -> new CheckResult(check, refused, 0))
                    .toList();
        }
        List<CheckResult> results = new ArrayList<>();
        int failed = 0;
        for (CheckInfo check : checks) {
            if (failed == failures) {
                break;
            }
            CheckResult result = run(check);
            failed += result.passed() ? 0 : 1;
            results.add(result);
        }
        return results;
    }

    private CheckResult run(CheckInfo check) throws IOException {
        long limit = (long) (check.seconds() * 1e9);
        long begin = System.nanoTime();
        try {
            CheckReport report =
                    workers.run(new CheckRequest(check.exercise(), check.suiteClass(), check.method(), SEED, limit));
            return new CheckResult(check, report.outcome(), (System.nanoTime() - begin) / 1_000_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while grading " + family.title(), e);
        }
    }
}
