package workbook.harness.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

@Timeout(30)
class TcpTest {

    private final Scene scene = new Scene("TcpTest", TimeUnit.SECONDS.toNanos(20), 1);
    private final Scene shortScene = new Scene("TcpTest", TimeUnit.MILLISECONDS.toNanos(400), 1);
    private final Tcp tcp = new Tcp(scene);

    @AfterEach
    void closeScenes() {
        scene.close();
        shortScene.close();
    }

    @Test
    void aListenerIsOnLoopbackAndOnAPortOfTheSystems() throws IOException {
        InetSocketAddress address = tcp.listen().address();

        assertThat(address.getAddress().isLoopbackAddress()).isTrue();
        assertThat(address.getPort()).isPositive();
    }

    @Test
    void aPeerConnectsFromLoopback() throws IOException {
        TcpListener listener = tcp.listen();

        assertThat(tcp.connect(listener.address()).localAddress().getAddress().isLoopbackAddress())
                .isTrue();
    }

    @Test
    void aListenerTakesTheLearnersClient() throws Exception {
        TcpListener listener = tcp.listen();
        try (LearnersEnd client = LearnersEnd.connectedTo(listener.address())) {
            listener.accept().send("welcome").finish();

            assertThat(client.readAll()).isEqualTo("welcome");
        }
        assertThat(scene.recording().ladder(""))
                .satisfies(ladder -> assertThat(ladder.get(0)).contains("client (yours)", "server (the check's)"))
                .satisfies(ladder -> assertThat(ladder.get(1)).contains("connects", "----->"));
    }

    @Test
    void aServerThatIsDownRefusesUntilItComesUp() throws Exception {
        TcpListener server = tcp.serverThatIsDown();
        assertThatThrownBy(() -> LearnersEnd.connectedTo(server.address())).isInstanceOf(ConnectException.class);

        server.comesUp();

        try (LearnersEnd client = LearnersEnd.connectedTo(server.address())) {
            server.accept().send("welcome").finish();

            assertThat(client.readAll()).isEqualTo("welcome");
        }
        assertThat(scene.recording().ladder(""))
                .satisfies(ladder -> assertThat(ladder.get(0)).contains("client (yours)", "server (the check's)"));
    }

    @Test
    void aClientThatDoesNotConnectFailsAsAWaitInVain() throws IOException {
        TcpListener listener = new Tcp(shortScene).listen();

        CheckFailure failure = failureOf(listener::accept);

        assertThat(failure).hasMessage("Your client did not connect");
        assertThat(failure.missing()).isEqualTo("connects");
        assertThat(failure.waitedInVain()).isTrue();
    }

    @Test
    void noClientWhereNoneShouldComePasses() throws IOException {
        tcp.listen().expectNoClient();
    }

    @Test
    void aClientWhereNoneShouldComeFails() throws IOException {
        TcpListener listener = tcp.listen();
        try (LearnersEnd client = LearnersEnd.connectedTo(listener.address())) {
            assertThat(client.socket.isConnected()).isTrue();

            assertThat(failureOf(listener::expectNoClient)).hasMessage("Your client connected where it should not");
        }
    }

    @Test
    void theSecondPeerIsToldFromTheFirst() throws Exception {
        TcpListener listener = tcp.listen();
        try (LearnersEnd one = LearnersEnd.connectedTo(listener.address());
                LearnersEnd two = LearnersEnd.connectedTo(listener.address())) {
            listener.accept().send("a");
            listener.accept().send("b");

            assertThat(one.read(1) + two.read(1)).isEqualTo("ab");
        }
        assertThat(scene.recording().ladder(""))
                .anyMatch(line -> line.endsWith("<-----    1 byte \"a\""))
                .anyMatch(line -> line.endsWith("<-----    (2) 1 byte \"b\""));
    }

    @Test
    void aServerThatDoesNotListenFails() throws IOException {
        InetSocketAddress nobody = tcp.refusing();

        assertThat(failureOf(() -> tcp.connect(nobody)))
                .hasMessage("Nobody listens on port " + nobody.getPort() + ", where your server should")
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void aServerThatTellsNoAddressFails() {
        assertThat(failureOf(() -> tcp.connect(null))).hasMessage("Your server tells null as its address");
        assertThat(failureOf(() -> tcp.expectRefused(null))).hasMessage("Your server tells null as its address");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerThatTakesNoConnectionFailsAsAWaitInVain() throws IOException {
        InetSocketAddress deaf = tcp.blackHole();

        CheckFailure failure = failureOf(() -> new Tcp(shortScene).connect(deaf));

        assertThat(failure).hasMessage("Your server did not take a connection on port " + deaf.getPort());
        assertThat(failure.waitedInVain()).isTrue();
    }

    @Test
    void aRefusingAddressRefusesEachTime() throws IOException {
        InetSocketAddress address = tcp.refusing();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> LearnersEnd.connectedTo(address)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aRefusingAddressIsNobodyElsesAsLongAsTheCheckRuns() throws IOException {
        InetSocketAddress address = tcp.refusing();
        try (ServerSocket other = new ServerSocket()) {
            other.setReuseAddress(false);
            assertThatThrownBy(() -> other.bind(address)).isInstanceOf(IOException.class);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aBlackHoleAnswersNothing() throws IOException {
        InetSocketAddress address = tcp.blackHole();
        try (Socket client = new Socket()) {
            assertThatThrownBy(() -> client.connect(address, 100)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aRefusalThatIsExpectedPasses() throws IOException {
        tcp.expectRefused(tcp.refusing());

        assertThat(scene.recording().ladder("")).last().asString().endsWith("<-----    refuses the connection");
    }

    @Test
    void aConnectionWhereARefusalIsExpectedFails() throws IOException {
        InetSocketAddress taken = tcp.listen().address();

        assertThat(failureOf(() -> tcp.expectRefused(taken)))
                .hasMessage("Port " + taken.getPort() + " took a connection; nobody should listen there now");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void silenceWhereARefusalIsExpectedFailsAsAWaitInVain() throws IOException {
        InetSocketAddress deaf = tcp.blackHole();

        CheckFailure failure = failureOf(() -> new Tcp(shortScene).expectRefused(deaf));

        assertThat(failure).hasMessage("A connection to port " + deaf.getPort() + " hung; it should be refused");
        assertThat(failure.waitedInVain()).isTrue();
    }

    @Test
    void theChecksEndClosesTheListener() throws IOException {
        InetSocketAddress address = tcp.listen().address();

        scene.close();

        await().untilAsserted(() -> assertThatThrownBy(
                        () -> LearnersEnd.connectedTo(address).close())
                .isInstanceOf(ConnectException.class));
    }

    @Test
    void theLearnersServerIsClosedBeforeThePeers() throws Exception {
        ServerSocket server = tcp.closing(new ServerSocket());

        scene.closeLearnersObjects();

        assertThat(server.isClosed()).isTrue();
    }

    @Test
    void aProxyStandsBetweenAClientAndUpstream() throws Exception {
        TcpListener upstream = tcp.upstream();
        try (ServerSocket proxy = listening()) {
            TcpPeer client = tcp.connect((InetSocketAddress) proxy.getLocalSocketAddress());
            try (LearnersEnd left = LearnersEnd.acceptedBy(proxy);
                    LearnersEnd right = LearnersEnd.connectedTo(upstream.address())) {
                TcpPeer server = upstream.accept();
                client.send("up");
                server.send("down");
                left.send("down");
                right.send("u").finish();
                client.expect("down");

                CheckFailure failure = failureOf(() -> server.expect("up"));

                assertThat(failure).hasMessage("Towards upstream your proxy ended the stream after 1 of 2 bytes");
                assertThat(scene.recording().ladder(failure.missingSide(), failure.missing()))
                        .satisfies(ladder -> assertThat(ladder.get(0))
                                .contains("client (the check's)", "proxy (yours)", "upstream (the check's)"))
                        .anyMatch(line -> line.endsWith("ms    connects                         ----->"))
                        .anyMatch(line -> line.endsWith(" ----->    connects"))
                        .anyMatch(line -> line.endsWith("ms    4 bytes \"down\"                   <-----"))
                        .anyMatch(line -> line.endsWith(" <-----    4 bytes \"down\""))
                        .last()
                        .asString()
                        .matches("  MISSING +----->    1 byte");
            }
        }
    }

    @Test
    void aProxysTwoSidesAreCountedApart() throws Exception {
        TcpListener upstream = tcp.upstream();
        try (ServerSocket proxy = listening()) {
            InetSocketAddress address = (InetSocketAddress) proxy.getLocalSocketAddress();
            tcp.connect(address);
            tcp.connect(address);
            try (LearnersEnd right = LearnersEnd.connectedTo(upstream.address())) {
                assertThat(right.socket.isConnected()).isTrue();
                upstream.accept();
            }
        }
        assertThat(scene.recording().ladder(""))
                .anyMatch(line -> line.endsWith("ms    (2) connects                     ----->"))
                .anyMatch(line -> line.endsWith(" ----->    connects"));
    }

    @Test
    void aProxyThatDoesNotListenIsCalledSo() throws IOException {
        tcp.upstream();
        InetSocketAddress nobody = tcp.refusing();

        assertThat(failureOf(() -> tcp.connect(nobody)))
                .hasMessage("Nobody listens on port " + nobody.getPort() + ", where your proxy should");
    }

    @Test
    void aCallThatThrewBeforeItConnectedIsToldAtOnce() throws IOException {
        TcpListener listener = tcp.listen();
        tcp.starting("ask()", () -> {
            throw new IOException("no idea");
        });

        CheckFailure failure = failureOf(listener::accept);

        assertThat(failure).hasMessage("Your client did not connect").hasCauseInstanceOf(IOException.class);
        assertThat(failure.waitedInVain()).isFalse();
        assertThat(scene.isOver()).isFalse();
    }

    @Test
    void aTodoOfTheCallThatShouldConnectPassesThrough() throws IOException {
        TcpListener listener = tcp.listen();
        tcp.starting("ask()", () -> {
            throw new UnsupportedOperationException("TODO 2.1: connect");
        });

        assertThatThrownBy(listener::accept).hasMessage("TODO 2.1: connect");
    }

    @Test
    void aCallThatConnectedAndEndedIsAccepted() throws Exception {
        TcpListener listener = tcp.listen();
        tcp.starting("ask()", () -> {
                    LearnersEnd.connectedTo(listener.address()).send("bye").close();
                    return null;
                })
                .ends()
                .returns(null);

        listener.accept().expect("bye").expectEnd();
    }

    @Test
    void aNarrowClientTakesWhatComes() throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(Tcp.loopback());
            TcpPeer narrow = tcp.connectNarrow((InetSocketAddress) server.getLocalSocketAddress());
            try (LearnersEnd learner = LearnersEnd.acceptedBy(server)) {
                learner.send("hello");

                narrow.expect("hello");
            }
        }
    }

    @Test
    void aProxyThatDoesNotConnectToUpstreamFailsAsAWaitInVain() throws IOException {
        TcpListener upstream = new Tcp(shortScene).upstream();

        CheckFailure failure = failureOf(upstream::accept);

        assertThat(failure).hasMessage("Towards upstream your proxy did not connect");
        assertThat(failure.waitedInVain()).isTrue();
        assertThat(shortScene.recording().ladder(failure.missingSide(), failure.missing()))
                .last()
                .asString()
                .matches("  MISSING +----->    connects");
    }

    @Test
    void anUpstreamThatIsDownRefusesUntilItComesUp() throws Exception {
        TcpListener upstream = tcp.upstreamThatIsDown();
        assertThatThrownBy(() -> LearnersEnd.connectedTo(upstream.address())).isInstanceOf(ConnectException.class);

        upstream.comesUp();

        try (LearnersEnd proxy = LearnersEnd.connectedTo(upstream.address())) {
            upstream.accept().send("up").finish();
            assertThat(proxy.readAll()).isEqualTo("up");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSilentUpstreamAnswersNothing() throws IOException {
        InetSocketAddress address = tcp.silentUpstream();
        try (Socket proxy = new Socket()) {
            assertThatThrownBy(() -> proxy.connect(address, 100)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static ServerSocket listening() throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(Tcp.loopback());
        return server;
    }

    private static CheckFailure failureOf(ThrowingCallable check) {
        return catchThrowableOfType(CheckFailure.class, check);
    }
}
