package workbook.harness.resource;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Opens what the JDK itself needs for virtual threads that wait for sockets: from Java 21 on it keeps descriptors for that
 * from the first such wait to its end, and they must not be taken for a learner's.
 */
final class VirtualThreadPollers {

    private VirtualThreadPollers() {}

    /** Lets one virtual thread wait for a socket for a millisecond; does nothing before Java 21. */
    static void open() {
        try {
            Thread waiting = (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, (Runnable)
                            VirtualThreadPollers::waitForASocket);
            waiting.join();
        } catch (NoSuchMethodException e) {
            // No virtual threads in this Java.
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a virtual thread could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitForASocket() {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody.setSoTimeout(1);
            nobody.accept();
        } catch (IOException e) {
            // Nobody connects, and the time-out says so.
        }
    }
}
