package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Exercise 2.6. Sends every byte back to the client that sent it, for thousands of clients, on one thread.
 *
 * <p>The server runs from its construction to {@link #close()} on one thread of its own, with non-blocking channels and a
 * selector. What it does for its clients is what 2.3 does:
 * <ul>
 *   <li>Bytes come back in their order, as soon as they have come, whatever they are.
 *   <li>A client may end its own direction and go on reading. It gets back all that it sent, and then the end of the
 *       stream.
 *   <li>A client may send and never read. The server then stops reading from it, and holds at most 1 MiB for it.
 *   <li>A client may be silent, leave, or reset the connection at any moment. That ends its own service alone.
 *   <li>At least 5,000 clients may be connected at once, if the system allows as many open files.
 *   <li>While there is nothing to do, the thread waits: in half a second it uses less than 20 ms of
 *       processor time.
 * </ul>
 */
public final class SelectorEchoServer implements Closeable {

    /**
     * Listens on {@code local} and begins to serve; returns at once, without waiting for a client.
     *
     * @param local the address to listen on; port 0 lets the system choose a free port
     * @throws IOException if the address cannot be listened on, for example because it is in use; no socket, no selector
     *     and no thread is left behind then
     */
    public SelectorEchoServer(InetSocketAddress local) throws IOException {
        throw new UnsupportedOperationException("TODO 2.6: listen without blocking, and start the thread that selects");
    }

    /** Returns the address that the server listens on, with the port that the system chose if it was asked to. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException("TODO 2.6: return the address with the real port");
    }

    /**
     * Stops the server: when this method returns, the port is free again, every connection is closed, and the thread has
     * ended. Blocks for at most one second. A second call does nothing.
     */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("TODO 2.6: wake the selector, and wait for the thread");
    }
}
