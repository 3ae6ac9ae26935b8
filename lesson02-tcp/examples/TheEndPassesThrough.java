import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import workbook.tcp.TcpProxy;

/** Lets a client end its direction through a proxy, and a server answer only then. */
class TheEndPassesThrough {

    public static void main(String[] arguments) throws IOException {
        ExecutorService executor = Executors.newCachedThreadPool();
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket upstream = new ServerSocket(0, 50, here)) {
            InetSocketAddress behind = new InetSocketAddress(here, upstream.getLocalPort());
            try (TcpProxy proxy =
                            new TcpProxy(new InetSocketAddress(here, 0), behind, Duration.ofSeconds(5), executor);
                    Socket client = new Socket(here, proxy.address().getPort());
                    Socket server = upstream.accept()) {
                System.out.println("client               proxy              server");
                client.getOutputStream().write("3 apples".getBytes(StandardCharsets.US_ASCII));
                System.out.println("\"3 apples\"      ----->");
                client.shutdownOutput();
                System.out.println("the end         ----->");
                String order = new String(server.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                System.out.println("                              ----->  reads \"" + order + "\", then -1");
                server.getOutputStream().write("5 cents".getBytes(StandardCharsets.US_ASCII));
                System.out.println("                              <-----  \"5 cents\"");
                System.out.println("reads \"" + read(client, 7) + "\" <-----");
                server.shutdownOutput();
                System.out.println("                              <-----  the end");
                System.out.println("reads " + client.getInputStream().read() + "        <-----");
            }
        }
        executor.shutdown();
    }

    private static String read(Socket socket, int n) throws IOException {
        return new String(socket.getInputStream().readNBytes(n), StandardCharsets.US_ASCII);
    }
}
