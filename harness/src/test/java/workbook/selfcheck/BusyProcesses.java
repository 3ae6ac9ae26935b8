package workbook.selfcheck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps processors busy from other processes, as a machine that does other work would. */
final class BusyProcesses implements AutoCloseable {

    private final List<Process> processes = new ArrayList<>();

    BusyProcesses(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("workbook.root") + "/harness/target/test-classes",
                            BusyProcesses.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
    }

    /** Spins until the standard input ends, which it does with the process that holds its other end. */
    public static void main(String[] arguments) throws IOException {
        Thread spinning = new Thread(() -> {
            while (true) {
                Thread.onSpinWait();
            }
        });
        spinning.setDaemon(true);
        spinning.start();
        System.in.transferTo(System.out);
    }

    @Override
    public String toString() {
        return processes.size() + " busy processes";
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
