package workbook.roles;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import workbook.udp.UdpEchoClient;

/** Plays the client of exercise 3.2: exchanges one message with a server on loopback. */
public final class UdpEchoClientRole {

    /** Shorter than the check that plays this role, so that the exception can still tell what went wrong. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private UdpEchoClientRole() {}

    /** Sends a text to a port, which {@code argument} holds as {@code <port> <text>}, and returns what comes back. */
    public static String play(String argument, Consumer<AutoCloseable> closing) throws IOException {
        var portAndText = argument.split(" ", 2);
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(portAndText[0]));
        try (var client = new UdpEchoClient(server, LIMIT)) {
            return new String(client.exchange(portAndText[1].getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        }
    }
}
