package workbook.basics;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Exercise 1.2. Takes a TCP server socket through the six steps of its life, and serves one client on the way.
 *
 * <p>In Java there is no step of its own for listening, because bind listens too.
 * <ol>
 *   <li>Create: the constructor makes a server that does not listen. Whoever connects to its later address is refused.
 *   <li>{@link #bind}: from its return on, clients can connect and send, although nobody has called accept. The system
 *       completes their connections and keeps them in the backlog, which has room for at least 5 clients.
 *   <li>{@link #accept}: takes one client out of the backlog. This object serves that one and no other.
 *   <li>{@link #receive}: as often as wanted.
 *   <li>{@link #send}: as often as wanted, before, between and after calls of receive.
 *   <li>{@link #close}: at any moment, also straight after the constructor.
 * </ol>
 *
 * <p>A step out of order throws {@link IllegalStateException} and changes nothing. Its message holds a word, in upper or
 * lower case, that tells the first step that is missing:
 * <ul>
 *   <li>accept, receive or send before bind: the word {@code bind}
 *   <li>receive or send after bind but before accept: the word {@code accept}
 *   <li>bind, accept, receive or send after close: the word {@code closed}
 *   <li>bind after bind, accept after accept: any message
 * </ul>
 * A call that is wrong in two ways, such as {@code receive(0)} before bind, may throw the exception of either.
 *
 * <p>Not asked: use by several threads at once, null arguments, addresses that are not resolved.
 */
public final class SocketLifecycle implements Closeable {

    /** Step 1, create. The server is neither bound nor listening yet. */
    public SocketLifecycle() throws IOException {
        throw new UnsupportedOperationException("TODO 1.2: create a server socket that is not bound");
    }

    /**
     * Step 2, bind and listen; returns at once.
     *
     * @param local the address to listen on; port 0 lets the system choose a free port
     * @return the address that the server listens on, with the real port
     * @throws IOException if the address cannot be listened on, for example because it is in use: the system's exception
     *     passes on. The server is closed then, exactly as by {@link #close()}: no socket is left behind, although the
     *     caller may never call close
     */
    public InetSocketAddress bind(InetSocketAddress local) throws IOException {
        throw new UnsupportedOperationException("TODO 1.2: bind and listen; close the socket if that fails");
    }

    /**
     * Step 3, accept: takes the connection of one client, and waits for it if there is none yet.
     *
     * @param limit how long to wait at most: 1 millisecond to 1 hour; a part of a millisecond may be ignored
     * @throws IllegalArgumentException if {@code limit} is out of that range
     * @throws java.net.SocketTimeoutException if no client has connected within {@code limit}; the server goes on
     *     listening, and accept may be called again
     */
    public void accept(Duration limit) throws IOException {
        throw new UnsupportedOperationException("TODO 1.2: wait for one client, but not longer than the limit");
    }

    /**
     * Step 4, receive: waits until at least one byte has come from the client, and returns what has come by then. The
     * wait has no limit: that of accept is the listener's alone.
     *
     * <p>It does not wait until {@code max} bytes have come. Bytes that do not fit into {@code max} are kept for the next
     * call.
     *
     * @param max the number of bytes to return at most: 1 to 65,536
     * @return 1 to {@code max} bytes, in an array of just that length; an empty array once the client has ended its
     *     stream and everything before was received. The server may still send then
     * @throws IllegalArgumentException if {@code max} is out of that range
     * @throws IOException if the connection fails, for example because the client reset it
     */
    public byte[] receive(int max) throws IOException {
        throw new UnsupportedOperationException("TODO 1.2: read once, and return the bytes that were read");
    }

    /**
     * Step 5, send: sends all of {@code bytes}; returns when the system has taken them. An empty array sends nothing.
     *
     * @throws IOException if the connection fails, for example because the client reset it and receive has told so
     */
    public void send(byte[] bytes) throws IOException {
        throw new UnsupportedOperationException("TODO 1.2: write all bytes");
    }

    /**
     * Step 6, close: the connection, if there is one, and the server. No socket is left when this method returns, also
     * when one of the two fails to close; the port can be listened on again at once, and who connects is refused.
     *
     * <p>The client gets every byte that was sent, then the end of the stream. (Not asked: what it sees if bytes of its
     * own were not received before.) A second call does nothing.
     */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("TODO 1.2: close the connection and the server socket");
    }
}
