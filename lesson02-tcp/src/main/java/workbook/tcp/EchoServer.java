package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

/**
 * Exercise 2.3. Sends every byte back to the client that sent it, for many clients at once.
 *
 * <p>The server runs from its construction to {@link #close()}, on the executor that it is given and on no other thread.
 * What a client does or leaves undone delays no other client:
 * <ul>
 *   <li>Bytes come back in their order, as soon as they have come, whatever they are. There are no lines here.
 *   <li>A client may end its own direction and go on reading. It gets back all that it sent, and then the end of the
 *       stream.
 *   <li>A client may send and never read. The server then stops reading from it, and holds at most 1 MiB for it.
 *   <li>A client may be silent, leave, or reset the connection at any moment. That ends its own service alone.
 * </ul>
 */
public final class EchoServer implements Closeable {

    /**
     * Listens on {@code local} and begins to serve; returns at once, without waiting for a client.
     *
     * @param local the address to listen on; port 0 lets the system choose a free port
     * @param executor runs every task at once, on a thread of its own; all work of the server is done in its tasks. It is
     *     the caller's: the server does not shut it down
     * @throws IOException if the address cannot be listened on, for example because it is in use; no socket and no task is
     *     left behind then
     */
    public EchoServer(InetSocketAddress local, Executor executor) throws IOException {
        throw new UnsupportedOperationException("TODO 2.3: listen, and accept in a task of the executor");
    }

    /** Returns the address that the server listens on, with the port that the system chose if it was asked to. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException("TODO 2.3: return the address with the real port");
    }

    /**
     * Stops the server: when this method returns, the port is free again, every connection is closed, and no task of the
     * server runs any more. Blocks for at most one second. A second call does nothing.
     */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.3: end the listener and every connection, and wait for the tasks");
    }
}
