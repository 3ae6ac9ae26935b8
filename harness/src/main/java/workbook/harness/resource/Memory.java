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

    private final long heapBefore = heap();
    private final long directBefore = direct();

    /** Weighs what is held when the check begins. */
    public Memory() {}

    /**
     * Fails if more than {@code mib} MiB are held than when the check began.
     *
     * @param why why the program holds them, such as {@code "for a client that does not read"}
     */
    public void expectHeldAtMost(long mib, String why) {
        // Apart, since an earlier check's direct buffers may be freed only now.
        long grown = Math.max(0, heap() - heapBefore) + Math.max(0, direct() - directBefore);
        if (grown > mib * MIB) {
            throw CheckFailure.of(
                    "Your program holds %s MiB %s; at most %s are allowed here", Units.number(grown / MIB), why, mib);
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
