import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import workbook.tcp.EchoServer;

/** Lets one client stop in the middle of a word while another one is served, and then ends one direction. */
class TwoClientsAtOnce {

    public static void main(String[] arguments) throws IOException {
        ExecutorService executor = Executors.newCachedThreadPool();
        InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (EchoServer server = new EchoServer(local, executor);
                Socket anna = connect(server);
                Socket ben = connect(server)) {
            send(anna, "go", "anna sends \"go\", and stops   ----->");
            send(ben, "tea", "ben sends \"tea\"              ----->");
            System.out.println("ben reads \"" + read(ben, 3) + "\"              <-----");
            send(anna, "od", "anna sends \"od\"              ----->");
            anna.shutdownOutput();
            System.out.println("anna ends her direction     ----->");
            System.out.println("anna reads \"" + read(anna, 4) + "\"            <-----");
            System.out.println("anna reads " + anna.getInputStream().read() + ", the end      <-----");
        }
        executor.shutdown();
    }

    private static Socket connect(EchoServer server) throws IOException {
        return new Socket(server.address().getAddress(), server.address().getPort());
    }

    private static void send(Socket socket, String text, String told) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        System.out.println(told);
    }

    private static String read(Socket socket, int n) throws IOException {
        return new String(socket.getInputStream().readNBytes(n), StandardCharsets.US_ASCII);
    }
}
