package workbook.harness.call;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import workbook.harness.finding.BlockedCalls;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.text.Units;

/** A call of the learner's method that runs on a thread of its own while the check goes on. */
public final class Started<T> {

    private static final long ARRIVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String what;
    private final FutureTask<T> task;
    private final Thread thread;
    private final Scene scene;
    private volatile boolean asked;

    Started(String what, FutureTask<T> task, Thread thread, Scene scene) {
        this.what = what;
        this.task = task;
        this.thread = thread;
        this.scene = scene;
    }

    /** Waits until the call has ended, and returns what came of it; fails when it does not end in the check's time. */
    public Answer<T> ends() throws InterruptedException {
        asked = true;
        return awaitEnd();
    }

    private Answer<T> awaitEnd() throws InterruptedException {
        long begin = System.nanoTime();
        try {
            T value = task.get(scene.remainingNanos(), TimeUnit.NANOSECONDS);
            thread.join();
            return Answer.returned(what, value);
        } catch (ExecutionException e) {
            thread.join();
            return Answer.threw(what, e.getCause());
        } catch (TimeoutException | CancellationException e) {
            throw CheckFailure.of("%s did not end within %s", what, Units.seconds(System.nanoTime() - begin))
                    .afterWaiting();
        }
    }

    /** Returns whether the call has ended, in whichever way. */
    public boolean hasEnded() {
        return task.isDone();
    }

    /** Returns what the call threw, if it has ended and threw; a stub's TODO passes through. */
    public Optional<Throwable> thrown() {
        try {
            return hasEnded() ? awaitEnd().thrown() : Optional.empty();
        } catch (InterruptedException e) {
            // The check is over, and this is the thread that it ran on.
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Lets the call come to where it waits, and fails if it has ended: it should be waiting for what the check does next.
     */
    public void isStillWaiting() throws InterruptedException {
        // A call that spins is right too, so that it must not be waited for without an end.
        long end = System.nanoTime() + Math.min(ARRIVAL_NANOS, scene.remainingNanos());
        while (!task.isDone() && !BlockedCalls.waits(thread, thread.getStackTrace()) && System.nanoTime() < end) {
            thread.join(1);
        }
        if (task.isDone()) {
            throw CheckFailure.of("%s ended too early: it %s", what, ends().describe());
        }
    }

    /** Says how the call ended, if it did and nobody asked; throws the TODO of a stub whose call ended with it. */
    Optional<String> endedUnasked() {
        if (asked || !task.isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(what + " has ended: it " + awaitEnd().describe() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
