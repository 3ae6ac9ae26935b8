package workbook.udp;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/** Exercise 3.1. Sends every datagram back to where it came from. */
public final class UdpEchoServer implements Closeable {

    private static final long STOP_MILLIS = 1_000;

    /**
     * Room for any datagram: the header's length field has 16 bits. RFC 768: "Length is the length in octets of this
     * user datagram including this header and the data."
     */
    private static final int MAX_LENGTH = 65_535;

    private final DatagramSocket socket;
    private final Thread receiver;

    /** Binds {@code local} and begins to serve; returns at once. */
    public UdpEchoServer(InetSocketAddress local) throws IOException {
        // Unlike new ServerSocket() with bind(), this constructor closes what it opened when it cannot bind.
        socket = new DatagramSocket(local);
        receiver = new Thread(this::serve, "udp-echo-server");
        receiver.start();
    }

    /** Returns the address that the server receives on, with the port that the system chose. */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Stops the server, and waits until its thread has ended. */
    @Override
    public void close() throws IOException {
        // An interrupt does not end receive() on a platform thread; closing the socket that it waits on does.
        socket.close();
        try {
            receiver.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        byte[] buffer = new byte[MAX_LENGTH];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                // The packet now has the datagram's length and its sender, and so it is the reply. The rest of the
                // buffer may hold bytes of earlier datagrams; the length keeps them out.
                socket.send(packet);
            } catch (IOException e) {
                // One reply could not be sent, or close() ended receive(): the loop's condition tells which.
            }
        }
    }
}
