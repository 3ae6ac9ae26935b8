import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import workbook.tcp.HttpFetcher;
import workbook.tcp.HttpLimits;
import workbook.tcp.HttpResponse;

/** Fetches a response in chunks, and two that are damaged. */
class AResponseInChunks {

    private static final String[] LINES = {
        "HTTP/1.1 200 OK", "the status line",
        "Transfer-Encoding: chunked", "a field: the body comes in chunks",
        "", "the end of the head",
        "6", "a size: 6 bytes of the body follow",
        "apples", "they, and CR LF behind them",
        "b;kind=last", "a size: 11 bytes follow; and an extension",
        " and", "4 of them, and 2 more: this CR LF belongs to the body",
        "pears", "the other 5, and CR LF behind them",
        "0", "a size: no further chunk",
        "", "the end of the response"
    };

    public static void main(String[] arguments) throws Exception {
        StringBuilder response = new StringBuilder();
        System.out.println("a line of the server         what it is");
        for (int i = 0; i < LINES.length; i += 2) {
            System.out.printf("%-26s   %s%n", LINES[i], LINES[i + 1]);
            response.append(LINES[i]).append("\r\n");
        }
        String whole = response.toString();
        System.out.println();
        System.out.println("fetch                        " + fetched(whole));
        System.out.println("without the last empty line  " + fetched(whole.substring(0, whole.length() - 2)));
        System.out.println("with the size a for b        " + fetched(whole.replace("b;kind", "a;kind")));
    }

    private static String fetched(String response) throws Exception {
        HttpFetcher client = new HttpFetcher(new HttpLimits(1_000, 20, 100_000), Duration.ofSeconds(5));
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> server = CompletableFuture.runAsync(() -> serve(listener, response));
            try {
                HttpResponse got = client.fetch((InetSocketAddress) listener.getLocalSocketAddress(), "/fruit");
                String body = new String(got.body(), StandardCharsets.US_ASCII);
                return got.status() + ", \"" + body.replace("\r\n", "\\r\\n") + "\"";
            } catch (IOException e) {
                return e.getClass().getSimpleName();
            } finally {
                server.join();
            }
        }
    }

    /** Reads a request up to its empty line, and answers. */
    private static void serve(ServerSocket listener, String response) {
        try (Socket client = listener.accept()) {
            StringBuilder request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                request.append((char) client.getInputStream().read());
            }
            client.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            System.out.println("the server failed: " + e);
        }
    }
}
