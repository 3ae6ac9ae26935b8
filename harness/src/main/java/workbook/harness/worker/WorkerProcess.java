package workbook.harness.worker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The supervisor's handle of one worker: its process, the lines that go to it and the replies that come back. */
final class WorkerProcess implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "-Xmx512m",
            // Room for what a check makes: a collection in its middle would close a forgotten socket before it is
            // counted.
            "-Xmn160m",
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto",
            // One blocked task of the common pool must not starve the next exercise.
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=64",
            // Some systems have another one than UTF-8: who does not name a charset is told so on every machine.
            "-Dfile.encoding=US-ASCII");

    private static final long EXIT_MILLIS = 1_000;

    /** What the JVM prints before it ends, as -XX:+ExitOnOutOfMemoryError asks it to. */
    private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError";

    /** The kind of the reply that stands for the end of the worker's output. */
    static final String GONE = "GONE";

    private final String nonce = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    private final Process process;
    private final Writer toWorker;
    private volatile boolean ranOutOfMemory;
    private final BlockingQueue<List<String>> replies = new LinkedBlockingQueue<>();

    WorkerProcess(WorkerSettings settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-cp");
        command.add(path(settings.harnessPath().stream()));
        command.add(WorkerMain.class.getName());
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        toWorker = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(() -> read(process.inputReader(StandardCharsets.UTF_8)), "worker's replies");
        reader.setDaemon(true);
        reader.start();
        send(nonce);
        send(settings.learner().toString());
        send(path(Stream.of(settings.suites(), settings.learner())));
    }

    /** Sends a line of fields; a worker that is gone says so by its replies. */
    void send(String kind, List<String> fields) {
        send(Line.join(Stream.concat(Stream.of(kind), fields.stream()).toList()));
    }

    /** Waits for the next reply, its kind first; null when none comes in time. */
    List<String> reply(long nanos) throws InterruptedException {
        return replies.poll(nanos, TimeUnit.NANOSECONDS);
    }

    /** Returns the exit code of a worker whose output has ended; one that runs on all the same is killed. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    /** Returns whether the JVM said that its memory was used up. */
    boolean ranOutOfMemory() {
        return ranOutOfMemory;
    }

    /** Kills the worker at once. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void send(String line) {
        try {
            toWorker.write(line + "\n");
            toWorker.flush();
        } catch (IOException e) {
            // The worker is gone; the reader sees the end of its output and puts GONE into the replies.
        }
    }

    private void read(BufferedReader in) {
        try {
            for (String line; (line = in.readLine()) != null; ) {
                // Whatever does not begin with the nonce was printed by the JVM itself or by native code.
                ranOutOfMemory |= line.startsWith(OUT_OF_MEMORY);
                if (line.startsWith(nonce + "\t")) {
                    String[] parts = line.split("\t", 3);
                    replies.add(Stream.concat(Stream.of(parts[1]), Line.split(parts[2]).stream())
                            .toList());
                }
            }
        } catch (IOException e) {
            // As at the end of the output.
        }
        replies.add(List.of(GONE));
    }

    private static String path(Stream<Path> entries) {
        return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
