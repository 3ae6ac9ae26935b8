package workbook.udp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Style: a blocking {@code DatagramChannel} with one direct buffer that is cleared and flipped for each datagram. */
public final class UdpEchoServer implements Closeable {

    private final DatagramChannel channel = DatagramChannel.open();
    private final InetSocketAddress address;
    private final Thread thread;

    public UdpEchoServer(InetSocketAddress local) throws IOException {
        try {
            channel.bind(local);
            address = (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        thread = new Thread(this::run);
        thread.setDaemon(true);
        thread.start();
    }

    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        try {
            thread.join(900);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(65_507);
        while (channel.isOpen()) {
            buffer.clear();
            try {
                SocketAddress source = channel.receive(buffer);
                channel.send(buffer.flip(), source);
            } catch (IOException e) {
                // The next round sees whether the channel is still open.
            }
        }
    }
}
