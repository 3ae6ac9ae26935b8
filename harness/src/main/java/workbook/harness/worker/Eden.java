package workbook.harness.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Optional;

/** Makes room in the heap before a check, so that no collection comes in its middle. */
final class Eden {

    /** Leaves most of the young generation that a worker has to the check. */
    private static final long LITTLE_BYTES = 16 << 20;

    private static final Optional<MemoryPoolMXBean> POOL = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().contains("Eden"))
            .findFirst();

    private Eden() {}

    /**
     * Collects what the checks before have left, if it is much. A collection closes a socket that a program forgot, and one
     * that came before the sockets are counted would hide it.
     */
    static void makeRoom() {
        if (POOL.filter(pool -> pool.getUsage().getUsed() > LITTLE_BYTES).isPresent()) {
            System.gc();
        }
    }
}
