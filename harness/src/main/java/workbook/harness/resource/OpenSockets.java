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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Descriptors that the harness has opened for good, for a peer that a whole worker shares. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private OpenSockets() {}

    /**
     * Opens what stays open until this JVM ends, and never counts its descriptors. No other thread may open or close any
     * meanwhile.
     */
    public static void keeping(Runnable opens) {
        Set<Path> before = open();
        opens.run();
        Set<Path> opened = open();
        opened.removeAll(before);
        OURS.addAll(opened);
    }

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

    /** Returns how many sockets and selectors are open, those that {@link #keeping} opened not among them. */
    public static int count() {
        Set<Path> open = open();
        open.removeAll(OURS);
        return open.size();
    }

    private static Set<Path> open() {
        Set<Path> open = new HashSet<>();
        if (!Files.isDirectory(DESCRIPTORS)) {
            return open;
        }
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (isSocket(descriptor)) {
                    open.add(descriptor);
                }
            }
        } catch (IOException e) {
            return new HashSet<>();
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
