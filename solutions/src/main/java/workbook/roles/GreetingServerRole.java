package workbook.roles;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import workbook.tcp.GreetingServer;

/** Plays the server of exercise 2.2: greets every client on loopback until the check ends. */
public final class GreetingServerRole {

    private GreetingServerRole() {}

    /** Starts a server whose greeting is {@code argument}, and returns its port. */
    public static String play(String argument, Consumer<AutoCloseable> closing) throws IOException {
        var server = new GreetingServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), argument);
        closing.accept(server);
        return Integer.toString(server.address().getPort());
    }
}
