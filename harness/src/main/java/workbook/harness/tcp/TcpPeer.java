package workbook.harness.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

/**
 * A scripted end of one connection with the learner's program.
 *
 * <p>It reads only when the check expects something, so a peer that never reads is one that expects nothing. Everything
 * that it sends and sees is recorded. Reads end with the check's time; a send that the learner's program does not take
 * blocks until the check is ended.
 */
public final class TcpPeer {

    /** Puts a protocol such as TLS between a peer and its connection. */
    @FunctionalInterface
    public interface Layer {
        /** Returns the upper end of the layer over {@code connection}; may block until the other side has its own. */
        Socket over(Socket connection) throws IOException;
    }

    private final Wire wire;
    private final Inlet inlet;
    private final Departure departure;

    private Outlet outlet;

    TcpPeer(Scene scene, Part part, String label, ObservedSocket connection) {
        this(new Wire(scene, part, label, connection, connection, ""));
    }

    private TcpPeer(Wire wire) {
        this.wire = wire;
        this.inlet = new Inlet(wire);
        this.departure = new Departure(wire);
        this.outlet = new SocketOutlet(this, wire.socket());
    }

    /**
     * Returns a peer on this one's connection that speaks through {@code layer}; this one can still end the connection under
     * it.
     *
     * @param farewell what each side says in the layer before it ends its stream, such as {@code close_notify}; an end
     *     without it is no end in order then
     */
    public TcpPeer layered(Layer layer, String farewell) throws IOException {
        ObservedSocket connection = wire.connection();
        connection.setSoTimeout(wire.scene().remainingMillis());
        // The connection is closed at the check's end, and the layer with it: closing that could wait for the other
        // side.
        return new TcpPeer(
                new Wire(wire.scene(), wire.part(), wire.label(), connection, layer.over(connection), farewell));
    }

    /** Returns how a sentence about the learner's program begins, such as {@code Your server}. */
    public String learner() {
        return wire.learner();
    }

    Wire wire() {
        return wire;
    }

    /** Returns this end's own address. */
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) wire.socket().getLocalSocketAddress();
    }

    /** Plays {@code faults} from now on in everything that this peer sends, the first one first. */
    public TcpPeer through(TcpFault... faults) {
        for (TcpFault fault : faults) {
            wire.scene().plays(fault.toString());
        }
        for (int i = faults.length - 1; i >= 0; i--) {
            outlet = faults[i].over(outlet, wire.scene());
        }
        return this;
    }

    /** Returns this peer as one that sends and expects lines; it reads ahead, so expect no bytes of it then. */
    public TcpLines lines() {
        return new TcpLines(this);
    }

    /** Sends {@code text} in UTF-8. */
    public TcpPeer send(String text) throws IOException, InterruptedException {
        return send(Bytes.utf8(text));
    }

    /** Sends {@code bytes}; fails when the learner's program has reset the connection. */
    public TcpPeer send(byte[] bytes) throws IOException, InterruptedException {
        try {
            outlet.write(bytes);
        } catch (IOException e) {
            recordReceived("no longer takes bytes: " + e.getMessage());
            throw wire.failure("%s closed the connection while bytes were still on their way to it")
                    .causedBy(e);
        }
        return this;
    }

    /** Sends {@code bytes} for as long as the learner's program takes them; returns whether it took them all. */
    public boolean offer(byte[] bytes) throws InterruptedException {
        try {
            outlet.write(bytes);
            return true;
        } catch (IOException e) {
            recordReceived("no longer takes bytes: " + e.getMessage());
            return false;
        }
    }

    /** Sends {@code text} in UTF-8, slowly where faults say so; fails unless the learner's program leaves before the end. */
    public void expectGoneWhileSending(String text) throws InterruptedException {
        byte[] bytes = Bytes.utf8(text);
        if (offer(bytes)) {
            throw wire.failure(
                    "%s stayed until all %s were sent; it should have left before", Units.bytes(bytes.length));
        }
    }

    /** Begins to send {@code bytes} on a thread of its own, and does not read meanwhile; no faults are played. */
    public Flood flood(long bytes) {
        return new Flood(wire.scene(), this, wire.socket(), bytes);
    }

    /**
     * Reads all bytes of {@code flood}, which is this peer's own and comes back, or another's and comes through; fails as
     * {@link #expect(byte[])} does.
     */
    public TcpPeer expectAll(Flood flood) throws IOException {
        return expectAll(0, flood.total(), Flood::fill);
    }

    /** Bytes that are known by their place, so that many of them weigh nothing. */
    @FunctionalInterface
    public interface Content {
        /** Fills the first {@code n} bytes of {@code piece} with those from {@code offset} on. */
        void fill(byte[] piece, int n, long offset);
    }

    /**
     * Reads the bytes of {@code content} from {@code from} to {@code to}, which is not included; fails as
     * {@link #expect(byte[])} does, and when nothing comes for 5,000 milliseconds.
     */
    public TcpPeer expectAll(long from, long to, Content content) throws IOException {
        inlet.expectAll(from, to, content);
        return this;
    }

    /** Reads {@code bytes} of any value. */
    public TcpPeer skip(long bytes) throws IOException {
        inlet.skip(bytes);
        return this;
    }

    /**
     * Reads up to the first {@code last}, which is included, and not beyond it; for words that know a protocol. They record
     * with {@link #recordReceived} what they have read.
     *
     * @param limit the most bytes that it may be
     * @param what what is read, such as {@code "the answer to \"GET / HTTP/1.1\""}
     */
    public byte[] readThrough(byte last, int limit, String what) throws IOException {
        return inlet.readThrough(last, limit, what);
    }

    /** Reads the UTF-8 bytes of {@code expected}; fails at anything else. */
    public TcpPeer expect(String expected) throws IOException {
        return expect(Bytes.utf8(expected));
    }

    /** Reads {@code expected}, however it is cut; fails at the first other byte, an early end, a reset or silence. */
    public TcpPeer expect(byte[] expected) throws IOException {
        inlet.expect(expected);
        return this;
    }

    /** Ends this direction, and goes on reading: the peer sees the end of the stream (a half-close). */
    public TcpPeer finish() throws IOException {
        outlet.end();
        return this;
    }

    /** Aborts the connection with a reset. */
    public void reset() throws IOException {
        outlet.reset();
    }

    /** Closes both directions in order. */
    public void close() throws IOException {
        record("closes");
        wire.socket().close();
    }

    /** Reads the end of the stream; fails at a further byte, a reset or silence. */
    public void expectEnd() throws IOException {
        departure.expectEnd();
    }

    /** Waits until the learner's program has ended the connection, whether in order or by a reset, and drops what came. */
    public void expectGone() throws IOException {
        departure.expectGone();
    }

    /**
     * Waits as {@link #expectGone()} does; fails if a byte comes before.
     *
     * @param otherwise what a byte says of the learner's program, with {@code %s} in its place
     */
    public void expectGoneWithout(String otherwise) throws IOException {
        departure.expectGoneWithout(otherwise);
    }

    /**
     * Waits until the learner's program has ended the connection, in order or by a reset; fails at a further byte.
     *
     * @param behind what the end should follow, as the sentence says it when the connection stays
     */
    public void expectNothingMore(String behind) throws IOException {
        departure.expectNothingMore(behind);
    }

    /**
     * Sends {@code bytes} one by one, one each {@code millis}, until the learner's program has ended the connection; fails when
     * it has not at the last one. What comes meanwhile is dropped.
     */
    public void dribbleUntilGone(byte[] bytes, int millis) throws IOException {
        departure.dribbleUntilGone(bytes, millis);
    }

    /** Records something that this end did. */
    public void record(String what) {
        wire.record(what);
    }

    /** Records something that came from the learner's program to this end. */
    public void recordReceived(String what) {
        wire.recordReceived(what);
    }
}
