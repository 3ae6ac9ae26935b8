package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

/**
 * Exercise 2.9. Passes what one member of a chat says on to all members, and waits for none of them.
 *
 * <p>The server runs from its construction to {@link #close()}, on the executor that it is given and on no other thread.
 * Clients and server send lines of UTF-8. A client's line ends in LF or in CRLF, a line of the server's in LF. This is all
 * that they say, in capitals as here:
 * <ul>
 *   <li>{@code NICK ann}: the client wants to be the member ann. The server answers {@code OK}, or {@code TAKEN} if a
 *       member has that nick; the client may try again. The other members get {@code JOINED ann}. A nick has 1 to 16 letters
 *       a to z, A to Z and digits 0 to 9; {@code ann} and {@code Ann} are two.
 *   <li>{@code SAY text}: every member, the one that speaks too, gets {@code ann: text}. The text is all that stands behind
 *       the first space, spaces too.
 *   <li>{@code QUIT}: the client leaves. A client that ends its stream has left too; it need not say {@code QUIT}. Both
 *       still get what waits for them, and then the end of the stream. What a client sends after its {@code QUIT} counts
 *       no more; whether such a client still gets what waits for it is left open.
 *   <li>Every other line is answered {@code ERR} and changes nothing. So is {@code SAY} from a client that is no member,
 *       {@code SAY} alone, and {@code NICK} from one that is a member already or with a name that is no nick.
 * </ul>
 *
 * <p>What holds for them:
 * <ul>
 *   <li>A new member gets its {@code OK} after the others have been told, and from then on all that is said, and who comes and
 *       goes. Who is no member gets answers alone.
 *   <li>A client's lines are obeyed one after the other. So its answers and what it says come in that order to everybody,
 *       between its {@code JOINED} and its {@code LEFT}. Lines of two senders may come in another order to another member.
 *   <li>A member that leaves, resets its connection or is dropped has left: the others get {@code LEFT ann} once, and the
 *       nick is free again no later than that.
 *   <li>A line may come in pieces, and many may come at once. Bytes without an LF behind them are no line yet; if the stream
 *       ends there, they are dropped.
 *   <li>At most 1,024 bytes stand before an LF, a CR among them. A line with more is answered {@code ERR} once, when its LF
 *       has come or before. Its bytes are not held, the client stays, and its next line counts again.
 *   <li>Nobody waits for a client that does not read. At most 1 MiB may wait in the server for one client; when it would be
 *       more, the client is dropped: its connection is closed. Who has at most 256 lines still to read is never dropped.
 * </ul>
 */
public final class ChatServer implements Closeable {

    /**
     * Listens on {@code local} and begins to serve; returns at once, without waiting for a client.
     *
     * @param local the address to listen on; port 0 lets the system choose a free port
     * @param executor runs every task at once, on a thread of its own; all work of the server is done in its tasks. It is
     *     the caller's: the server does not shut it down
     * @throws IOException if the address cannot be listened on
     */
    public ChatServer(InetSocketAddress local, Executor executor) throws IOException {
        throw new UnsupportedOperationException("TODO 2.9: listen, and accept in a task of the executor");
    }

    /** Returns the address that the server listens on, with the port that the system chose if it was asked to. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException("TODO 2.9: return the address with the real port");
    }

    /**
     * Stops the server: when this method returns, the port is free again, every connection is closed, and no task of the
     * server runs any more. Blocks for at most one second. A second call does nothing.
     */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException(
                "TODO 2.9: end the listener and every connection, and wait for the tasks");
    }
}
