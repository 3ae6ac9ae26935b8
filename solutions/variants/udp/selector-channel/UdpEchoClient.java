package workbook.udp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;

/**
 * Style: a connected, non-blocking {@code DatagramChannel} with a selector, which passes over a refusal and waits
 * for the time-out, as an unconnected one does.
 */
public final class UdpEchoClient implements Closeable {

    private final DatagramChannel channel = DatagramChannel.open();
    private final Selector selector;
    private final Duration timeout;

    public UdpEchoClient(InetSocketAddress server, Duration timeout) throws IOException {
        Selector opened = null;
        try {
            if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("from 1 ms to 1 h, not " + timeout);
            }
            channel.connect(server);
            channel.configureBlocking(false);
            opened = Selector.open();
            channel.register(opened, SelectionKey.OP_READ);
        } catch (IOException | RuntimeException e) {
            channel.close();
            if (opened != null) {
                opened.close();
            }
            throw e;
        }
        this.selector = opened;
        this.timeout = timeout;
    }

    public byte[] exchange(byte[] message) throws IOException {
        if (message.length == 0 || message.length > 65_507) {
            throw new IllegalArgumentException("1 to 65,507 bytes, not " + message.length);
        }
        long start = System.nanoTime();
        channel.write(ByteBuffer.wrap(message));
        ByteBuffer buffer = ByteBuffer.allocate(65_508);
        while (true) {
            long left = timeout.toNanos() - (System.nanoTime() - start);
            if (left <= 0) {
                throw new SocketTimeoutException("nothing came");
            }
            selector.select(left / 1_000_000 + 1);
            selector.selectedKeys().clear();
            buffer.clear();
            try {
                // receive(), not read(): it tells an empty datagram of the server from no datagram.
                if (channel.receive(buffer) != null && buffer.flip().equals(ByteBuffer.wrap(message))) {
                    byte[] data = new byte[buffer.remaining()];
                    buffer.get(data);
                    return data;
                }
            } catch (PortUnreachableException e) {
                // Nobody receives there now; the time-out tells it.
            }
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
