package workbook.roles;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import workbook.tcp.GreetingClient;

/** Plays the client of exercise 2.1: fetches the greeting of a server on loopback. */
public final class GreetingClientRole {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private GreetingClientRole() {}

    /** Returns what the server on the port {@code argument} says. */
    public static String play(String argument, Consumer<AutoCloseable> closing) throws IOException {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(argument));
        return new GreetingClient(LIMIT, LIMIT).fetch(List.of(server));
    }
}
