package workbook.harness.tcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Recording;
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

    private static final int CHUNK = 64 * 1024;

    /**
     * A long stream that pauses for this long has ended. Its check's limit can be larger then: some kernels recover slowly
     * from a reader that was late, and a stream that still moves is no mistake of the program's.
     */
    private static final int STREAM_PAUSE_MILLIS = 5_000;

    private final Scene scene;
    private final Part part;
    private final String learner;
    private final String label;
    private final ObservedSocket connection;

    /** What is written to and read from: the connection, or the upper end of a layer over it. */
    private final Socket socket;

    /** What a layer says before the connection ends in order; empty without a layer. */
    private final String farewell;

    private Outlet outlet;

    TcpPeer(Scene scene, Part part, String label, ObservedSocket connection) {
        this(scene, part, label, connection, connection, "");
    }

    private TcpPeer(Scene scene, Part part, String label, ObservedSocket connection, Socket socket, String farewell) {
        this.scene = scene;
        this.part = part;
        this.learner = part.learner();
        this.label = label;
        this.connection = connection;
        this.socket = socket;
        this.farewell = farewell;
        this.outlet = new SocketOutlet(this, socket);
    }

    /**
     * Returns a peer on this one's connection that speaks through {@code layer}; this one can still end the connection under
     * it.
     *
     * @param farewell what each side says in the layer before it ends its stream, such as {@code close_notify}; an end
     *     without it is no end in order then
     */
    public TcpPeer layered(Layer layer, String farewell) throws IOException {
        connection.setSoTimeout(scene.remainingMillis());
        // The connection is closed at the check's end, and the layer with it: closing that could wait for the other
        // side.
        return new TcpPeer(scene, part, label, connection, layer.over(connection), farewell);
    }

    /** Returns how a sentence about the learner's program begins, such as {@code Your server}. */
    public String learner() {
        return learner;
    }

    /** Returns what this end says or sees where a stream ends in order. */
    String end() {
        return farewell.isEmpty() ? "FIN" : farewell;
    }

    /** Returns this end's own address. */
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Plays {@code faults} from now on in everything that this peer sends, the first one first. */
    public TcpPeer through(TcpFault... faults) {
        for (TcpFault fault : faults) {
            scene.plays(fault.toString());
        }
        for (int i = faults.length - 1; i >= 0; i--) {
            outlet = faults[i].over(outlet, scene);
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
            throw CheckFailure.of("%s closed the connection while bytes were still on their way to it", learner)
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
            throw CheckFailure.of(
                    "%s stayed until all %s were sent; it should have left before", learner, Units.bytes(bytes.length));
        }
    }

    /** Begins to send {@code bytes} on a thread of its own, and does not read meanwhile; no faults are played. */
    public Flood flood(long bytes) {
        return new Flood(scene, this, socket, bytes);
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

    /** Reads the bytes of {@code content} from {@code from} to {@code to}, which is not included. */
    public TcpPeer expectAll(long from, long to, Content content) throws IOException {
        byte[] seen = new byte[Flood.PIECE];
        byte[] expected = new byte[Flood.PIECE];
        long total = to - from;
        long got = 0;
        while (got < total) {
            int wanted = (int) Math.min(Flood.PIECE, total - got);
            int n = readSome(seen, 0, wanted, got, total, Math.min(STREAM_PAUSE_MILLIS, scene.remainingMillis()));
            if (n < 0) {
                throw ended(got, total);
            }
            content.fill(expected, n, from + got);
            if (Arrays.mismatch(expected, 0, n, seen, 0, n) >= 0) {
                throw CheckFailure.of(
                                "%s sent other bytes than expected, after %s right ones", learner, Units.number(got))
                        .with(Bytes.difference(Arrays.copyOf(expected, n), Arrays.copyOf(seen, n)));
            }
            got += n;
        }
        recordReceived("all " + Units.bytes(got));
        return this;
    }

    /** Reads {@code bytes} of any value. */
    public TcpPeer skip(long bytes) throws IOException {
        byte[] dropped = new byte[CHUNK];
        for (long got = 0; got < bytes; ) {
            int n = readSome(dropped, 0, (int) Math.min(CHUNK, bytes - got), got, bytes);
            if (n < 0) {
                throw ended(got, bytes);
            }
            got += n;
        }
        recordReceived(Units.bytes(bytes));
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
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            while (line.size() < limit) {
                socket.setSoTimeout(scene.remainingMillis());
                int b = socket.getInputStream().read();
                if (b < 0) {
                    recordReceived("FIN");
                    throw CheckFailure.of("%s ended the stream in place of %s", learner, what)
                            .missing(part.side(), what)
                            .with(soFar(line));
                }
                line.write(b);
                if ((byte) b == last) {
                    return line.toByteArray();
                }
            }
        } catch (SocketTimeoutException e) {
            throw CheckFailure.of("%s sent nothing more in place of %s", learner, what)
                    .missing(part.side(), what)
                    .with(soFar(line))
                    .afterWaiting();
        } catch (IOException e) {
            recordReceived("RST");
            throw CheckFailure.of("%s reset the connection in place of %s", learner, what)
                    .missing(part.side(), what)
                    .with(soFar(line))
                    .causedBy(e);
        }
        recordReceived(Bytes.describe(line.toByteArray()));
        throw CheckFailure.of("%s sent %s without the end of %s", learner, Units.bytes(limit), what);
    }

    private static List<String> soFar(ByteArrayOutputStream line) {
        return line.size() == 0
                ? List.of()
                : List.of("The line that it had begun: " + Bytes.describe(line.toByteArray()));
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
        socket.close();
    }

    /** Reads the UTF-8 bytes of {@code expected}; fails at anything else. */
    public TcpPeer expect(String expected) throws IOException {
        return expect(Bytes.utf8(expected));
    }

    /** Reads {@code expected}, however it is cut; fails at the first other byte, an early end, a reset or silence. */
    public TcpPeer expect(byte[] expected) throws IOException {
        byte[] seen = new byte[expected.length];
        int got = 0;
        while (got < expected.length) {
            int n = readSome(seen, got, expected.length - got, got, expected.length);
            if (n < 0) {
                throw ended(got, expected.length);
            }
            recordReceived(Bytes.describe(Arrays.copyOfRange(seen, got, got + n)));
            int differs = Arrays.mismatch(expected, got, got + n, seen, got, got + n);
            got += n;
            if (differs >= 0) {
                throw CheckFailure.of("%s sent other bytes than expected", learner)
                        .with(Bytes.difference(expected, Arrays.copyOf(seen, got)));
            }
        }
        return this;
    }

    /** Reads the end of the stream; fails at a further byte, a reset or silence. */
    public void expectEnd() throws IOException {
        byte[] more = new byte[CHUNK];
        int n = readSome(more, 0, CHUNK, 0, 0);
        if (n < 0 && isCut()) {
            throw CheckFailure.of("%s ended the TCP connection without a %s before it", learner, farewell)
                    .missing(part.side(), farewell);
        }
        if (n < 0) {
            recordReceived(end());
            return;
        }
        byte[] extra = Arrays.copyOf(more, n);
        recordReceived(Bytes.describe(extra));
        throw CheckFailure.of("%s sent %s more where the stream should end", learner, Bytes.describe(extra));
    }

    /** Waits until the learner's program has ended the connection, whether in order or by a reset, and drops what came. */
    public void expectGone() throws IOException {
        byte[] dropped = new byte[CHUNK];
        try {
            socket.setSoTimeout(scene.remainingMillis());
            for (int n; (n = socket.getInputStream().read(dropped)) >= 0; ) {
                if (scene.isOver()) {
                    throw new SocketTimeoutException("the check's time is over");
                }
                recordReceived(Bytes.describe(Arrays.copyOf(dropped, n)));
                socket.setSoTimeout(scene.remainingMillis());
            }
            recordReceived("FIN");
        } catch (SocketTimeoutException e) {
            throw stays();
        } catch (IOException e) {
            recordReceived("RST");
        }
    }

    /**
     * Waits as {@link #expectGone()} does; fails if a byte comes before.
     *
     * @param otherwise what a byte says of the learner's program, with {@code %s} in its place
     */
    public void expectGoneWithout(String otherwise) throws IOException {
        if (!awaitGone().isEmpty()) {
            throw CheckFailure.of(otherwise, learner);
        }
    }

    /** Waits until the learner's program has ended the connection, in order or by a reset; fails at a further byte. */
    public void expectNothingMore() throws IOException {
        String extra = awaitGone();
        if (!extra.isEmpty()) {
            throw CheckFailure.of("%s sent %s more where the stream should end", learner, extra);
        }
    }

    /** Waits for the connection's end; returns what came in its place, or nothing. */
    private String awaitGone() throws IOException {
        byte[] seen = new byte[CHUNK];
        try {
            socket.setSoTimeout(scene.remainingMillis());
            int n = socket.getInputStream().read(seen);
            if (n > 0) {
                String extra = Bytes.describe(Arrays.copyOf(seen, n));
                recordReceived(extra);
                return extra;
            }
            recordReceived(isCut() ? "FIN" : end());
        } catch (SocketTimeoutException e) {
            throw stays();
        } catch (IOException e) {
            recordReceived("RST");
        }
        return "";
    }

    /**
     * Sends {@code bytes} one by one, one each {@code millis}, until the learner's program has ended the connection; fails when
     * it has not at the last one. What comes meanwhile is dropped.
     */
    public void dribbleUntilGone(byte[] bytes, int millis) throws IOException {
        record("begins to send a byte each " + millis + " ms");
        byte[] dropped = new byte[CHUNK];
        int sent = 0;
        try {
            while (sent < bytes.length && !scene.isOver()) {
                socket.getOutputStream().write(bytes[sent]);
                sent++;
                if (isGoneWithin(millis, dropped)) {
                    break;
                }
            }
        } catch (IOException e) {
            recordReceived("RST after " + Units.bytes(sent));
            return;
        }
        if (sent == bytes.length || scene.isOver()) {
            throw CheckFailure.of(
                            "%s still waits for more of a request of which %s came, one each %s ms",
                            learner, Units.bytes(sent), millis)
                    .missing(part.side(), "FIN")
                    .afterWaiting();
        }
        recordReceived("FIN after " + Units.bytes(sent));
    }

    private boolean isGoneWithin(int millis, byte[] dropped) throws IOException {
        socket.setSoTimeout(millis);
        try {
            while (socket.getInputStream().read(dropped) >= 0) {
                socket.setSoTimeout(millis);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Returns what an event of this connection begins with, so that several are told apart. */
    String label() {
        return label;
    }

    Recording.Side side() {
        return part.side();
    }

    /** Reads at least one byte, waiting no longer than the check may; -1 at the end. */
    int read(byte[] buffer) throws IOException {
        socket.setSoTimeout(scene.remainingMillis());
        return socket.getInputStream().read(buffer);
    }

    /** Records something that this end did. */
    public void record(String what) {
        scene.recording().sent(part.side(), label + what);
    }

    /** Records something that came from the learner's program to this end. */
    public void recordReceived(String what) {
        scene.recording().received(part.side(), label + what);
    }

    /** Reads at least one byte, and at most {@code length}; -1 at the end. So far {@code got} of {@code wanted} came. */
    private int readSome(byte[] buffer, int offset, int length, long got, long wanted) throws IOException {
        return readSome(buffer, offset, length, got, wanted, scene.remainingMillis());
    }

    private int readSome(byte[] buffer, int offset, int length, long got, long wanted, int millis) throws IOException {
        try {
            socket.setSoTimeout(millis);
            int n = socket.getInputStream().read(buffer, offset, length);
            if (n < 0 && wanted > 0) {
                recordReceived(isCut() ? "FIN" : end());
            }
            return n;
        } catch (SocketTimeoutException e) {
            throw silence(got, wanted);
        } catch (IOException e) {
            recordReceived("RST");
            throw wanted > 0
                    ? CheckFailure.of(
                                    "%s reset the connection after %s of %s",
                                    learner, Units.number(got), Units.bytes(wanted))
                            .missing(part.side(), Units.bytes(wanted - got))
                            .causedBy(e)
                    : CheckFailure.of("%s reset the connection where the stream should end in order", learner)
                            .causedBy(e);
        }
    }

    /** Returns whether the connection ended under a layer that had not said its farewell. */
    private boolean isCut() {
        return !farewell.isEmpty() && connection.hasEnded();
    }

    private CheckFailure stays() {
        return CheckFailure.of("%s did not close the connection", learner)
                .missing(part.side(), "FIN")
                .afterWaiting();
    }

    private CheckFailure ended(long got, long wanted) {
        return CheckFailure.of("%s ended the stream after %s of %s", learner, Units.number(got), Units.bytes(wanted))
                .missing(part.side(), Units.bytes(wanted - got));
    }

    private CheckFailure silence(long got, long wanted) {
        CheckFailure failure = wanted > 0
                ? CheckFailure.of(
                                "%s sent %s of %s, then nothing more", learner, Units.number(got), Units.bytes(wanted))
                        .missing(part.side(), Units.bytes(wanted - got))
                : CheckFailure.of("%s did not end the stream", learner).missing(part.side(), end());
        return failure.afterWaiting();
    }
}
