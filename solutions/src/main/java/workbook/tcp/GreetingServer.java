package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Exercise 2.2. Sends one greeting to every client that connects, and ends the connection after it. */
public final class GreetingServer implements Closeable {

    private static final long STOP_MILLIS = 1_000;

    private final ServerSocket listener;
    private final byte[] greeting;
    private final Thread acceptor;

    /** The client being greeted, so that close() can end a write that blocks; null between two clients. */
    private volatile Socket current;

    /** Listens on {@code local} and begins to serve; returns at once. */
    public GreetingServer(InetSocketAddress local, String greeting) throws IOException {
        this.greeting = greeting.getBytes(StandardCharsets.UTF_8);
        listener = new ServerSocket();
        try {
            listener.bind(local);
        } catch (IOException e) {
            // The socket exists although it could not be bound; nobody else can close it.
            listener.close();
            throw e;
        }
        acceptor = new Thread(this::serve, "greeting-server");
        acceptor.start();
    }

    /** Returns the address that the server listens on, with the port that the system chose. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Stops the server, and waits until its thread has ended. */
    @Override
    public void close() throws IOException {
        // An interrupt does not end accept() on a platform thread; closing the socket that it waits on does.
        listener.close();
        Socket client = current;
        if (client != null) {
            client.close();
        }
        try {
            acceptor.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                current = client;
                // close() closes the listener first and then looks at current; this looks the other way round. So
                // whichever comes second sees the other, and no client escapes between accept() and the line above.
                if (!listener.isClosed()) {
                    client.getOutputStream().write(greeting);
                }
            } catch (IOException e) {
                // One client left or was reset, or close() ended accept(): the loop's condition tells which.
            } finally {
                current = null;
            }
        }
    }
}
