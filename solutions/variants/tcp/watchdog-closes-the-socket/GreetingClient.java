package workbook.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Style: one {@code readAllBytes()} without any read time-out; a second thread closes the socket when the deadline has
 * come. The message of a failure is the JDK's own print of each address.
 */
public final class GreetingClient {

    private final Duration connectTimeout;
    private final Duration deadline;

    public GreetingClient(Duration connectTimeout, Duration deadline) {
        for (Duration time : new Duration[] {connectTimeout, deadline}) {
            if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("out of range");
            }
        }
        this.connectTimeout = connectTimeout;
        this.deadline = deadline;
    }

    public String fetch(List<InetSocketAddress> addresses) throws IOException {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException();
        }
        ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
        try {
            return new Call().fetch(addresses, watchdog);
        } finally {
            watchdog.shutdownNow();
            try {
                watchdog.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Call {

        private Socket current;
        private boolean over;

        String fetch(List<InetSocketAddress> addresses, ScheduledExecutorService watchdog) throws IOException {
            watchdog.schedule(this::expire, deadline.toNanos(), TimeUnit.NANOSECONDS);
            IOException failure = new IOException("Cannot connect to any of " + addresses);
            for (InetSocketAddress address : addresses) {
                try {
                    Socket socket = new Socket();
                    // An option makes the kernel's socket: JDK 17 loses a close() that comes before there is one.
                    socket.setTcpNoDelay(true);
                    use(socket);
                    try {
                        connect(socket, address);
                    } catch (IOException e) {
                        failure.addSuppressed(e);
                        socket.close();
                        continue;
                    }
                    byte[] reply = socket.getInputStream().readAllBytes();
                    // A close by the watchdog is an exception here, never an end of the stream.
                    return new String(reply, StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw isOver() ? tooLate(e) : e;
                } finally {
                    close();
                }
            }
            throw isOver() ? tooLate(failure) : failure;
        }

        private void connect(Socket socket, InetSocketAddress address) throws IOException {
            if (address.isUnresolved()) {
                throw new UnknownHostException(address.getHostString());
            }
            socket.connect(address, (int) connectTimeout.toMillis());
        }

        private synchronized void use(Socket socket) throws IOException {
            current = socket;
            if (over) {
                throw new IOException("too late to begin");
            }
        }

        private synchronized boolean isOver() {
            return over;
        }

        private synchronized void expire() {
            over = true;
            try {
                close();
            } catch (IOException e) {
                // Nothing is left to close.
            }
        }

        private synchronized void close() throws IOException {
            if (current != null) {
                current.close();
            }
        }

        private IOException tooLate(IOException cause) {
            SocketTimeoutException e = new SocketTimeoutException();
            e.initCause(cause);
            return e;
        }
    }
}
