package workbook.harness.resource;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workbook.harness.tcp.Tcp;

/**
 * Counts this JVM's open sockets and selectors, so that a check can tell what the learner's program left open.
 *
 * <p>Reads the list of descriptors that Linux keeps; elsewhere it counts nothing and reports no leak.
 */
public final class OpenSockets {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenSockets() {}

    /** Opens and closes one of each kind: the JDK keeps a few descriptors of its own from the first use on. */
    public static void warmUp() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open();
                SocketChannel client = SocketChannel.open();
                DatagramChannel datagrams = DatagramChannel.open();
                Selector selector = Selector.open()) {
            server.bind(Tcp.loopback());
            client.connect(server.getLocalAddress());
            server.accept().close();
            datagrams.bind(Tcp.loopback());
            selector.selectNow();
        }
        VirtualThreadPollers.open();
    }

    /** Returns how many sockets and selectors are open. */
    public static int count() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        int open = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                open += isSocket(descriptor) ? 1 : 0;
            }
        } catch (IOException e) {
            return 0;
        }
        return open;
    }

    /** Waits up to {@code limit} until no more than {@code allowed} are open; returns how many there are beyond. */
    public static int awaitAtMost(int allowed, Duration limit) {
        if (count() > allowed) {
            try {
                Awaitility.await()
                        .atMost(limit)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> count() <= allowed);
            } catch (ConditionTimeoutException e) {
                return count() - allowed;
            }
        }
        return 0;
    }

    private static boolean isSocket(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("socket:") || target.contains("eventpoll");
        } catch (IOException e) {
            // Closed since the directory was read.
            return false;
        }
    }
}
