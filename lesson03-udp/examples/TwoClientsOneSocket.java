import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import workbook.udp.UdpEchoServer;

/** Sends three datagrams of two clients to one echo server, and receives all replies into the same array. */
class TwoClientsOneSocket {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final byte[] ROOM = new byte[8];

    public static void main(String[] arguments) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (UdpEchoServer server = new UdpEchoServer(new InetSocketAddress(loopback, 0));
                DatagramSocket anna = new DatagramSocket(0, loopback);
                DatagramSocket ben = new DatagramSocket(0, loopback)) {
            send("anna", anna, HEX.parseHex("70 69 6e 67 21"), server);
            send("ben", ben, HEX.parseHex("ff 00"), server);
            send("anna", anna, new byte[0], server);
            System.out.println("\noffset            0  1  2  3  4  5  6  7");
            receive("anna", anna);
            receive("ben", ben);
            receive("anna", anna);
        }
    }

    private static void send(String name, DatagramSocket client, byte[] data, UdpEchoServer server) throws IOException {
        client.send(new DatagramPacket(data, data.length, server.address()));
        String shown = data.length == 0 ? "no bytes" : HEX.formatHex(data);
        System.out.printf("%-4s sends %d     %s%n", name, data.length, shown);
    }

    private static void receive(String name, DatagramSocket client) throws IOException {
        DatagramPacket packet = new DatagramPacket(ROOM, ROOM.length);
        client.setSoTimeout(5_000);
        client.receive(packet);
        System.out.printf("%-4s receives %d  %s%n", name, packet.getLength(), HEX.formatHex(ROOM));
    }
}
