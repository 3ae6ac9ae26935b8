package workbook.udp;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Style: a new unconnected socket for each call, so that a refusal is seen as a time-out; the source's address and port
 * are compared one by one; the buffer is as long as any datagram.
 */
public final class UdpEchoClient implements Closeable {

    private final InetSocketAddress server;
    private final long timeoutMillis;
    private volatile boolean closed;

    public UdpEchoClient(InetSocketAddress server, Duration timeout) throws IOException {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("timeout");
        }
        this.server = server;
        this.timeoutMillis = timeout.toMillis();
    }

    public byte[] exchange(byte[] message) throws IOException {
        if (message.length < 1 || message.length > 65_507) {
            throw new IllegalArgumentException("message");
        }
        if (closed) {
            throw new SocketException("closed");
        }
        long start = System.nanoTime();
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, server));
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            for (long left = timeoutMillis; left > 0; left = timeoutMillis - (System.nanoTime() - start) / 1_000_000) {
                socket.setSoTimeout((int) left);
                socket.receive(packet);
                if (packet.getPort() == server.getPort()
                        && packet.getAddress().equals(server.getAddress())
                        && packet.getLength() == message.length) {
                    byte[] data = Arrays.copyOfRange(
                            packet.getData(), packet.getOffset(), packet.getOffset() + packet.getLength());
                    if (Arrays.equals(data, message)) {
                        return data;
                    }
                }
            }
            throw new SocketTimeoutException();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
    }
}
