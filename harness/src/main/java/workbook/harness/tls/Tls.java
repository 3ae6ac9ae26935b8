package workbook.harness.tls;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import workbook.harness.finding.Thrown;
import workbook.harness.scene.CheckFailure;
import workbook.harness.tcp.TcpPeer;

/**
 * Lets scripted TCP peers speak TLS, and gives the learner's program its contexts.
 *
 * <p>The layer is the JDK's. A JVM that has met this class still takes TLS 1.1 where a program allows it, as older ones do:
 * so a check can tell whether the learner's program leaves the choice to the JVM.
 */
public final class Tls {

    /** The version of RFC 8446. */
    public static final String TLS_1_3 = "TLSv1.3";

    /** The version of RFC 5246. */
    public static final String TLS_1_2 = "TLSv1.2";

    /** The version of RFC 4346, which RFC 8996 has put out of use. */
    public static final String TLS_1_1 = "TLSv1.1";

    private static final String FAREWELL = "close_notify";

    static {
        OldVersions.allow();
    }

    /** Returns a new context for the learner's server, which shows {@code proof}. */
    public SSLContext showing(Proof proof) {
        return Certificates.made().showing(proof);
    }

    /** Returns a new context for the learner's client, which trusts the signer of {@link Proof#TRUSTED} and nobody else. */
    public SSLContext trusting() {
        return Certificates.made().trusting();
    }

    /** Shakes hands with the learner's server as a client that offers {@code version} alone; fails when that fails. */
    public TcpPeer client(TcpPeer peer, String version) throws IOException {
        return established(peer, version, connection -> client(connection, version));
    }

    /** Shakes hands with the learner's client as a server that takes {@code version} alone; fails when that fails. */
    public TcpPeer server(TcpPeer peer, Proof proof, String version) throws IOException {
        return established(peer, version, connection -> server(connection, proof, version));
    }

    /** Offers {@code version} alone to the learner's server; fails if that takes it. */
    public void expectNotTaken(TcpPeer peer, String version) throws IOException {
        refused(peer, version, connection -> client(connection, version), "Your server took " + version);
    }

    /** Takes {@code version} alone from the learner's client; fails if that agrees to it. */
    public void expectNotOffered(TcpPeer peer, String version) throws IOException {
        refused(
                peer,
                version,
                connection -> server(connection, Proof.TRUSTED, version),
                "Your client shook hands under " + version);
    }

    /** Shakes hands with the learner's client as a server that shows {@code proof}; fails if a message comes. */
    public void expectNoMessage(TcpPeer peer, Proof proof, String version) throws IOException {
        TcpPeer secure;
        try {
            secure = handshake(peer, version, connection -> server(connection, proof, version));
        } catch (SocketTimeoutException e) {
            throw silent(peer, version, e);
        } catch (IOException e) {
            recordRefusal(peer, e);
            return;
        }
        // A client may look at the certificate by itself, after the handshake.
        secure.expectGoneWithout("%s sent a message to a server " + proof.told());
        secure.close();
    }

    private static TcpPeer established(TcpPeer peer, String version, TcpPeer.Layer layer) throws IOException {
        try {
            return handshake(peer, version, layer);
        } catch (SocketTimeoutException e) {
            throw silent(peer, version, e);
        } catch (IOException e) {
            recordRefusal(peer, e);
            throw CheckFailure.of("%s did not shake hands under %s: %s", peer.learner(), version, Thrown.messageOf(e));
        }
    }

    private static void refused(TcpPeer peer, String version, TcpPeer.Layer layer, String otherwise)
            throws IOException {
        try {
            handshake(peer, version, layer);
        } catch (SocketTimeoutException e) {
            throw silent(peer, version, e);
        } catch (IOException e) {
            recordRefusal(peer, e);
            return;
        }
        throw CheckFailure.of("%s, which is out of use", otherwise);
    }

    private static TcpPeer handshake(TcpPeer peer, String version, TcpPeer.Layer layer) throws IOException {
        peer.record("handshake, " + version + " alone");
        TcpPeer secure = peer.layered(layer, FAREWELL);
        peer.recordReceived("handshake done");
        return secure;
    }

    private static CheckFailure silent(TcpPeer peer, String version, IOException cause) {
        return CheckFailure.of("%s did not complete the handshake under %s", peer.learner(), version)
                .missing("handshake done")
                .causedBy(cause)
                .afterWaiting();
    }

    private static void recordRefusal(TcpPeer peer, IOException e) {
        peer.recordReceived("no handshake: " + Thrown.messageOf(e));
    }

    private static Socket client(Socket connection, String version) throws IOException {
        return shaken(Certificates.made().trusting(), connection, true, version);
    }

    private static Socket server(Socket connection, Proof proof, String version) throws IOException {
        return shaken(Certificates.made().showing(proof), connection, false, version);
    }

    private static Socket shaken(SSLContext context, Socket connection, boolean client, String version)
            throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(connection, connection.getInetAddress().getHostAddress(), connection.getPort(), true);
        socket.setUseClientMode(client);
        socket.setEnabledProtocols(new String[] {version});
        try {
            socket.startHandshake();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }
}
