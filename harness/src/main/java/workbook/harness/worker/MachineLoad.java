package workbook.harness.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells how much longer than on a quiet machine a check may take. */
final class MachineLoad {

    /** The most by which a limit is stretched. */
    static final int MOST = 3;

    /** With up to as many threads a processor, each still gets its share often enough for the limits as they are. */
    private static final int USUAL = 2;

    private static final Path STATISTICS = Path.of("/proc/stat");

    private MachineLoad() {}

    /** Returns the factor for a limit, from 1 on; 1 where the system does not tell its load, such as Windows. */
    static double stretch() {
        return stretch(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), processors());
    }

    static double stretch(double load, int processors) {
        return Math.max(1, Math.min(MOST, load / processors / USUAL));
    }

    /** Counts all processors, since the load is that of the whole machine; this JVM may be allowed a few of them. */
    private static int processors() {
        int allowed = Runtime.getRuntime().availableProcessors();
        try (Stream<String> lines = Files.lines(STATISTICS)) {
            long all = lines.filter(line -> line.matches("cpu\\d+ .*")).count();
            return Math.max(allowed, Math.toIntExact(all));
        } catch (IOException e) {
            return allowed;
        }
    }
}
