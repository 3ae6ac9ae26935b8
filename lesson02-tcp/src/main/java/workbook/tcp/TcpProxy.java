package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Exercise 2.5. Stands between clients and one server, called upstream, and passes every byte on in both directions.
 *
 * <p>The proxy runs from its construction to {@link #close()}, on the executor that it is given and on no other thread.
 * For each client it opens one connection to upstream of its own. What happens on one client's two connections delays
 * and changes nothing for the other clients:
 * <ul>
 *   <li>Bytes pass in their order and unchanged, as soon as they have come. Either side may speak first, and both at
 *       once. Also what the client sent, or ended, before the connection to upstream stood is passed on.
 *   <li>The end of one direction is passed on alone: the other direction goes on until it ends itself. When both have
 *       ended, both connections are closed.
 *   <li>One side may send while the other does not read. The proxy then stops reading that direction, and holds at most
 *       1 MiB for it. The opposite direction goes on.
 *   <li>A reset on one connection ends both of them at once, as soon as a read or a write of the proxy meets it. How the
 *       other side sees that end, in order or by a reset, is left open. Not asked: a reset of a side that has already ended
 *       its direction, or while upstream is not connected; it may be noticed only at the next write.
 *   <li>Upstream may be down, or answer nothing. Then that client's connection is closed, and the proxy goes on: the next
 *       client is a new attempt.
 * </ul>
 */
public final class TcpProxy implements Closeable {

    /**
     * Listens on {@code local} and begins to serve; returns at once, without connecting to upstream.
     *
     * @param local the address to listen on; port 0 lets the system choose a free port
     * @param upstream the resolved address that each client's bytes are passed on to; nobody need listen there yet
     * @param connectTimeout how long one client may wait for upstream to take the connection, at least 1 ms; no client's
     *     wait prolongs another's. It limits the connect and nothing after it
     * @param executor begins each task at once or a little later, on a thread of its own; all work of the proxy is done in
     *     its tasks. It is the caller's: the proxy does not shut it down
     * @throws IOException if {@code local} cannot be listened on
     */
    public TcpProxy(InetSocketAddress local, InetSocketAddress upstream, Duration connectTimeout, Executor executor)
            throws IOException {
        throw new UnsupportedOperationException("TODO 2.5: listen, and accept in a task of the executor");
    }

    /** Returns the address that the proxy listens on, with the port that the system chose if it was asked to. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException("TODO 2.5: return the address with the real port");
    }

    /**
     * Stops the proxy: when this method returns, the port is free again, the connections to clients and to upstream are
     * closed, those included that still wait for upstream, and no task of the proxy runs any more or begins later. Blocks
     * for at most one second. A second call does nothing.
     */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.5: end the listener and every connection on both sides, and wait for the tasks");
    }
}
