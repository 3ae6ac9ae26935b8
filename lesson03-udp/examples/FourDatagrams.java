import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import workbook.udp.UdpEchoClient;

/** Answers "tick" with four datagrams, the last of which is the reply; then with the first three of them alone. */
class FourDatagrams {

    public static void main(String[] arguments) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (DatagramSocket server = new DatagramSocket(0, loopback);
                DatagramSocket stranger = new DatagramSocket(0, loopback)) {
            InetSocketAddress address = new InetSocketAddress(loopback, server.getLocalPort());
            for (boolean answered : new boolean[] {true, false}) {
                Thread others = new Thread(() -> play(server, stranger, answered));
                others.start();
                try (UdpEchoClient client = new UdpEchoClient(address, Duration.ofSeconds(1))) {
                    byte[] reply = client.exchange("tick".getBytes(StandardCharsets.US_ASCII));
                    System.out.println("returned " + HexFormat.ofDelimiter(" ").formatHex(reply) + "\n");
                } catch (SocketTimeoutException e) {
                    System.out.println("threw SocketTimeoutException");
                }
                others.join();
            }
        }
    }

    private static void play(DatagramSocket server, DatagramSocket stranger, boolean answered) {
        try {
            DatagramPacket message = new DatagramPacket(new byte[100], 100);
            server.receive(message);
            System.out.println("you     ----->  server    74 69 63 6b");
            send(server, "server  ", "tock", message);
            send(server, "server  ", "tick!", message);
            send(stranger, "stranger", "tick", message);
            if (answered) {
                send(server, "server  ", "tick", message);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(DatagramSocket from, String name, String text, DatagramPacket message) throws IOException {
        byte[] data = text.getBytes(StandardCharsets.US_ASCII);
        System.out.println(
                "you     <-----  " + name + "  " + HexFormat.ofDelimiter(" ").formatHex(data));
        from.send(new DatagramPacket(data, data.length, message.getSocketAddress()));
    }
}
