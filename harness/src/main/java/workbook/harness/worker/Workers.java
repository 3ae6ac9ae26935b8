package workbook.harness.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import workbook.harness.finding.Finding;
import workbook.harness.grade.Outcome;
import workbook.harness.text.Units;

/**
 * Runs checks in a worker, and replaces a worker that is lost or spent.
 *
 * <p>Whatever the learner's program does to its JVM costs the check that did it; the next one gets a fresh worker. For use
 * by one thread.
 */
public final class Workers implements AutoCloseable {

    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(30);

    /**
     * A worker tells of a hang itself, with stacks. Past the limit it may still close the learner's objects and wait for
     * what they leave behind; only then is it given up.
     */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final WorkerSettings settings;
    private final References references;
    private WorkerProcess current;

    /** Boots while the current one works, so that a lost worker costs no start: who lost one will lose another. */
    private Optional<WorkerProcess> spare = Optional.empty();

    private final boolean withSpare;

    private boolean proven;
    private String distrust = "";

    /** Starts a worker in the background, and a spare one after the first loss; {@code references} plays the roles that checks ask for. */
    public Workers(WorkerSettings settings, References references) throws IOException {
        this(settings, references, true);
    }

    /** Starts a worker in the background; {@code withSpare} tells whether losses are expected. */
    public Workers(WorkerSettings settings, References references, boolean withSpare) throws IOException {
        this.settings = settings;
        this.references = references;
        this.current = new WorkerProcess(settings);
        this.withSpare = withSpare;
    }

    /** Runs the check, and returns how it ended; never throws for what the learner's program does. */
    public CheckReport run(CheckRequest request) throws IOException, InterruptedException {
        proveCurrent();
        CheckReport report = ask(request);
        if (report.spent()) {
            replaceCurrent();
        }
        return report;
    }

    /** Returns why the verdicts of this run mean nothing, if they do. */
    public Optional<String> distrust() {
        return distrust.isEmpty() ? Optional.empty() : Optional.of(distrust);
    }

    @Override
    public void close() {
        current.close();
        spare.ifPresent(WorkerProcess::close);
    }

    private void replaceCurrent() throws IOException {
        current.close();
        current = spare.isPresent() ? spare.get() : new WorkerProcess(settings);
        spare = withSpare ? Optional.of(new WorkerProcess(settings)) : Optional.empty();
        proven = false;
    }

    /** Runs the canaries in a new worker before it gives its first verdict. */
    private void proveCurrent() throws IOException, InterruptedException {
        if (proven) {
            return;
        }
        List<String> first = current.reply((long) (START_NANOS * settings.patience()));
        if (first == null || !first.get(0).equals(WorkerMain.READY)) {
            throw new IOException("the JVM that runs the checks did not start; is there memory for it?");
        }
        for (String canary : List.of("mustFail", "mustThrow")) {
            CheckReport report =
                    ask(new CheckRequest("0.0", Canary.class.getName(), canary, 0, TimeUnit.SECONDS.toNanos(10)));
            if (!(report.outcome() instanceof Outcome.Failed)) {
                distrust = "a check that must fail (" + canary + ") did not, so a pass proves nothing";
            }
        }
        proven = true;
    }

    private CheckReport ask(CheckRequest request) throws InterruptedException {
        current.send(WorkerMain.RUN, request.fields());
        long limit = (long) (START_NANOS * settings.patience());
        try (References.Stage stage = references.stage()) {
            while (true) {
                List<String> reply = current.reply(limit);
                if (reply == null) {
                    return hungWithoutAWord(request);
                }
                List<String> fields = new ArrayList<>(reply.subList(1, reply.size()));
                switch (reply.get(0)) {
                    case WorkerMain.STARTED ->
                        limit = request.limitNanos() * MachineLoad.MOST + (long) (GRACE_NANOS * settings.patience());
                    case WorkerMain.PLAY -> current.send(WorkerMain.PLAYED, stage.play(fields.get(0), fields.get(1)));
                    case WorkerMain.REPORT -> {
                        return CheckReport.of(fields);
                    }
                    default -> {
                        return died(current.exitCode(), current.ranOutOfMemory());
                    }
                }
            }
        }
    }

    private static CheckReport hungWithoutAWord(CheckRequest request) {
        Finding finding = Finding.of(
                "The check did not come to an end within %s, and its JVM did not even answer",
                Units.seconds(request.limitNanos()));
        return CheckReport.failed(finding, CheckReport.Wait.HUNG);
    }

    private static CheckReport died(int exitCode, boolean ranOutOfMemory) {
        Finding finding = ranOutOfMemory
                ? Finding.of("Your program used up all memory: the check's JVM has %s MiB and ended", 512)
                        .with(List.of("Keep no more than what is still needed; refuse a size before you allocate it."))
                : Finding.of("Your program ended the check's JVM (exit code %s)", exitCode);
        return CheckReport.failed(finding, CheckReport.Wait.NONE);
    }
}
