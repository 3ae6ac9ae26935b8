package workbook.harness.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import workbook.harness.call.Started;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

/** A scripted server that waits for the learner's program to connect. The check's end closes it. */
public final class TcpListener {

    private static final int LOOKING_MILLIS = 20;

    private final Tcp tcp;
    private final Scene scene;
    private final Part part;
    private final ObservedSocket.Listener listener;

    /** Holds the port while the server is down. */
    private final Socket held;

    private final InetSocketAddress address;

    private TcpListener(Tcp tcp, Scene scene, Part part, boolean up) throws IOException {
        this.tcp = tcp;
        this.scene = scene;
        this.part = part;
        listener = scene.closing(new ObservedSocket.Listener());
        held = scene.closing(new Socket());
        if (up) {
            listener.bind(Tcp.loopback());
            address = (InetSocketAddress) listener.getLocalSocketAddress();
        } else {
            held.bind(Tcp.loopback());
            address = (InetSocketAddress) held.getLocalSocketAddress();
        }
    }

    static TcpListener up(Tcp tcp, Scene scene, Part part) throws IOException {
        return new TcpListener(tcp, scene, part, true);
    }

    static TcpListener down(Tcp tcp, Scene scene, Part part) throws IOException {
        return new TcpListener(tcp, scene, part, false);
    }

    /** Returns the address that it listens on. */
    public InetSocketAddress address() {
        return address;
    }

    /** Begins to listen, where it was down until now and its address refused. */
    public void comesUp() throws IOException {
        held.close();
        listener.bind(address);
    }

    /** Waits for the learner's program to connect; fails when it does not, at once if the call that should has ended. */
    public TcpPeer accept() throws IOException {
        while (true) {
            // Looked at before the attempt: what the call has done until its end is in the backlog then.
            Optional<Started<?>> ended = part == Part.CLIENT ? tcp.endedCall() : Optional.empty();
            listener.setSoTimeout(ended.isPresent() ? 1 : Math.min(scene.remainingMillis(), LOOKING_MILLIS));
            try {
                TcpPeer peer = tcp.peer(part, scene.closing(ObservedSocket.acceptedBy(listener)));
                peer.recordReceived("connects");
                return peer;
            } catch (SocketTimeoutException e) {
                if (ended.isPresent()) {
                    Optional<Throwable> thrown = ended.get().thrown();
                    throw thrown.map(notConnected()::causedBy)
                            .orElseGet(() -> notConnected().with(scene.endedCalls()));
                }
                if (scene.isOver()) {
                    throw notConnected().afterWaiting();
                }
            }
        }
    }

    private CheckFailure notConnected() {
        return CheckFailure.of("%s did not connect", part.learner()).missing(part.side(), "connects");
    }

    /** Fails if a client has connected and waits to be accepted. */
    public void expectNoClient() throws IOException {
        listener.setSoTimeout(1);
        try {
            scene.closing(listener.accept());
        } catch (SocketTimeoutException e) {
            return;
        }
        scene.recording().received(part.side(), "connects");
        throw CheckFailure.of("%s connected where it should not", part.learner());
    }
}
