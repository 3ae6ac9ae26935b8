package workbook.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** Grades compiled classes as a lesson's run does, without Maven and JUnit in between. */
final class Grader {

    private static final long SEED = 1;

    private Grader() {}

    /** Runs {@code checks} of the family on the classes in {@code classes}; returns their results in order. */
    static List<CheckResult> grade(Family family, List<CheckInfo> checks, Path classes) {
        WorkerSettings settings = new WorkerSettings(WorkerPath.entries(), family.suites(), classes, 1);
        References references = new References(Workbook.built().solutions());
        try (Workers workers = new Workers(settings, references, false)) {
            Optional<Finding> refusal =
                    new Admission(classes, family.referenceFolder()).refusal(family.className(), family.policy());
            if (refusal.isPresent()) {
                Outcome refused = new Outcome.Failed(refusal.get());
                return checks.stream()
                        .map(check -> new CheckResult(check, refused, 0))
                        .toList();
            }
            List<CheckResult> results = new ArrayList<>();
            for (CheckInfo check : checks) {
                long limit = (long) (check.seconds() * 1e9);
                CheckReport report = workers.run(
                        new CheckRequest(check.exercise(), check.suiteClass(), check.method(), SEED, limit));
                results.add(new CheckResult(check, report.outcome(), 0));
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while grading " + family.title(), e);
        }
    }
}
