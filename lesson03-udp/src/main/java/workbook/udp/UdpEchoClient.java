package workbook.udp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Exercise 3.2. Sends a datagram to an echo server and waits for it to come back.
 *
 * <p>The client speaks first: it sends one datagram a call, from a port that the system chooses, and then receives. Any
 * host that learns this port can send to it, and a reply may come late. So one datagram only is <em>the reply</em>: it
 * comes from the server's address and the server's port, and its data is the message, exactly as long and byte for
 * byte. All others are ignored, and the wait goes on:
 * <ul>
 *   <li>A datagram of a stranger, which has another address or another port than the server, even if the bytes are
 *       those of the message.
 *   <li>A late reply to an earlier call, told by its other bytes.
 *   <li>A datagram that is shorter than the message or longer, even if it begins alike. Receiving into a packet that
 *       is too small cuts a datagram off without an error, and what was cut off is lost. So a packet with room for
 *       the message only cannot tell; one byte more can.
 * </ul>
 * UDP loses datagrams, and nobody tells. Only the time-out ends the wait then. It runs from the call of
 * {@link #exchange} and bounds the whole call; no datagram that is ignored stretches it.
 *
 * <p>The socket may be connected to the server or not, and there may be one for the client or one for each call. On a
 * connected socket the system reports that nobody receives at the server's port, if it is told; on another one only the
 * time-out does. Both are right. Bind no address of your own: the server may be on another host.
 *
 * <p>Not asked: sending again after a loss, telling late replies from others when two calls send equal messages, calls
 * from several threads at once, servers over IPv6, and a server address that is unresolved. A stranger's address is not
 * graded on a host with one loopback address.
 */
public final class UdpEchoClient implements Closeable {

    /**
     * Prepares a client for one server; sends nothing yet.
     *
     * @param server the server's address and port
     * @param timeout how long one call of {@link #exchange} may take in all
     * @throws IllegalArgumentException if {@code timeout} is shorter than 1 millisecond or longer than 1 hour
     * @throws IOException if no socket can be had; none is left behind then
     */
    public UdpEchoClient(InetSocketAddress server, Duration timeout) throws IOException {
        throw new UnsupportedOperationException("TODO 3.2: check the time-out, and keep what exchange() needs");
    }

    /**
     * Sends {@code message} as one datagram, and nothing else; returns the data of the reply in a new array. {@code
     * message} is not changed.
     *
     * <p>Blocks until the reply is there, at the latest until the time-out, which counts as kept if the call ends
     * within one second after it. A call that has failed leaves the client as it was: the next call may succeed.
     *
     * @param message 1 to 65,507 bytes. UDP has empty datagrams too, but a connected socket of the JDK sends none of
     *     them and reports nothing, so they are refused here
     * @throws IllegalArgumentException if {@code message} is empty or has more than 65,507 bytes; nothing is sent then
     * @throws java.net.SocketTimeoutException if the reply has not come in time
     * @throws IOException if the client is closed, or if the system reports an error. For a port where nobody receives
     *     that is a {@link java.net.PortUnreachableException} at once, or a {@code SocketTimeoutException} at the end
     *     of the time-out, as told above
     */
    public byte[] exchange(byte[] message) throws IOException {
        throw new UnsupportedOperationException("TODO 3.2: send the message, and wait for its reply");
    }

    /** Ends the client: no socket of it is left when this method returns. A second call does nothing. */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("TODO 3.2: close the socket");
    }
}
