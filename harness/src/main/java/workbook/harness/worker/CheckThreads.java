package workbook.harness.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Predicate;
import workbook.harness.call.CallThread;
import workbook.harness.finding.BlockedCalls;

/**
 * The threads of one check: every thread that the learner's program starts during it belongs to this group, also timers,
 * executors and the threads of static initialisers.
 */
final class CheckThreads extends ThreadGroup {

    private static final long STEP_MILLIS = 5;

    private final List<Throwable> uncaught = new ArrayList<>();

    CheckThreads(String name) {
        super(name);
    }

    /** Keeps what ended a thread of the learner's, which would otherwise go to a screen that nobody reads. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        synchronized (uncaught) {
            uncaught.add(thrown);
        }
    }

    List<Throwable> uncaught() {
        synchronized (uncaught) {
            return List.copyOf(uncaught);
        }
    }

    /** Returns the threads that have not ended, with their stacks; the common pool's are the JDK's own. */
    Map<Thread, StackTraceElement[]> alive() {
        Thread[] found = new Thread[activeCount() + 16];
        int n = enumerate(found);
        Map<Thread, StackTraceElement[]> alive = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            boolean common =
                    found[i] instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
            if (!common && found[i] != Thread.currentThread()) {
                alive.put(found[i], found[i].getStackTrace());
            }
        }
        return alive;
    }

    /** Waits up to {@code nanos} for the threads to end; returns whether they did. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return awaitEnd(nanos, thread -> true);
    }

    /** Waits for the threads to end that the learner's program started, not for the calls that the check made. */
    boolean awaitLearnersEnd(long nanos) throws InterruptedException {
        return awaitEnd(nanos, thread -> !(thread instanceof CallThread));
    }

    /**
     * Waits up to {@code nanos} until every thread has ended or waits in a call: one that an exception is just ending may
     * have closed its socket before the exception is known here.
     */
    void awaitRest(long nanos) throws InterruptedException {
        awaitEnd(nanos, thread -> !BlockedCalls.waits(thread, thread.getStackTrace()));
    }

    private boolean awaitEnd(long nanos, Predicate<Thread> counts) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            Optional<Thread> left = alive().keySet().stream().filter(counts).findFirst();
            if (left.isEmpty()) {
                return true;
            }
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            left.get().join(Math.min(millis, STEP_MILLIS));
        }
    }
}
