package workbook.udp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Exercise 3.1. Sends every datagram back to where it came from.
 *
 * <p>The server runs from its construction to {@link #close()} on a thread of its own, and takes one datagram after the
 * other:
 * <ul>
 *   <li>Each datagram that it receives gets one reply: the same bytes, no more and no fewer. It goes to the address and
 *       the port that this datagram came from, and comes from the server's own.
 *   <li>A datagram may be empty; so is its reply then.
 *   <li>A datagram may have 65,507 bytes, the most that UDP carries over IPv4.
 *   <li>A byte of an earlier datagram never appears in the reply to a later one.
 *   <li>A client may be gone before its reply arrives. That ends no other client's service.
 * </ul>
 * Any byte values are data; there is no text, no command and no end to look for.
 *
 * <p>Not asked: datagrams longer than 65,507 bytes, which exist over IPv6 only; a reply to a datagram that the network or
 * the system lost; a send that the system refuses, which loopback does not bring about; {@link #address()} after
 * {@link #close()}; {@code null}.
 */
public final class UdpEchoServer implements Closeable {

    /**
     * Binds {@code local} and begins to serve; returns at once, without waiting for a datagram.
     *
     * @param local the address to receive on; port 0 lets the system choose a free port
     * @throws IOException if the address cannot be bound, for example because it is in use; no socket and no thread is
     *     left behind then
     */
    public UdpEchoServer(InetSocketAddress local) throws IOException {
        throw new UnsupportedOperationException("TODO 3.1: bind, and start a thread that sends each datagram back");
    }

    /** Returns the address that the server receives on, with the port that the system chose if it was asked to. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException("TODO 3.1: return the address with the real port");
    }

    /**
     * Stops the server, also while it waits for a datagram. When this method returns, the port is free again; within one
     * second after that, no thread and no socket of the server is left. Blocks for at most one second. A second call does
     * nothing.
     */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("TODO 3.1: end the receive that blocks, and wait for the thread");
    }
}
