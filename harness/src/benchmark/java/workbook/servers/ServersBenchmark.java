package workbook.servers;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Prints throughput, p99 and memory of a reference beside a server on Netty that does the same work; it judges nothing.
 *
 * <p>{@code mvn verify -Pbenchmarks -pl harness} runs it. Both sides take turns in one run, each in a JVM of its own, with
 * one and the same load; the median of the rounds is printed.
 */
class ServersBenchmark {

    private static final int[] CONNECTIONS = {1, 100, 1_000};
    private static final int MESSAGE_BYTES = 256;
    private static final int FILE_BYTES = 4_096;
    private static final int ROUNDS = 5;
    private static final long WARM_UP = TimeUnit.MILLISECONDS.toNanos(1_500);
    private static final long SPAN = TimeUnit.MILLISECONDS.toNanos(1_000);

    private static String classPath;

    @BeforeAll
    static void compileReferences() throws IOException {
        classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                + File.pathSeparator
                + References.compiled(Path.of(System.getProperty("workbook.root")));
    }

    @Test
    void anEchoByTheSelector() throws IOException {
        try (ServerProcess ours = new ServerProcess(classPath, Contestant.SELECTOR_ECHO_SERVER);
                ServerProcess netty = new ServerProcess(classPath, Contestant.NETTY_ECHO)) {
            compare(Contestant.SELECTOR_ECHO_SERVER, ours, Contestant.NETTY_ECHO, netty);
        }
    }

    @Test
    void anEchoByThreads() throws IOException {
        try (ServerProcess ours = new ServerProcess(classPath, Contestant.ECHO_SERVER);
                ServerProcess netty = new ServerProcess(classPath, Contestant.NETTY_ECHO)) {
            compare(Contestant.ECHO_SERVER, ours, Contestant.NETTY_ECHO, netty);
        }
    }

    @Test
    void aProxyByThreads() throws IOException {
        try (ServerProcess upstream = new ServerProcess(classPath, Contestant.NETTY_ECHO)) {
            int port = upstream.address().getPort();
            try (ServerProcess ours = new ServerProcess(classPath, Contestant.TCP_PROXY, port);
                    ServerProcess netty = new ServerProcess(classPath, Contestant.NETTY_PROXY, port)) {
                compare(Contestant.TCP_PROXY, ours, Contestant.NETTY_PROXY, netty);
            }
        }
    }

    @Test
    void filesOverHttp() throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("workbook.root"), "harness/target/served"));
        Files.write(folder.resolve("file.bin"), new byte[FILE_BYTES]);
        byte[] request = "GET /file.bin HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (ServerProcess ours = new ServerProcess(classPath, Contestant.STATIC_HTTP_SERVER, folder);
                ServerProcess netty = new ServerProcess(classPath, Contestant.NETTY_HTTP, folder)) {
            compare(
                    new Side(Contestant.STATIC_HTTP_SERVER, ours, request, answerBytes(ours.address(), request)),
                    new Side(Contestant.NETTY_HTTP, netty, request, answerBytes(netty.address(), request)));
        }
    }

    /** Returns the length of an answer, which a server gives alike each time; head and body. */
    private static int answerBytes(InetSocketAddress server, byte[] request) throws IOException {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.getOutputStream().write(request);
            int head = 0;
            for (int last = 0; last != 0x0D0A0D0A; head++) {
                last = last << 8 | socket.getInputStream().read();
            }
            return head + FILE_BYTES;
        }
    }

    private static void compare(Contestant one, ServerProcess ours, Contestant two, ServerProcess netty)
            throws IOException {
        compare(
                new Side(one, ours, new byte[MESSAGE_BYTES], MESSAGE_BYTES),
                new Side(two, netty, new byte[MESSAGE_BYTES], MESSAGE_BYTES));
    }

    private static void compare(Side left, Side right) throws IOException {
        for (int connections : CONNECTIONS) {
            left.open(connections);
            right.open(connections);
            try {
                left.warmUp();
                right.warmUp();
                for (int round = 0; round < ROUNDS; round++) {
                    left.measure();
                    right.measure();
                }
            } finally {
                left.close();
                right.close();
            }
            left.print(connections);
            right.print(connections);
            print(
                    "%-24s %,6d connections: %.2f of Netty's throughput, %.2f of its p99",
                    left.contestant.title(),
                    connections,
                    left.perSecond() / right.perSecond(),
                    left.p99() / right.p99());
        }
    }

    /** One of the two servers with the figures of its rounds. */
    private static final class Side {

        private final Contestant contestant;
        private final ServerProcess server;
        private final byte[] message;
        private final int answerBytes;
        private final List<Load.Figures> figures = new ArrayList<>();
        private Load load;
        private ServerProcess.Memory each;

        private Side(Contestant contestant, ServerProcess server, byte[] message, int answerBytes) {
            this.contestant = contestant;
            this.server = server;
            this.message = message;
            this.answerBytes = answerBytes;
        }

        private void open(int connections) throws IOException {
            figures.clear();
            // The first connection also loads classes, which later ones share.
            try (Load first = new Load(server.address(), 1, message, answerBytes)) {
                first.run(WARM_UP);
            }
            ServerProcess.Memory before = server.memory();
            load = new Load(server.address(), connections, message, answerBytes);
            // Once round, so that every connection has been accepted and served when its memory is asked for.
            load.run(1);
            each = server.memory().perConnection(before, connections);
        }

        private void warmUp() throws IOException {
            load.run(WARM_UP);
        }

        private void measure() throws IOException {
            figures.add(load.run(SPAN));
        }

        private void close() throws IOException {
            load.close();
        }

        private double perSecond() {
            return median(figures.stream().mapToDouble(Load.Figures::perSecond).toArray());
        }

        private double p99() {
            return median(figures.stream().mapToDouble(Load.Figures::p99Micros).toArray());
        }

        private void print(int connections) {
            ServersBenchmark.print(
                    "%-24s %,6d connections: %,9.0f messages/s, p99 %,8.0f us",
                    contestant.title(), connections, perSecond(), p99());
            if (connections > 1) {
                ServersBenchmark.print(
                        "%-24s %,6d connections: each holds %,d bytes of heap and direct buffers, %,d resident",
                        contestant.title(), connections, each.heldBytes(), each.residentBytes());
            }
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void print(String pattern, Object... arguments) {
        System.out.printf(Locale.ROOT, "BENCHMARK  " + pattern + "%n", arguments);
    }
}
