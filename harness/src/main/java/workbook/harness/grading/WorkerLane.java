package workbook.harness.grading;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.Outcome;
import workbook.harness.worker.CheckReport;
import workbook.harness.worker.CheckRequest;
import workbook.harness.worker.Workers;

/** Runs whole exercises one after the other, with a worker of its own; for use by one thread. */
final class WorkerLane implements Lane {

    private final Settings settings;
    private final Admission admission;
    private final Workers workers;
    private final Patience patience;
    private final Set<String> leaking = new HashSet<>();

    /** Makes a lane whose worker boots in the background; closes {@code workers} with itself. */
    WorkerLane(Settings settings, Admission admission, Workers workers) {
        this.settings = settings;
        this.admission = admission;
        this.workers = workers;
        this.patience = new Patience(settings.patience());
    }

    @Override
    public CheckResult run(PlannedCheck planned) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Outcome outcome = outcome(planned);
        return new CheckResult(planned.check(), outcome, (System.nanoTime() - begin) / 1_000_000);
    }

    @Override
    public Optional<String> distrust() {
        return workers.distrust();
    }

    @Override
    public void close() {
        workers.close();
    }

    private Outcome outcome(PlannedCheck planned) throws IOException, InterruptedException {
        CheckInfo check = planned.check();
        Optional<Finding> refusal = admission.refusal(check.gradedClass(), planned.rules());
        if (refusal.isPresent()) {
            return new Outcome.Failed(refusal.get());
        }
        Optional<String> enough = patience.refusal(check);
        if (enough.isPresent()) {
            return new Outcome.NotRun(enough.get());
        }
        CheckReport report = workers.run(new CheckRequest(
                check.exercise(), check.suiteClass(), check.method(), settings.seed(), patience.limitNanos(check)));
        patience.note(check, report.waiting());
        // A leak is charged once: the next checks of the exercise are judged by what they claim.
        return report.leaked() && !leaking.add(check.exercise()) ? new Outcome.Passed() : report.outcome();
    }
}
