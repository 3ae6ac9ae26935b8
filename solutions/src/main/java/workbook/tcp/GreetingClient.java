package workbook.tcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Exercise 2.1. Connects to a server, reads all that it says until it ends the stream, and closes the connection. */
public final class GreetingClient {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final int connectMillis;
    private final Duration deadline;

    /** Prepares a client that may fetch any number of times. */
    public GreetingClient(Duration connectTimeout, Duration deadline) {
        this.connectMillis = (int) requireRange(connectTimeout).toMillis();
        this.deadline = requireRange(deadline);
    }

    /** Returns the whole reply of the first address that accepts a connection, decoded from UTF-8. */
    public String fetch(List<InetSocketAddress> addresses) throws IOException {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address to connect to");
        }
        // One point in time for the whole call. Each step below gets what is left until then, and no time of its own.
        long end = System.nanoTime() + deadline.toNanos();
        List<String> failures = new ArrayList<>();
        for (InetSocketAddress address : addresses) {
            // Not connectMillis alone: many black holes in a row would take many connect time-outs.
            int patience = Math.min(connectMillis, millisUntil(end));
            // Closes the socket on every way out of the block: refused, reset, too late, or all well.
            try (Socket socket = new Socket()) {
                try {
                    socket.connect(address, patience);
                } catch (IOException e) {
                    // The exception says "Connection refused", but not by whom; with a list the reader needs to know.
                    failures.add(address.getHostString() + " port " + address.getPort() + ": " + e);
                    continue;
                }
                // Decoded only when it is complete: a segment may end in the middle of a character.
                return new String(readAll(socket, end), StandardCharsets.UTF_8);
            }
        }
        throw new IOException("no address accepts a connection: " + String.join("; ", failures));
    }

    private byte[] readAll(Socket socket, long end) throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        while (true) {
            // The time-out bounds one read, and starts anew with the next: set once, it would let a server that sends
            // a byte now and then hold the client for ever. So each read gets only what is left of the whole.
            socket.setSoTimeout(millisUntil(end));
            int n = in.read(buffer);
            if (n < 0) {
                return reply.toByteArray();
            }
            reply.write(buffer, 0, n);
        }
    }

    /** Returns the milliseconds until {@code end}, at least 1. */
    private int millisUntil(long end) throws SocketTimeoutException {
        // nanoTime() may overflow, differences of it do not.
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException("no whole reply within " + deadline.toMillis() + " ms");
        }
        // Rounded up: a last half millisecond would become 0, and a time-out of 0 means to wait for ever.
        return (int) ((nanos + 999_999) / 1_000_000);
    }

    private static Duration requireRange(Duration time) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(time + " is not in the range 1 ms to 1 h");
        }
        return time;
    }
}
