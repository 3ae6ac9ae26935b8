package workbook.basics;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/** Exercise 1.2. Takes a TCP server socket through the six steps of its life, and serves one client on the way. */
public final class SocketLifecycle implements Closeable {

    private static final Duration MIN_LIMIT = Duration.ofMillis(1);
    private static final Duration MAX_LIMIT = Duration.ofHours(1);
    private static final int MAX_RECEIVE = 65_536;

    private final ServerSocket listener;

    /** The client's connection; null until it is accepted. */
    private Socket connection;

    /** Step 1, create. */
    public SocketLifecycle() throws IOException {
        // Without a port: new ServerSocket(port) would bind and listen at once.
        listener = new ServerSocket();
    }

    /** Step 2, bind and listen; returns the address with the real port. */
    public InetSocketAddress bind(InetSocketAddress local) throws IOException {
        requireOpen();
        if (listener.isBound()) {
            throw new IllegalStateException("already bound to " + listener.getLocalSocketAddress());
        }
        try {
            listener.bind(local);
        } catch (IOException e) {
            // The socket exists although it could not be bound.
            listener.close();
            throw e;
        }
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Step 3, accept: waits for one client, but not longer than {@code limit}. */
    public void accept(Duration limit) throws IOException {
        requireBound();
        if (connection != null) {
            throw new IllegalStateException("already serving " + connection.getRemoteSocketAddress());
        }
        // The lower bound is more than taste: setSoTimeout(0) means to wait for ever.
        if (limit.compareTo(MIN_LIMIT) < 0 || limit.compareTo(MAX_LIMIT) > 0) {
            throw new IllegalArgumentException(limit + " is not in the range " + MIN_LIMIT + " to " + MAX_LIMIT);
        }
        listener.setSoTimeout((int) limit.toMillis());
        connection = listener.accept();
    }

    /** Step 4, receive: returns 1 to {@code max} bytes, or none at the end of the stream. */
    public byte[] receive(int max) throws IOException {
        requireAccepted();
        if (max < 1 || max > MAX_RECEIVE) {
            throw new IllegalArgumentException(max + " is not in the range 1 to " + MAX_RECEIVE);
        }
        byte[] buffer = new byte[max];
        int count = connection.getInputStream().read(buffer);
        // -1 is the end of the stream; an empty array says so, because a read never returns 0 bytes otherwise.
        return Arrays.copyOf(buffer, Math.max(count, 0));
    }

    /** Step 5, send: all bytes. */
    public void send(byte[] bytes) throws IOException {
        requireAccepted();
        connection.getOutputStream().write(bytes);
    }

    /** Step 6, close: the connection, if there is one, and the server. */
    @Override
    public void close() throws IOException {
        // Closes the client first, then the listener, even if the first fails; a null is passed over.
        Socket client = connection;
        try (listener;
                client) {}
    }

    private void requireOpen() {
        if (listener.isClosed()) {
            throw new IllegalStateException("the server is closed");
        }
    }

    private void requireBound() {
        requireOpen();
        if (!listener.isBound()) {
            throw new IllegalStateException("call bind first");
        }
    }

    private void requireAccepted() {
        requireBound();
        if (connection == null) {
            throw new IllegalStateException("call accept first");
        }
    }
}
