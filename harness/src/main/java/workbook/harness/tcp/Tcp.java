package workbook.harness.tcp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;
import workbook.harness.call.Calling;
import workbook.harness.call.Started;
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

    private static final int FULL_BACKLOG = 1;
    private static final int FILL_ATTEMPTS = 16;
    private static final int FILL_MILLIS = 250;

    private final Scene scene;
    private int connections;

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

    /** Connects a scripted client to the learner's server; fails when the server does not take the connection. */
    public TcpPeer connect(InetSocketAddress server) throws IOException {
        scene.recording().cast(Recording.Learner.RIGHT, "client (the check's)", "server (yours)");
        requireTold(server);
        Socket socket = scene.closing(new Socket());
        TcpPeer peer = peer("Your server", socket);
        try {
            socket.connect(server, scene.remainingMillis());
        } catch (SocketTimeoutException e) {
            throw CheckFailure.of("Your server did not take a connection on port %s", server.getPort())
                    .causedBy(e)
                    .afterWaiting();
        } catch (IOException e) {
            throw CheckFailure.of("Nobody listens on port %s, where your server should", server.getPort())
                    .causedBy(e);
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
        scene.recording().cast(Recording.Learner.RIGHT, "client (the check's)", "server (yours)");
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
        scene.recording().cast(Recording.Learner.LEFT, "client (yours)", "server (the check's)");
        ServerSocket listener = scene.closing(new ServerSocket());
        listener.bind(loopback());
        return new TcpListener(this, scene, listener);
    }

    /** Returns an address that refuses every connection as long as the check runs. */
    public InetSocketAddress refusing() throws IOException {
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
        return Calling.starting(scene, what, call);
    }

    /** Lets the time of a slow peer pass, or less when the check ends. */
    public void pause(long millis) throws InterruptedException {
        scene.pause(millis);
    }

    private static void requireTold(InetSocketAddress address) {
        if (address == null) {
            throw CheckFailure.of("Your server tells null as its address");
        }
    }

    TcpPeer peer(String learner, Socket socket) throws IOException {
        connections++;
        // The kernel would otherwise hold a small piece back until the last one is acknowledged.
        socket.setTcpNoDelay(true);
        return new TcpPeer(scene, learner, connections == 1 ? "" : "(" + Units.number(connections) + ") ", socket);
    }
}
