package workbook.harness.resource;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import workbook.harness.call.CallThread;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.text.Units;

/**
 * Gives the learner's program executors to run on, and knows what runs there.
 *
 * <p>Each task begins at once, on a thread of its own. Nobody shuts these executors down.
 */
public final class Tasks {

    private static final int LONGEST_HALT_MILLIS = 300;

    private final Scene scene;
    private final List<Runnable> kept = new ArrayList<>();
    private int running;

    /** Makes the words for one check. */
    public Tasks(Scene scene) {
        this.scene = scene;
    }

    /** Returns an executor that runs each task on a new platform thread. */
    public Executor executor() {
        return task -> {
            // In the group of the thread that asks for it, so that a task that is left behind is found.
            Thread thread = new TaskThread(counted(task));
            thread.setDaemon(true);
            thread.start();
        };
    }

    /** Returns an executor as {@link #executor()} is on a busy machine: each task begins {@code millis} late. */
    public Executor lateExecutor(long millis) {
        Executor executor = executor();
        return task -> executor.execute(() -> {
            try {
                scene.pause(millis);
            } catch (InterruptedException e) {
                // The check is over. The task runs all the same, since whoever handed it over may count on that.
            }
            task.run();
        });
    }

    /**
     * Returns an executor as {@link #executor()} is on a machine that stands still at the wrong moment. The first task
     * begins when the second one is handed over, each further one {@code millis} after the one before it has ended. No task
     * waits for another one longer than 300 ms. Tasks are kept, so that what they opened is not closed by the garbage
     * collector.
     */
    public Executor haltingExecutor(long millis) {
        Executor executor = executor();
        CountDownLatch two = new CountDownLatch(2);
        AtomicReference<CountDownLatch> last = new AtomicReference<>();
        return task -> {
            synchronized (this) {
                kept.add(task);
            }
            CountDownLatch done = new CountDownLatch(1);
            CountDownLatch before = last.getAndSet(done);
            two.countDown();
            executor.execute(() -> {
                try {
                    two.await(LONGEST_HALT_MILLIS, TimeUnit.MILLISECONDS);
                    if (before != null) {
                        before.await(LONGEST_HALT_MILLIS, TimeUnit.MILLISECONDS);
                        scene.pause(millis);
                    }
                } catch (InterruptedException e) {
                    // The check is over. The task runs all the same, since whoever handed it over may count on that.
                }
                try {
                    task.run();
                } finally {
                    done.countDown();
                }
            });
        };
    }

    /** Returns an executor that runs each task on a new virtual thread; before Java 21, on a platform thread. */
    public Executor virtualExecutor() {
        Method start;
        try {
            start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException e) {
            return executor();
        }
        return task -> {
            try {
                start.invoke(null, counted(task));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a virtual thread could not be started", e);
            }
        };
    }

    /** Fails unless every task ends in the check's time. */
    public synchronized void expectEnded() throws InterruptedException {
        while (running > 0) {
            if (scene.isOver()) {
                throw CheckFailure.of(
                                "%s of yours still %s on the executor",
                                Units.counted(running, "task"), running == 1 ? "runs" : "run")
                        .afterWaiting();
            }
            TimeUnit.NANOSECONDS.timedWait(this, scene.remainingNanos());
        }
    }

    /**
     * Waits until no more than {@code n} tasks run; fails when that does not come about in the check's time.
     *
     * @param when the moment, such as {@code "after ten clients have left"}
     */
    public synchronized void expectAtMost(int n, String when) throws InterruptedException {
        while (running > n) {
            if (scene.isOver()) {
                throw CheckFailure.of(
                                "%s of yours run on the executor %s; at most %s are allowed here",
                                Units.counted(running, "task"), when, n)
                        .afterWaiting();
            }
            TimeUnit.NANOSECONDS.timedWait(this, scene.remainingNanos());
        }
    }

    /** Fails if the learner's program runs a thread besides those of the executors. */
    public void expectNoOtherThread() {
        Thread[] found = new Thread[Thread.activeCount() + 16];
        int n = Thread.enumerate(found);
        for (int i = 0; i < n; i++) {
            boolean ours = found[i] == Thread.currentThread()
                    || found[i] instanceof TaskThread
                    || found[i] instanceof CallThread;
            if (!ours && found[i].getThreadGroup() == Thread.currentThread().getThreadGroup()) {
                throw CheckFailure.of(
                        "Your program runs the thread \"%s\", which the executor did not start", found[i].getName());
            }
        }
    }

    private Runnable counted(Runnable task) {
        synchronized (this) {
            running++;
        }
        return () -> {
            try {
                task.run();
            } finally {
                synchronized (this) {
                    running--;
                    notifyAll();
                }
            }
        };
    }

    private static final class TaskThread extends Thread {

        private TaskThread(Runnable task) {
            super(task, "task");
        }
    }
}
