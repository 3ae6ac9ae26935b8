package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/**
 * Exercise 2.10. An echo server over TLS, and the client that asks it: an object of this class is a server, and {@link #ask}
 * is a client.
 *
 * <p>Both speak TLS 1.3 and TLS 1.2, whichever the other side knows. They offer and take no older version, also in a JVM
 * that still would: they name the two. Keys, certificates and trust come with an {@link SSLContext}, and no other is used.
 *
 * <p>Inside TLS messages travel as frames, as in exercise 2.4: four bytes with the length of the body, high byte first, and
 * then the body. The client's messages are text in UTF-8. The server sends each frame back as it is. {@code maxBytes} is the
 * longest body that is taken, 0 to 16,777,216 bytes. Of a longer one nothing is read behind the header, and no memory is
 * taken for it.
 *
 * <p>Each side says {@code close_notify} before it closes a connection in order.
 */
public final class TlsEcho implements Closeable {

    /**
     * Listens on {@code local} and begins to serve; returns at once, without waiting for a client.
     *
     * <p>What a client does or leaves undone delays and ends no other client's service:
     * <ul>
     *   <li>A client that does not speak TLS, or no version that is taken, is closed as soon as that is seen.
     *   <li>A client may be silent. If its handshake does not go on for {@code handshakeTimeout}, it is closed. After the
     *       handshake it may be silent for as long as it likes.
     *   <li>A client may end with {@code close_notify} between two frames. The server then says {@code close_notify} too,
     *       and closes the connection.
     *   <li>A client whose frame is too long, or whose stream ends in another way, is closed.
     * </ul>
     *
     * @param local the address to listen on; port 0 lets the system choose a free port
     * @param context has the server's key and certificate
     * @param maxBytes the longest body of a frame
     * @param handshakeTimeout how long the server waits for the next bytes of a handshake, at least 1 ms
     * @param executor runs every task at once, on a thread of its own; all work of the server is done in its tasks. It is
     *     the caller's: the server does not shut it down
     * @throws IOException if {@code local} cannot be listened on
     */
    public TlsEcho(
            InetSocketAddress local, SSLContext context, int maxBytes, Duration handshakeTimeout, Executor executor)
            throws IOException {
        throw new UnsupportedOperationException("TODO 2.10: listen, and accept in a task of the executor");
    }

    /** Returns the address that the server listens on, with the port that the system chose if it was asked to. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException("TODO 2.10: return the address with the real port");
    }

    /**
     * Stops the server: when this method returns, the port is free again, every connection is closed, and no task of the
     * server runs any more. Blocks for at most one second, also if a client is in its handshake, or does not read what it is
     * sent. Whether {@code close_notify} is said here is left open. A second call does nothing.
     */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("TODO 2.10: end the listener and every connection, wait for the tasks");
    }

    /**
     * Connects to a server, shakes hands, sends each message and reads its reply, and closes the connection in order.
     *
     * <p>Not one message is sent before it is certain who answers: the server has shown a certificate that {@code context}
     * trusts, that is in date, and that is for {@code host}.
     *
     * <p>A stream that ends while a reply is due is a failure, however it ends: inside a frame or between two, with
     * {@code close_notify} or without. However the call ends, no socket and no thread of it is left then.
     *
     * <p>Not asked: a server that does not read what it is sent. A socket's time-out bounds no write.
     *
     * @param server the resolved address to connect to
     * @param host the name or the IP address, such as {@code 127.0.0.1}, that the certificate must hold as one of its subject
     *     alternative names; no name service is asked for it
     * @param context knows whom to trust
     * @param maxBytes the longest body of a reply
     * @param timeout how long to wait for the connection, and then each time for the server's next bytes, at least 1 ms. The
     *     call as a whole has no limit
     * @param messages what to send, each of at most {@code maxBytes} bytes in UTF-8
     * @return the replies, as many as the messages and in their order
     * @throws javax.net.ssl.SSLException if the server's certificate is not accepted, or it speaks neither of the two versions
     * @throws java.net.ProtocolException if a reply is longer than {@code maxBytes}; thrown as soon as its header is there
     * @throws IOException if there is no connection, a wait takes longer than {@code timeout}, or the stream ends before the
     *     last reply is whole
     */
    public static List<String> ask(
            InetSocketAddress server,
            String host,
            SSLContext context,
            int maxBytes,
            Duration timeout,
            List<String> messages)
            throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.10: connect, shake hands with a named host, send and read frames");
    }
}
