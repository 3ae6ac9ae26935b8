package workbook.harness.grading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;

/**
 * Runs the exercises of a lesson side by side, each one whole and in one lane.
 *
 * <p>Most of a check is waiting, above all where a program hangs: a second lane halves what a class of hanging programs
 * costs. Order decides each verdict and never speed, so that the lanes do not change any.
 */
final class Lanes implements AutoCloseable {

    private static final int MOST = Math.min(2, Runtime.getRuntime().availableProcessors());

    /** Makes one more lane. */
    @FunctionalInterface
    interface Opener {
        Lane open() throws IOException;
    }

    private final Opener opener;
    private final List<Lane> open = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<CheckInfo, CompletableFuture<CheckResult>> results = new LinkedHashMap<>();

    /** Opens the first lane, so that its worker boots while JUnit looks for the suites. */
    Lanes(Opener opener) throws IOException {
        this.opener = opener;
        open.add(opener.open());
    }

    /** Begins to run the checks, in their order within each exercise. */
    void start(List<PlannedCheck> plan) throws IOException {
        plan.forEach(planned -> results.put(planned.check(), new CompletableFuture<>()));
        Collection<List<PlannedCheck>> exercises = plan.stream()
                .collect(Collectors.groupingBy(
                        planned -> planned.check().exercise(), LinkedHashMap::new, Collectors.toList()))
                .values();
        Queue<List<PlannedCheck>> waiting = new ConcurrentLinkedQueue<>(exercises);
        while (open.size() < Math.min(MOST, exercises.size())) {
            open.add(opener.open());
        }
        for (Lane lane : open) {
            Thread thread = new Thread(() -> run(lane, waiting), "lane " + (threads.size() + 1));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Waits for a check of the plan to end, and returns its result. */
    CheckResult result(CheckInfo check) throws InterruptedException {
        try {
            return results.get(check).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the check " + check.method() + " could not be run", e.getCause());
        }
    }

    /** Returns the result of a check if it has one. */
    Optional<CheckResult> resultSoFar(CheckInfo check) {
        CompletableFuture<CheckResult> result = results.get(check);
        return result.isDone() && !result.isCompletedExceptionally() ? Optional.of(result.join()) : Optional.empty();
    }

    /** Returns why the verdicts of the run mean nothing, if those of one lane do. */
    Optional<String> distrust() {
        return open.stream().flatMap(lane -> lane.distrust().stream()).findFirst();
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        open.forEach(Lane::close);
    }

    private void run(Lane lane, Queue<List<PlannedCheck>> waiting) {
        for (List<PlannedCheck> exercise = waiting.poll(); exercise != null; exercise = waiting.poll()) {
            for (PlannedCheck planned : exercise) {
                CompletableFuture<CheckResult> result = results.get(planned.check());
                try {
                    result.complete(lane.run(planned));
                } catch (IOException | InterruptedException | RuntimeException e) {
                    result.completeExceptionally(e);
                }
            }
        }
    }
}
