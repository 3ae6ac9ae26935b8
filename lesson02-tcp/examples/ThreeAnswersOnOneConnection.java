import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import workbook.tcp.StaticHttpServer;

/** Sends three requests at once, and shows the answers as they stand in the stream, but for dates and ETags. */
class ThreeAnswersOnOneConnection {

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("menu");
        Path menu = Files.writeString(folder.resolve("menu.txt"), "tea\ncoffee\nmilk\n");
        ExecutorService executor = Executors.newCachedThreadPool();
        InetAddress here = InetAddress.getLoopbackAddress();
        try (StaticHttpServer server =
                        new StaticHttpServer(new InetSocketAddress(here, 0), folder, Duration.ofSeconds(10), executor);
                Socket client = new Socket(here, server.address().getPort())) {
            String requests = "HEAD /menu.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    + "GET /menu.txt HTTP/1.1\r\nHost: localhost\r\nRange: bytes=4-9\r\n\r\n"
                    + "GET /%2e%2e/menu.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            client.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            String answers = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            answers.lines()
                    .filter(line -> line.matches("HTTP.*|Content.*|[a-z].*|"))
                    .map(line -> line.isEmpty() ? "(the head ends)" : line)
                    .forEach(System.out::println);
        }
        executor.shutdown();
        Files.delete(menu);
        Files.delete(folder);
    }
}
