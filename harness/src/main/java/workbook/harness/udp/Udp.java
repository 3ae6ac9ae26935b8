package workbook.harness.udp;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Callable;
import workbook.harness.call.Calling;
import workbook.harness.call.Started;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Recording;
import workbook.harness.scene.Scene;
import workbook.harness.tcp.Tcp;

/**
 * Gives a check its scripted UDP peers and its lossy network.
 *
 * <p>Peers are bound on loopback, to ports that the system chooses. They are closed when the check ends.
 *
 * <pre>
 * var client = udp.client();
 * client.send("hello", server.address());
 * client.expect("hello");
 * </pre>
 *
 * <p><b>Pacing.</b> UDP loses on loopback too. The socket of a program that does not read keeps as much as its buffer
 * holds, by default on Linux about 90 datagrams of 1,000 bytes or 3 of full size; the system drops what comes
 * then. A check that sends and expects by turns is paced by itself. One that sends many in a row stays below that, or
 * expects an answer in between. The sockets of the harness ask for larger buffers, which the system may grant or not.
 */
public final class Udp {

    private final Scene scene;
    private final Cast cast;

    /** Makes the words for one check. */
    public Udp(Scene scene) {
        this.scene = scene;
        this.cast = new Cast(scene.recording());
    }

    /** Returns the address on loopback that lets the system choose a port. */
    public static InetSocketAddress loopback() {
        return Tcp.loopback();
    }

    /**
     * Closes {@code learners} object when the check ends, and returns it. A close() that throws or hangs there is charged to
     * the exercise once, not to each check that needs a server.
     */
    public <T extends AutoCloseable> T closing(T learners) {
        return scene.closingForLearner(learners);
    }

    /** Opens a scripted client for the learner's server. */
    public UdpPeer client() throws IOException {
        cast.learnerIs(Recording.Learner.RIGHT, "server", "client (the check's)", "server (yours)");
        return open(cast.nextLabel());
    }

    /** Opens a scripted server for the learner's client. */
    public UdpPeer server() throws IOException {
        cast.learnerIs(Recording.Learner.LEFT, "client", "client (yours)", "server (the check's)");
        return open(cast.nextLabel());
    }

    /** Opens a scripted peer where neither side is client or server. */
    public UdpPeer peer() throws IOException {
        cast.learnerIs(Recording.Learner.RIGHT, "program", "peer (the check's)", "peer (yours)");
        return open(cast.nextLabel());
    }

    /** Opens a socket that the learner's program has nothing to do with; the roles of the others stay as they are. */
    public UdpPeer stranger() throws IOException {
        return open("(stranger) ");
    }

    /**
     * Opens a stranger that has the port of {@code server} and another address of this host, 127.0.0.2; empty where the
     * system has no such address, or no such port is free there.
     */
    public Optional<UdpPeer> strangerWithPortOf(UdpPeer server) throws IOException {
        InetSocketAddress other =
                new InetSocketAddress("127.0.0.2", server.address().getPort());
        try {
            return Optional.of(open("(stranger at 127.0.0.2) ", other));
        } catch (BindException e) {
            return Optional.empty();
        }
    }

    /**
     * Opens a network in front of {@code server}, which is a scripted one or the learner's; {@link #relayToReference}
     * is for a reference.
     */
    public UdpRelay relay(InetSocketAddress server) throws IOException {
        if (!cast.isSet()) {
            cast.learnerIs(Recording.Learner.RIGHT, "server", "client", "server (yours)");
        }
        if (server == null) {
            throw CheckFailure.of("%s tells null as its address", cast.learner());
        }
        return new UdpRelay(scene, cast, server);
    }

    /** Opens a network between the learner's client and a reference that listens on {@code server}. */
    public UdpRelay relayToReference(InetSocketAddress server) throws IOException {
        cast.learnerIs(Recording.Learner.LEFT, "client", "client (yours)", "server (reference)");
        return new UdpRelay(scene, cast, server);
    }

    /**
     * Returns an address where nobody receives as long as the check runs: the system answers each datagram with an ICMP
     * port unreachable, which a connected socket of the learner's sees as an exception and an unconnected one never
     * sees.
     */
    public InetSocketAddress deadPort() throws IOException {
        // A socket that is connected to itself keeps the port taken and, for everybody else, is not there.
        DatagramSocket held = scene.closing(new DatagramSocket(loopback()));
        held.connect(held.getLocalSocketAddress());
        return (InetSocketAddress) held.getLocalSocketAddress();
    }

    /** Makes a call of the learner's that waits for what the check does next, on a thread of its own. */
    public <T> Started<T> starting(String what, Callable<T> call) {
        return Calling.starting(scene, what, call);
    }

    private UdpPeer open(String label) throws IOException {
        return open(label, loopback());
    }

    private UdpPeer open(String label, InetSocketAddress local) throws IOException {
        UdpPeer peer = new UdpPeer(scene, cast.learner(), label, scene.closing(new DatagramSocket(local)));
        cast.addScripted(peer.address());
        return peer;
    }
}
