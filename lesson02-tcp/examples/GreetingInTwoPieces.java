import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import workbook.tcp.GreetingClient;

/** Fetches a reply that is cut inside a character, one that never ends, and one from nobody. */
class GreetingInTwoPieces {

    public static void main(String[] arguments) throws Exception {
        GreetingClient client = new GreetingClient(Duration.ofSeconds(1), Duration.ofSeconds(2));
        InetSocketAddress nobody = portWithoutListener();
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            InetSocketAddress server = (InetSocketAddress) listener.getLocalSocketAddress();
            new Thread(() -> serveTwo(listener)).start();
            System.out.println("offset   0  1  2    3  4");
            System.out.println("server  4f 6c c3 | a9 0a, then the end");
            System.out.println("         O  l  é------ LF");
            fetch(client, List.of(nobody, server));
            System.out.println();
            System.out.println("server  4f 6c c3, then nothing");
            fetch(client, List.of(server));
            System.out.println();
            System.out.println("nobody listens");
            fetch(client, List.of(nobody));
        }
    }

    private static void fetch(GreetingClient client, List<InetSocketAddress> addresses) {
        try {
            String reply = client.fetch(addresses);
            System.out.println("fetch   returned \"" + reply.replace("\n", "\\n") + "\"");
        } catch (SocketTimeoutException e) {
            System.out.println("fetch   threw SocketTimeoutException");
        } catch (IOException e) {
            boolean named = ("" + e.getMessage()).contains("" + addresses.get(0).getPort());
            System.out.println("fetch   threw IOException, which names the port: " + named);
        }
    }

    private static void serveTwo(ServerSocket listener) {
        byte[] reply = "Olé\n".getBytes(StandardCharsets.UTF_8);
        try {
            try (Socket first = listener.accept()) {
                first.setTcpNoDelay(true);
                first.getOutputStream().write(reply, 0, 3);
                first.getOutputStream().write(reply, 3, 2);
            }
            try (Socket second = listener.accept()) {
                second.getOutputStream().write(reply, 0, 3);
                second.getInputStream().read();
            }
        } catch (IOException e) {
            System.out.println("the server failed: " + e);
        }
    }

    private static InetSocketAddress portWithoutListener() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) closed.getLocalSocketAddress();
        }
    }
}
