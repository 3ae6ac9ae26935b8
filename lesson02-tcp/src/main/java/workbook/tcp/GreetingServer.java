package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Exercise 2.2. Sends one greeting to every client that connects, and ends the connection after it.
 *
 * <p>The server runs from its construction to {@link #close()} on a thread of its own. It serves one client after the
 * other; what a client does or leaves undone ends no other client's service:
 * <ul>
 *   <li>A client may connect and send nothing: the greeting comes first, without waiting for input.
 *   <li>A client may leave or reset the connection at any moment.
 *   <li>After the greeting's last byte the client sees the end of the stream.
 * </ul>
 * Nothing is read from a client.
 */
public final class GreetingServer implements Closeable {

    /**
     * Listens on {@code local} and begins to serve; returns at once, without waiting for a client.
     *
     * @param local the address to listen on; port 0 lets the system choose a free port
     * @param greeting the text that each client gets, encoded in UTF-8, with nothing added
     * @throws IOException if the address cannot be listened on, for example because it is in use; no socket and no
     *     thread is left behind then
     */
    public GreetingServer(InetSocketAddress local, String greeting) throws IOException {
        throw new UnsupportedOperationException("TODO 2.2: listen, and start a thread that greets each client");
    }

    /** Returns the address that the server listens on, with the port that the system chose if it was asked to. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException("TODO 2.2: return the address with the real port");
    }

    /**
     * Stops the server: when this method returns, the port is free again, and no thread and no socket of the server is
     * left. Blocks for at most one second. A second call does nothing.
     */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("TODO 2.2: end the accept that blocks, and wait for the thread");
    }
}
