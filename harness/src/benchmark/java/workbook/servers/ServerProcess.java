package workbook.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A server in a JVM of its own, so that its memory is its own too; closing this ends it. */
final class ServerProcess implements AutoCloseable {

    /** What a connection costs one side. */
    record Memory(long heldBytes, long residentBytes) {

        Memory perConnection(Memory before, int connections) {
            return new Memory(
                    (heldBytes - before.heldBytes) / connections, (residentBytes - before.residentBytes) / connections);
        }
    }

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final InetSocketAddress address;

    ServerProcess(String classPath, Contestant contestant, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                ServerMain.class.getName(),
                contestant.name()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.outputWriter(StandardCharsets.UTF_8);
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(answer()));
    }

    InetSocketAddress address() {
        return address;
    }

    Memory memory() throws IOException {
        questions.write("memory\n");
        questions.flush();
        return new Memory(Long.parseLong(answer()), resident());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the server's JVM ended before it answered; what it said stands above");
        }
        return line;
    }

    /** Returns what the process has in memory, stacks of threads included; 0 where the system does not list it. */
    private long resident() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }
}
