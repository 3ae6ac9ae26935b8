package workbook.roles;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import workbook.udp.UdpEchoServer;

/** Plays the server of exercise 3.1: sends datagrams back on loopback until the check ends. */
public final class UdpEchoServerRole {

    private UdpEchoServerRole() {}

    /** Starts a server, and returns its port; {@code argument} is not looked at. */
    public static String play(String argument, Consumer<AutoCloseable> closing) throws IOException {
        var server = new UdpEchoServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        closing.accept(server);
        return Integer.toString(server.address().getPort());
    }
}
