package workbook.harness.resource;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import workbook.harness.scene.CheckFailure;
import workbook.harness.text.Units;

/**
 * Weighs what the learner's program holds: bytes of the heap that a collection leaves, and of direct buffers.
 *
 * <p>The check's own bytes count too, so a check that sends much makes it piece by piece.
 */
public final class Memory {

    private static final long MIB = 1 << 20;

    private final long before = held();

    /** Weighs what is held when the check begins. */
    public Memory() {}

    /**
     * Fails if more than {@code mib} MiB are held than when the check began.
     *
     * @param why why the program holds them, such as {@code "for a client that does not read"}
     */
    public void expectHeldAtMost(long mib, String why) {
        long grown = held() - before;
        if (grown > mib * MIB) {
            throw CheckFailure.of(
                    "Your program holds %s MiB %s; at most %s are allowed here", Units.number(grown / MIB), why, mib);
        }
    }

    private static long held() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return runtime.totalMemory() - runtime.freeMemory() + direct;
    }
}
