package workbook.udp;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Style: one packet for all receives without {@code setLength}, which is right because receive uses the whole buffer
 * again; a flag that is looked at after a short time-out in place of a close under the receive.
 */
public final class UdpEchoServer implements Closeable {

    private final DatagramSocket socket = new DatagramSocket(null);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean stopping;
    private Thread thread;

    public UdpEchoServer(InetSocketAddress local) throws IOException {
        try {
            socket.bind(local);
            socket.setSoTimeout(50);
            thread = new Thread(this::loop);
            thread.start();
        } finally {
            if (thread == null) {
                socket.close();
            }
        }
    }

    public InetSocketAddress address() {
        InetAddress host = socket.getLocalAddress();
        return new InetSocketAddress(host, socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        stopping = true;
        try {
            if (done.await(1, TimeUnit.SECONDS)) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
        try (socket) {
            while (!stopping) {
                try {
                    socket.receive(packet);
                    byte[] data = Arrays.copyOf(packet.getData(), packet.getLength());
                    socket.send(new DatagramPacket(data, data.length, packet.getAddress(), packet.getPort()));
                } catch (SocketTimeoutException e) {
                    // Time to look at the flag.
                } catch (IOException e) {
                    // This reply is lost, as any datagram may be.
                }
            }
        } finally {
            done.countDown();
        }
    }
}
