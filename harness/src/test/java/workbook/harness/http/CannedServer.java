package workbook.harness.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import workbook.harness.tcp.Tcp;

/** Stands for a learner's server: the kernel takes a connection, and a test writes to it what it likes. */
final class CannedServer implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final ServerSocket listener = new ServerSocket();
    private Socket client;

    CannedServer() throws IOException {
        listener.bind(Tcp.loopback());
        listener.setSoTimeout(TIMEOUT_MILLIS);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Answers the connection that has come, or comes now. */
    CannedServer answers(String text) throws IOException {
        if (client == null) {
            client = listener.accept();
            client.setSoTimeout(TIMEOUT_MILLIS);
        }
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Returns the next {@code n} bytes of the client. */
    String reads(int n) throws IOException {
        return new String(client.getInputStream().readNBytes(n), StandardCharsets.ISO_8859_1);
    }

    void ends() throws IOException {
        client.shutdownOutput();
    }

    void resets() throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (client != null) {
            client.close();
        }
    }
}
