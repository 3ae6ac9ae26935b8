package workbook.harness.resource;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import workbook.harness.call.LearnersThreads;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.text.Units;

/** Looks at the threads of the learner's program: how many there are, and how much processor time they take. */
public final class Processor {

    /** One that waits takes nothing; one that spins takes as much as the check's own thread, which spins beside it. */
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long OWN_NANOS = 10 * IDLE_NANOS;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Scene scene;

    /** Makes the words for one check. */
    public Processor(Scene scene) {
        this.scene = scene;
    }

    /**
     * Lets half a second pass, and fails if the learner's threads used 20 milliseconds of processor time or more.
     *
     * <p>On a busy machine it takes longer: until the calling thread itself got 200 milliseconds.
     *
     * @param when what is going on, such as {@code "while nobody sends"}
     */
    public void expectIdle(String when) throws InterruptedException {
        List<Thread> threads = LearnersThreads.alive();
        long begin = System.nanoTime();
        long before = used(threads);
        scene.pause(300);
        long own = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - own < OWN_NANOS) {
            Thread.onSpinWait();
        }
        long took = used(threads) - before;
        if (took >= IDLE_NANOS) {
            throw CheckFailure.of(
                    "Your program used %s of processor time in %s %s",
                    Units.millis(took), Units.millis(System.nanoTime() - begin), when);
        }
    }

    /** Fails if the learner's program runs more threads than {@code most}. */
    public void expectThreadsAtMost(int most) {
        List<Thread> threads = LearnersThreads.alive();
        if (threads.size() > most) {
            throw CheckFailure.of(
                    "Your program runs %s; here it may have %s", Units.counted(threads.size(), "thread"), most);
        }
    }

    private static long used(List<Thread> threads) {
        return threads.stream()
                .mapToLong(thread -> THREADS.getThreadCpuTime(thread.getId()))
                // A thread that has ended in between has no time any more.
                .map(nanos -> Math.max(0, nanos))
                .sum();
    }
}
