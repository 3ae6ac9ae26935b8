import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import workbook.tcp.FailoverClient;
import workbook.tcp.FailoverPolicy;

/** Asks two replicas that are down, of which one comes up in the second pause; then sends what must not be repeated. */
class TwoPausesAndAnAnswer {

    private static final Iterator<Double> JITTER = List.of(0.75, 0.25).iterator();

    private static long paused;
    private static int round;

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        // Bound and not listening: such a port refuses.
        Socket a = new Socket();
        a.bind(here);
        Socket b = new Socket();
        b.bind(here);
        InetSocketAddress addressOfB = (InetSocketAddress) b.getLocalSocketAddress();
        FailoverClient client = new FailoverClient(
                List.of((InetSocketAddress) a.getLocalSocketAddress(), addressOfB),
                new FailoverPolicy(
                        Duration.ofSeconds(5), Duration.ofMinutes(1), 5, Duration.ofSeconds(4), Duration.ofSeconds(20)),
                () -> System.nanoTime() + paused,
                time -> {
                    paused += time.toNanos();
                    round++;
                    System.out.println("round " + round + "  a refuses, b refuses; pause " + time.toSeconds() + " s");
                    if (round == 2) {
                        comesUp(b, addressOfB);
                        System.out.println("         meanwhile b comes up");
                    }
                },
                JITTER::next);
        System.out.println("call     \"how many apples?\", idempotent");
        System.out.println("round 3  a refuses, b answers \"" + client.call("how many apples?", true) + "\"");
        System.out.println("call     \"buy 4 apples\", not idempotent");
        try {
            client.call("buy 4 apples", false);
        } catch (IOException e) {
            System.out.println("threw    IOException, without another round");
        }
        a.close();
    }

    private static void comesUp(Socket held, InetSocketAddress address) {
        try {
            held.close();
            ServerSocket listener = new ServerSocket();
            listener.bind(address);
            new Thread(() -> serve(listener)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers the first client, and leaves the second one without an answer. */
    private static void serve(ServerSocket listener) {
        try (listener) {
            try (Socket first = listener.accept()) {
                lineOf(first);
                first.getOutputStream().write("4\n".getBytes(StandardCharsets.UTF_8));
            }
            try (Socket second = listener.accept()) {
                String line = lineOf(second);
                System.out.println("round 1  a refuses, b reads \"" + line + "\" and is gone");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lineOf(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }
}
