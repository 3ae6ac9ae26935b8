package workbook.basics;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * The style: the constructor opens no socket at all, and bind uses a constructor of {@link ServerSocket} that binds at
 * once; a phase of its own tells what is allowed; receive asks available() what is there, and send goes in pieces.
 */
public final class SocketLifecycle implements Closeable {

    private enum Phase {
        CREATED,
        BOUND,
        ACCEPTED,
        CLOSED
    }

    private Phase phase = Phase.CREATED;
    private ServerSocket server;
    private Socket client;

    public SocketLifecycle() throws IOException {}

    public InetSocketAddress bind(InetSocketAddress local) throws IOException {
        if (phase != Phase.CREATED) {
            throw new IllegalStateException(phase == Phase.CLOSED ? "Socket is CLOSED" : "Do not BIND again");
        }
        phase = Phase.CLOSED;
        // Closes its own socket when it fails.
        server = new ServerSocket(local.getPort(), 5, local.getAddress());
        phase = Phase.BOUND;
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    public void accept(Duration limit) throws IOException {
        switch (phase) {
            case CREATED -> throw new IllegalStateException("Step missing: BIND");
            case ACCEPTED -> throw new IllegalStateException();
            case CLOSED -> throw new IllegalStateException("Socket is CLOSED");
            case BOUND -> {
                if (limit.compareTo(Duration.ofHours(1)) > 0 || limit.isNegative() || limit.toMillis() == 0) {
                    throw new IllegalArgumentException();
                }
                server.setSoTimeout(Math.toIntExact(limit.toMillis()));
                client = server.accept();
                phase = Phase.ACCEPTED;
            }
        }
    }

    public byte[] receive(int max) throws IOException {
        if (max <= 0 || max > 0x10000) {
            throw new IllegalArgumentException();
        }
        requireClient();
        var in = client.getInputStream();
        int first = in.read();
        if (first < 0) {
            return new byte[0];
        }
        byte[] more = in.readNBytes(Math.min(in.available(), max - 1));
        byte[] all = new byte[1 + more.length];
        all[0] = (byte) first;
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }

    public void send(byte[] bytes) throws IOException {
        requireClient();
        for (int sent = 0, piece; sent < bytes.length; sent += piece) {
            piece = Math.min(bytes.length - sent, 1000);
            client.getOutputStream().write(bytes, sent, piece);
        }
    }

    @Override
    public void close() throws IOException {
        phase = Phase.CLOSED;
        try {
            if (server != null) {
                server.close();
            }
        } finally {
            if (client != null) {
                client.close();
            }
        }
    }

    private void requireClient() {
        switch (phase) {
            case CREATED -> throw new IllegalStateException("Steps missing: BIND, ACCEPT");
            case BOUND -> throw new IllegalStateException("Step missing: ACCEPT");
            case CLOSED -> throw new IllegalStateException("Socket is CLOSED");
            case ACCEPTED -> {}
        }
    }
}
