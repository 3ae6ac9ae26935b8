import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import workbook.tcp.SelectorEchoServer;

/** Fills the buffers of a client that does not read, serves another one, and then lets the first one read. */
class OneThreadTwoClients {

    private static final int MUCH = 64 * 1024 * 1024;

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (SelectorEchoServer server = new SelectorEchoServer(local);
                SocketChannel deaf = SocketChannel.open(server.address());
                Socket other = new Socket(
                        server.address().getAddress(), server.address().getPort())) {
            deaf.configureBlocking(false);
            long sent = fill(deaf);
            System.out.println("the deaf client's write takes nothing more: " + (sent < MUCH));

            other.getOutputStream().write("tea".getBytes());
            System.out.println("the other client reads \""
                    + new String(other.getInputStream().readNBytes(3)) + "\"");

            deaf.configureBlocking(true);
            deaf.shutdownOutput();
            long received = 0;
            ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
            for (int n = deaf.read(buffer); n >= 0; n = deaf.read(buffer.clear())) {
                received += n;
            }
            System.out.println("the deaf client reads what it sent, and then the end: " + (received == sent));
        }
    }

    /** Writes until the channel has taken nothing a thousand times in a row; returns how much it took before. */
    private static long fill(SocketChannel channel) throws IOException {
        // Direct: of a buffer on the heap, Java 17 copies all that remains with each write, however little is taken.
        ByteBuffer zeros = ByteBuffer.allocateDirect(MUCH);
        for (int inVain = 0; inVain < 1_000 && zeros.hasRemaining(); ) {
            inVain = channel.write(zeros) == 0 ? inVain + 1 : 0;
        }
        return zeros.position();
    }
}
