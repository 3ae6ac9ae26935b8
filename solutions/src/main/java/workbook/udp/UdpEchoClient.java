package workbook.udp;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/** Exercise 3.2. Sends a datagram to an echo server and waits for it to come back. */
public final class UdpEchoClient implements Closeable {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** 65,535 bytes of an IPv4 packet, less 20 of its header and 8 of UDP's. */
    private static final int MAX_MESSAGE = 65_507;

    private final DatagramSocket socket;
    private final Duration timeout;

    /** Opens a socket for one server; sends nothing yet. */
    public UdpEchoClient(InetSocketAddress server, Duration timeout) throws IOException {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(timeout + " is not in the range 1 ms to 1 h");
        }
        this.timeout = timeout;
        socket = new DatagramSocket();
        try {
            // No packet is sent by this. It makes the system drop what comes from any other address or port, and report
            // a refusal: RFC 1122, 4.1.3.3, "UDP MUST pass to the application layer all ICMP error messages".
            socket.connect(server);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends {@code message} as one datagram, and returns the data of the reply. */
    public byte[] exchange(byte[] message) throws IOException {
        // An empty one is legal in UDP, but send() on a connected socket drops it in silence (seen on JDK 17 and 25).
        if (message.length == 0 || message.length > MAX_MESSAGE) {
            throw new IllegalArgumentException(message.length + " is not in the range 1 to " + MAX_MESSAGE);
        }
        long end = System.nanoTime() + timeout.toNanos();
        socket.send(new DatagramPacket(message, message.length));
        // One byte more than the reply has: a longer datagram fills it, where it would pass for the reply without.
        byte[] buffer = new byte[message.length + 1];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            // Each receive gets what is left, or every datagram that is ignored would start the time-out anew.
            socket.setSoTimeout(millisUntil(end));
            socket.receive(packet);
            byte[] data = Arrays.copyOf(buffer, packet.getLength());
            // Late replies to earlier calls come from the right server too; only the bytes tell.
            if (Arrays.equals(data, message)) {
                return data;
            }
        }
    }

    /** Closes the socket. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Returns the milliseconds until {@code end}, at least 1. */
    private int millisUntil(long end) throws SocketTimeoutException {
        // nanoTime() may overflow, differences of it do not.
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException("no reply within " + timeout.toMillis() + " ms");
        }
        // Rounded up: a last half millisecond would become 0, and a time-out of 0 means to wait for ever.
        return (int) ((nanos + 999_999) / 1_000_000);
    }
}
