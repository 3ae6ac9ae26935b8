package workbook.harness.tcp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import workbook.harness.call.Calling;
import workbook.harness.call.Started;
import workbook.harness.finding.Thrown;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Recording;
import workbook.harness.scene.Scene;
import workbook.harness.text.Units;

/**
 * Gives a check its scripted TCP peers.
 *
 * <p>Peers connect from and listen on loopback, on ports that the system chooses. They are closed when the check ends.
 */
public final class Tcp {

    private static final int NARROW = 1_024;
    private static final int FULL_BACKLOG = 1;
    private static final int FILL_ATTEMPTS = 16;
    private static final int FILL_MILLIS = 250;

    private final Scene scene;
    private final Map<Part, Integer> connections = new EnumMap<>(Part.class);
    private boolean proxied;
    private Started<?> lastStarted;

    /** Makes the words for one check. */
    public Tcp(Scene scene) {
        this.scene = scene;
    }

    /** Returns the address on loopback that lets the system choose a port. */
    public static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /**
     * Closes {@code learners} object when the check ends, and returns it. A close() that throws or hangs there is charged to
     * the exercise once, not to each check that needs a server.
     */
    public <T extends AutoCloseable> T closing(T learners) {
        return scene.closingForLearner(learners);
    }

    /** Connects a scripted client to the learner's server or proxy; fails when it does not take the connection. */
    public TcpPeer connect(InetSocketAddress server) throws IOException {
        return connect(server, new ObservedSocket());
    }

    /** Connects as {@link #connect} does, with little room for what comes: a sender that is not read from soon stands still. */
    public TcpPeer connectNarrow(InetSocketAddress server) throws IOException {
        ObservedSocket socket = new ObservedSocket();
        // Set before the connection stands, it also keeps the system from making the buffer larger by itself.
        socket.setReceiveBufferSize(NARROW);
        return connect(server, socket);
    }

    private TcpPeer connect(InetSocketAddress server, ObservedSocket socket) throws IOException {
        scene.closing(socket);
        castServer();
        requireTold(server);
        TcpPeer peer = peer(proxied ? Part.PROXY_OF_CLIENT : Part.SERVER, socket);
        try {
            socket.connect(server, scene.remainingMillis());
        } catch (SocketTimeoutException e) {
            throw CheckFailure.of("Your %s did not take a connection on port %s", learner(), server.getPort())
                    .causedBy(e)
                    .afterWaiting();
        } catch (IOException e) {
            // Taken, and reset before connect() returned: whoever expects something of the peer is told.
            if (!Thrown.messageOf(e).contains("reset")) {
                throw CheckFailure.of("Nobody listens on port %s, where your %s should", server.getPort(), learner())
                        .causedBy(e);
            }
        }
        peer.record("connects");
        return peer;
    }

    /** Connects {@code wanted} clients, or as many as this system's limit on open files allows. */
    public Crowd crowd(InetSocketAddress server, int wanted) throws IOException, InterruptedException {
        return new Crowd(scene, this, server, wanted);
    }

    /** Fails unless a connection to {@code address} is refused: nobody may listen there. */
    public void expectRefused(InetSocketAddress address) throws IOException {
        castServer();
        requireTold(address);
        try (Socket socket = new Socket()) {
            socket.connect(address, scene.remainingMillis());
        } catch (SocketTimeoutException e) {
            throw CheckFailure.of("A connection to port %s hung; it should be refused", address.getPort())
                    .causedBy(e)
                    .afterWaiting();
        } catch (ConnectException e) {
            scene.recording().received("refuses the connection");
            return;
        }
        scene.recording().sent("connects");
        throw CheckFailure.of("Port %s took a connection; nobody should listen there now", address.getPort());
    }

    /** Listens for the learner's client. */
    public TcpListener listen() throws IOException {
        castClient();
        return TcpListener.up(this, scene, Part.CLIENT);
    }

    /** Returns a server for the learner's client that is down: its address refuses, until it comes up. */
    public TcpListener serverThatIsDown() throws IOException {
        castClient();
        return TcpListener.down(this, scene, Part.CLIENT);
    }

    /** Listens behind the learner's proxy, which the check is about from now on. */
    public TcpListener upstream() throws IOException {
        castProxy();
        return TcpListener.up(this, scene, Part.PROXY_OF_UPSTREAM);
    }

    /** Returns a server behind the learner's proxy that is down: its address refuses, until it comes up. */
    public TcpListener upstreamThatIsDown() throws IOException {
        castProxy();
        return TcpListener.down(this, scene, Part.PROXY_OF_UPSTREAM);
    }

    /** Returns the address of a server behind the learner's proxy that answers nothing: a {@link #blackHole()}. */
    public InetSocketAddress silentUpstream() throws IOException {
        castProxy();
        return blackHole();
    }

    /** Returns an address that refuses every connection as long as the check runs. */
    public InetSocketAddress refusing() throws IOException {
        if (!proxied) {
            castClient();
        }
        // Bound and never listening: the port stays taken, so nobody else can begin to answer there.
        Socket bound = scene.closing(new Socket());
        bound.bind(loopback());
        return (InetSocketAddress) bound.getLocalSocketAddress();
    }

    /**
     * Returns an address that answers nothing, like a host that is down: a listener on it whose backlog is full, so that
     * the kernel drops each further SYN. Needs Linux; elsewhere a full backlog may refuse.
     */
    public InetSocketAddress blackHole() throws IOException {
        if (!proxied) {
            castClient();
        }
        ServerSocket full = scene.closing(new ServerSocket());
        full.bind(loopback(), FULL_BACKLOG);
        InetSocketAddress address = (InetSocketAddress) full.getLocalSocketAddress();
        for (int i = 0; i < FILL_ATTEMPTS; i++) {
            Socket filler = scene.closing(new Socket());
            try {
                filler.connect(address, FILL_MILLIS);
            } catch (SocketTimeoutException e) {
                return address;
            }
        }
        throw new IllegalStateException("a backlog of " + FULL_BACKLOG + " took " + FILL_ATTEMPTS + " connections");
    }

    /** Makes a call of the learner's that waits for what the check does next, on a thread of its own. */
    public <T> Started<T> starting(String what, Callable<T> call) {
        Started<T> started = Calling.starting(scene, what, call);
        lastStarted = started;
        return started;
    }

    /** Lets the time of a slow peer pass, or less when the check ends. */
    public void pause(long millis) throws InterruptedException {
        scene.pause(millis);
    }

    private void requireTold(InetSocketAddress address) {
        if (address == null) {
            throw CheckFailure.of("Your %s tells null as its address", learner());
        }
    }

    /** Returns the call that should connect, if it has ended: then nobody will. */
    Optional<Started<?>> endedCall() {
        return Optional.<Started<?>>ofNullable(lastStarted).filter(Started::hasEnded);
    }

    private String learner() {
        return proxied ? "proxy" : "server";
    }

    TcpPeer peer(Part part, ObservedSocket socket) throws IOException {
        int number = connections.merge(part, 1, Integer::sum);
        // The kernel would otherwise hold a small piece back until the last one is acknowledged.
        socket.setTcpNoDelay(true);
        return new TcpPeer(scene, part, number == 1 ? "" : "(" + Units.number(number) + ") ", socket);
    }

    private void castServer() {
        if (!proxied) {
            scene.recording().cast(Recording.Learner.RIGHT, "client (the check's)", "server (yours)");
        }
    }

    private void castClient() {
        scene.recording().cast(Recording.Learner.LEFT, "client (yours)", "server (the check's)");
    }

    private void castProxy() {
        proxied = true;
        scene.recording().castBetween("client (the check's)", "proxy (yours)", "upstream (the check's)");
    }
}
