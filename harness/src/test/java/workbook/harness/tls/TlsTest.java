package workbook.harness.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpListener;
import workbook.harness.tcp.TcpPeer;

class TlsTest {

    private final Scene scene = new Scene("TlsTest", TimeUnit.SECONDS.toNanos(30), 1);
    private final Scene shortScene = new Scene("TlsTest", TimeUnit.MILLISECONDS.toNanos(400), 1);
    private final Tcp tcp = new Tcp(scene);
    private final Tls tls = new Tls();
    private ServerSocket learners;

    @BeforeEach
    void listen() throws IOException {
        learners = new ServerSocket();
        learners.bind(Tcp.loopback());
        learners.setSoTimeout(30_000);
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
        shortScene.close();
        learners.close();
    }

    /** What the learner's side does with its end of the connection, after the handshake. */
    private interface Part {
        void play(SSLSocket secure, Socket below) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(strings = {Tls.TLS_1_3, Tls.TLS_1_2})
    void aClientShakesHandsAndSeesTheFarewell(String version) throws Exception {
        CompletableFuture<String> server = serving((secure, below) -> {
            secure.getOutputStream().write(secure.getInputStream().readNBytes(5));
            secure.close();
        });

        TcpPeer client = tls.client(tcp.connect(address()), version);

        client.send("hello").expect("hello").expectEnd();
        assertThat(server.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(ladder()).endsWith("<----- close_notify");
    }

    @ParameterizedTest
    @ValueSource(strings = {Tls.TLS_1_3, Tls.TLS_1_2})
    void anEndWithoutFarewellIsNoEndInOrder(String version) throws Exception {
        serving((secure, below) -> below.close());

        TcpPeer client = tls.client(tcp.connect(address()), version);

        assertThat(failureOf(client::expectEnd))
                .hasMessage("Your server ended the TCP connection without a close_notify before it");
    }

    @Test
    void aConnectionCanBeCutUnderTheLayer() throws Exception {
        CompletableFuture<String> server =
                serving((secure, below) -> assertThat(secure.getInputStream().readAllBytes())
                        .isEqualTo("hel".getBytes(StandardCharsets.US_ASCII)));
        TcpPeer below = tcp.connect(address());

        tls.client(below, Tls.TLS_1_3).send("hel");
        below.finish();

        assertThat(server.get(30, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void anOldVersionThatIsTakenIsAFailure() throws Exception {
        // The context's own versions: among them TLS 1.1, since Tls has let the JVM take it.
        serving((secure, below) -> secure.getInputStream().read());

        assertThat(failureOf(() -> tls.expectNotTaken(tcp.connect(address()), Tls.TLS_1_1)))
                .hasMessage("Your server took TLSv1.1, which is out of use");
    }

    @Test
    void whoeverDoesNotSpeakTlsDoesNotShakeHands() throws Exception {
        playing(() -> {
            try (Socket socket = learners.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        });

        assertThat(failureOf(() -> tls.client(tcp.connect(address()), Tls.TLS_1_3)))
                .hasMessageStartingWith("Your server did not shake hands under TLSv1.3: ");
    }

    @Test
    void aHandshakeThatGetsNoAnswerEndsWithTheChecksTime() throws Exception {
        assertThat(failureOf(() -> tls.client(new Tcp(shortScene).connect(address()), Tls.TLS_1_3)))
                .hasMessage("Your server did not complete the handshake under TLSv1.3");
    }

    @Test
    void aClientThatLooksAtTheNameLeavesWithoutAMessage() throws Exception {
        TcpListener listener = tcp.listen();
        CompletableFuture<String> client = asking(listener.address(), "HTTPS");

        tls.expectNoMessage(listener.accept(), Proof.OTHER_NAME, Tls.TLS_1_3);

        assertThat(client.get(30, TimeUnit.SECONDS)).isEqualTo("SSLHandshakeException");
    }

    @Test
    void aClientThatTakesAnyNameIsTold() throws Exception {
        TcpListener listener = tcp.listen();
        asking(listener.address(), "");

        assertThat(failureOf(() -> tls.expectNoMessage(listener.accept(), Proof.OTHER_NAME, Tls.TLS_1_2)))
                .hasMessage("Your client sent a message to a server whose certificate is for wrong.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXPIRED", "STRANGER"})
    void noOtherFaultIsTakenByTheContext(String proof) throws Exception {
        TcpListener listener = tcp.listen();
        CompletableFuture<String> client = asking(listener.address(), "");

        tls.expectNoMessage(listener.accept(), Proof.valueOf(proof), Tls.TLS_1_3);

        assertThat(client.get(30, TimeUnit.SECONDS)).isEqualTo("SSLHandshakeException");
    }

    private CompletableFuture<String> serving(Part part) {
        return playing(() -> {
            try (Socket below = learners.accept()) {
                SSLContext context = tls.showing(Proof.TRUSTED);
                SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(below, null, true);
                secure.startHandshake();
                part.play(secure, below);
            }
        });
    }

    private CompletableFuture<String> asking(InetSocketAddress server, String identification) {
        return playing(() -> {
            try (Socket below = new Socket(server.getAddress(), server.getPort());
                    SSLSocket secure = (SSLSocket) tls.trusting()
                            .getSocketFactory()
                            .createSocket(below, "localhost", server.getPort(), true)) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm(identification);
                secure.setSSLParameters(parameters);
                secure.getOutputStream().write(1);
            }
        });
    }

    private interface Play {
        void begin() throws IOException;
    }

    private static CompletableFuture<String> playing(Play play) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        play.begin();
                        return "done";
                    } catch (IOException e) {
                        return e.getClass().getSimpleName();
                    }
                },
                task -> new Thread(task, "learner").start());
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) learners.getLocalSocketAddress();
    }

    private List<String> ladder() {
        return scene.recording().ladder("").stream()
                .map(line -> line.replaceFirst("^ +[\\d,]+ ms", "").strip().replaceAll(" {2,}", " "))
                .toList();
    }

    private static CheckFailure failureOf(ThrowingCallable check) {
        return catchThrowableOfType(CheckFailure.class, check);
    }
}
