package workbook.harness.resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/**
 * Opens what the JDK itself needs for virtual threads that wait for sockets: from Java 21 on it keeps descriptors for that
 * from the first such wait to its end, and they must not be taken for a learner's.
 */
final class VirtualThreadPollers {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private VirtualThreadPollers() {}

    /** Lets one virtual thread wait for a client until it comes; does nothing before Java 21. */
    static void open() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread waiting = (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, (Runnable)
                            () -> accept(nobody));
            // A time-out in its place may be over before the thread waits at all.
            long end = System.nanoTime() + LIMIT_NANOS;
            while (waiting.getState() != Thread.State.WAITING && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            new Socket(nobody.getInetAddress(), nobody.getLocalPort()).close();
            waiting.join();
        } catch (NoSuchMethodException e) {
            // No virtual threads in this Java.
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a virtual thread could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void accept(ServerSocket server) {
        try {
            server.accept().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
