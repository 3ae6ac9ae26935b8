package workbook.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Exercise 2.1. Connects to a server, reads all that it says until it ends the stream, and closes the connection.
 *
 * <p>A name may stand for several addresses, and some of them may not work. So the client is given a list and tries it
 * in order, one address after the other. It goes on to the next address when this one fails:
 * <ul>
 *   <li>The connection is refused, or the network reports that the address cannot be reached.
 *   <li>Nobody answers within the connect time-out. Each address has all of this time to itself.
 *   <li>The address is unresolved ({@link InetSocketAddress#isUnresolved()}). That fails at once: no name service is
 *       asked.
 * </ul>
 * Once a connection stands, no other address is tried, whatever happens on it.
 *
 * <p>The deadline runs from the call of {@link #fetch}, anew for each call, and bounds all of it: every attempt to connect,
 * and every read together. A server that sends one byte now and then cannot stretch it. The connect time-out says nothing about
 * reading: a server may be silent for longer, up to the deadline.
 *
 * <p>Not asked: a limit on the reply's length (replies here have at most 1 MiB), malformed UTF-8, whether the client
 * ends its own direction before the reply has ended, lists that hold {@code null}, and calls from several threads at
 * once.
 */
public final class GreetingClient {

    /**
     * Prepares a client that may fetch any number of times, one call after the other; opens nothing yet.
     *
     * @param connectTimeout how long to wait for one address to accept the connection
     * @param deadline how long one call of {@link #fetch} may take in all
     * @throws IllegalArgumentException if either is shorter than 1 millisecond or longer than 1 hour
     */
    public GreetingClient(Duration connectTimeout, Duration deadline) {
        throw new UnsupportedOperationException("TODO 2.1: check and keep the two times");
    }

    /**
     * Returns the whole reply of the first address that accepts a connection, decoded from UTF-8. The reply ends where
     * the server ends the stream; it is the empty string if that comes first. Nothing is sent to the server.
     *
     * <p>Blocks until the reply has ended, at the latest until the deadline. A connect time-out and the deadline are
     * kept if the call goes on within one second after them. However the call ends, no socket and no thread of it is
     * left then.
     *
     * @param addresses where the server may be, in the order to try
     * @throws IllegalArgumentException if {@code addresses} is empty
     * @throws java.net.SocketTimeoutException if a connection stands, and the stream has not ended at the deadline
     * @throws IOException if every address was tried in vain: the message then holds, for each of them, its
     *     {@link InetSocketAddress#getHostString()} and its port in decimal. Also if the deadline passes before a
     *     connection stands, with any message, and no further address is tried then. Also if the connection breaks
     *     before the stream's end; a part of a reply is never returned
     */
    public String fetch(List<InetSocketAddress> addresses) throws IOException {
        throw new UnsupportedOperationException("TODO 2.1: connect to the first that answers, and read to the end");
    }
}
