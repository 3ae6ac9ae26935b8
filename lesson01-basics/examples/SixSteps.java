import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import workbook.basics.SocketLifecycle;

/** Takes a server through its six steps, with a client that looks at it from outside. */
class SixSteps {

    public static void main(String[] arguments) throws IOException {
        SocketLifecycle server = new SocketLifecycle();
        yours("new SocketLifecycle()", "");
        InetSocketAddress address = server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        yours("bind(127.0.0.1, port 0)", address.getPort() > 0 ? "a real port" : "port 0");

        try (Socket client = new Socket(address.getAddress(), address.getPort())) {
            client.getOutputStream().write(bytes("tea"));
            clients("connects, sends \"tea\" ----->");
            server.accept(Duration.ofSeconds(2));
            yours("accept(2 s)", "the client waited in the backlog");
            yours("receive(1)", hex(server.receive(1)));
            yours("receive(100)", hex(server.receive(100)));
            client.shutdownOutput();
            clients("ends its stream       ----->");
            yours("receive(100)", server.receive(100).length + " bytes: the end");
            server.send(bytes("hot"));
            yours("send(" + hex(bytes("hot")) + ")", "");
            clients("reads " + hex(client.getInputStream().readNBytes(3)) + "        <-----");
            server.close();
            yours("close()", "");
            clients("reads " + client.getInputStream().read() + ", the end     <-----");
        }
        try (Socket late = new Socket(address.getAddress(), address.getPort())) {
            clients("connects again: " + late);
        } catch (ConnectException e) {
            clients("connects again: refused");
        }
    }

    private static void clients(String what) {
        System.out.println(what);
    }

    private static void yours(String call, String answer) {
        System.out.println(String.format("%30s%-25s%s", "", call, answer).stripTrailing());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
}
