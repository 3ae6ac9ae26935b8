import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HexFormat;
import workbook.tcp.GreetingServer;

/** Lets one client reset and two read, closes the server, and lets a last client try. */
class ThreeClientsInTurn {

    public static void main(String[] arguments) throws Exception {
        System.out.println("offset    0  1  2  3  4  5  6  7");
        System.out.println("bytes    c3 87 61 20 76 61 3f 0a");
        System.out.println("         Ç----  a     v  a  ? LF");
        System.out.println();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        InetSocketAddress address;
        try (GreetingServer server = new GreetingServer(anyPort, "Ça va?\n")) {
            address = server.address();
            try (Socket client = connect(address)) {
                // With this a close sends RST in place of FIN.
                client.setSoLinger(true, 0);
            }
            System.out.println("client 1 connects and resets");
            for (int i = 2; i <= 3; i++) {
                try (Socket client = connect(address)) {
                    byte[] greeting = client.getInputStream().readAllBytes();
                    String hex = HexFormat.ofDelimiter(" ").formatHex(greeting);
                    System.out.println("client " + i + " reads " + hex + ", then the end");
                }
            }
        }
        System.out.println("close() has returned");
        try (Socket client = connect(address)) {
            System.out.println("client 4 reaches " + client);
        } catch (ConnectException e) {
            System.out.println("client 4 is refused");
        }
    }

    private static Socket connect(InetSocketAddress server) throws IOException {
        return new Socket(server.getAddress(), server.getPort());
    }
}
