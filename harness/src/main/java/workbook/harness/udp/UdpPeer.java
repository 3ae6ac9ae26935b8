package workbook.harness.udp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;

/**
 * A scripted socket that exchanges datagrams with the learner's program.
 *
 * <p>It receives only when the check expects something, and takes the datagrams in the order in which they came.
 * Everything that it sends and receives is recorded. Waits end with the check's time. Datagrams of
 * every size pass, up to 65,507 bytes; {@link Udp} says how many in a row.
 */
public final class UdpPeer implements AutoCloseable {

    /** The longest datagram that IPv4 carries: 65,535 less the headers of IP (20) and UDP (8). */
    public static final int MAX_BYTES = 65_507;

    private static final int BUFFERED = 1 << 20;
    private static final int QUIET_MILLIS = 200;

    private final Scene scene;
    private final String learner;
    private final String label;
    private final DatagramSocket socket;
    private final InetSocketAddress address;
    private byte[] lastSent;
    private Datagram lastReceived;
    private boolean asked;

    UdpPeer(Scene scene, String learner, String label, DatagramSocket socket) throws IOException {
        this.scene = scene;
        this.learner = learner;
        this.label = label;
        this.socket = socket;
        this.address = (InetSocketAddress) socket.getLocalSocketAddress();
        // As much as the system allows: some give less than one datagram of full size.
        socket.setSendBufferSize(BUFFERED);
        socket.setReceiveBufferSize(BUFFERED);
    }

    /** Returns this socket's address. */
    public InetSocketAddress address() {
        return address;
    }

    /** Sends {@code text} in UTF-8 as one datagram. */
    public UdpPeer send(String text, InetSocketAddress to) throws IOException {
        return send(Bytes.utf8(text), to);
    }

    /** Sends {@code bytes} as one datagram; whether anybody receives it is not known. */
    public UdpPeer send(byte[] bytes, InetSocketAddress to) throws IOException {
        if (to == null) {
            throw CheckFailure.of("%s tells null as its address", learner);
        }
        // Recorded first: what a relay does to the datagram may be recorded before send() has returned.
        scene.recording().sent(label + Bytes.describe(bytes));
        socket.send(new DatagramPacket(bytes, bytes.length, to));
        lastSent = bytes.clone();
        asked = true;
        return this;
    }

    /** Sends {@code text} in UTF-8 to where the last datagram came from. */
    public UdpPeer reply(String text) throws IOException {
        return reply(Bytes.utf8(text));
    }

    /** Sends {@code bytes} to where the last datagram came from. */
    public UdpPeer reply(byte[] bytes) throws IOException {
        return send(bytes, lastSource());
    }

    /** Returns where the last datagram came from. */
    public InetSocketAddress lastSource() {
        if (lastReceived == null) {
            throw new IllegalStateException("nothing was received yet: receive() or expect() first");
        }
        return lastReceived.source();
    }

    /** Waits for the next datagram and returns it, whatever it is; fails when none comes. */
    public Datagram receive() throws IOException {
        return next(wordingFor(null), "a datagram");
    }

    /** Waits for the next datagram; fails unless it holds exactly {@code expected} in UTF-8. */
    public UdpPeer expect(String expected) throws IOException {
        return expect(Bytes.utf8(expected));
    }

    /** Waits for the next datagram; fails unless it holds exactly {@code expected}. */
    public UdpPeer expect(byte[] expected) throws IOException {
        Wording wording = wordingFor(expected);
        byte[] seen = next(wording, Bytes.describe(expected)).bytes();
        if (!Arrays.equals(expected, seen)) {
            throw wording.different(learner, expected, seen);
        }
        return this;
    }

    /** Waits for the next datagram; fails unless it comes from {@code source} and holds {@code expected} in UTF-8. */
    public UdpPeer expectFrom(InetSocketAddress source, String expected) throws IOException {
        return expectFrom(source, Bytes.utf8(expected));
    }

    /** Waits for the next datagram; fails unless it comes from {@code source} and holds exactly {@code expected}. */
    public UdpPeer expectFrom(InetSocketAddress source, byte[] expected) throws IOException {
        expect(expected);
        if (!lastSource().equals(source)) {
            throw Wording.otherSource(learner, source, lastSource());
        }
        return this;
    }

    /**
     * Fails if a datagram comes within a while, or has come already.
     *
     * <p>Where the learner's program can be asked for something else, ask that next and expect its answer: what comes
     * in order needs no clock.
     */
    public UdpPeer expectNothing() throws IOException {
        return expectNothing(QUIET_MILLIS);
    }

    /** Fails if a datagram comes within {@code millis} milliseconds, or has come already. */
    public UdpPeer expectNothing(int millis) throws IOException {
        Datagram datagram;
        try {
            datagram = take(Math.min(millis, scene.remainingMillis()));
        } catch (SocketTimeoutException e) {
            return this;
        }
        throw Wording.unwanted(learner, datagram.bytes());
    }

    /** Closes the socket, which tells nobody anything: UDP has no end. */
    @Override
    public void close() {
        socket.close();
    }

    private Wording wordingFor(byte[] expected) {
        if (asked) {
            return Arrays.equals(expected, lastSent) ? Wording.ECHO : Wording.ANSWER;
        }
        return lastReceived == null ? Wording.FIRST : Wording.ANOTHER;
    }

    private Datagram next(Wording wording, String expected) throws IOException {
        try {
            return take(scene.remainingMillis());
        } catch (SocketTimeoutException e) {
            throw wording.silence(learner, expected);
        }
    }

    private Datagram take(int millis) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
        socket.setSoTimeout(Math.max(1, millis));
        socket.receive(packet);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        lastReceived = new Datagram(bytes, (InetSocketAddress) packet.getSocketAddress());
        asked = false;
        scene.recording().received(label + Bytes.describe(bytes));
        return lastReceived;
    }
}
