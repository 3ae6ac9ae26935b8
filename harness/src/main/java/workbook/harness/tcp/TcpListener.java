package workbook.harness.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

/** A scripted server that waits for the learner's client. The check's end closes it. */
public final class TcpListener {

    private final Tcp tcp;
    private final Scene scene;
    private final ServerSocket listener;

    TcpListener(Tcp tcp, Scene scene, ServerSocket listener) {
        this.tcp = tcp;
        this.scene = scene;
        this.listener = listener;
    }

    /** Returns the address that it listens on. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Waits for the learner's client to connect; fails when it does not. */
    public TcpPeer accept() throws IOException {
        listener.setSoTimeout(scene.remainingMillis());
        try {
            TcpPeer peer = tcp.peer("Your client", scene.closing(listener.accept()));
            peer.recordReceived("connects");
            return peer;
        } catch (SocketTimeoutException e) {
            throw CheckFailure.of("Your client did not connect")
                    .missing("connects")
                    .afterWaiting();
        }
    }

    /** Fails if a client has connected and waits to be accepted. */
    public void expectNoClient() throws IOException {
        listener.setSoTimeout(1);
        try {
            scene.closing(listener.accept());
        } catch (SocketTimeoutException e) {
            return;
        }
        scene.recording().received("connects");
        throw CheckFailure.of("Your client connected where it should not");
    }
}
