package workbook.harness.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;

@Timeout(30)
class TcpPeerTest {

    private final Scene scene = new Scene("TcpPeerTest", TimeUnit.SECONDS.toNanos(20), 1);
    private TcpPeer peer;
    private LearnersEnd learner;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(Tcp.loopback());
            peer = new Tcp(scene).connect((java.net.InetSocketAddress) server.getLocalSocketAddress());
            learner = LearnersEnd.acceptedBy(server);
        }
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
        learner.close();
    }

    @Test
    void whatIsSentArrives() throws Exception {
        peer.send("hello").finish();

        assertThat(learner.readAll()).isEqualTo("hello");
    }

    @Test
    void whatIsExpectedPassesWhole() throws IOException {
        learner.send("hello");

        peer.expect("hello");
    }

    @Test
    void whatIsExpectedPassesHoweverItIsCut() throws IOException {
        learner.send("he").send("l").send("lo wor").send("ld");

        peer.expect("hel").expect("lo world");
    }

    @Test
    void nothingIsExpectedWithoutReading() throws IOException {
        peer.expect("");

        assertThat(ladder()).containsExactly("connects ----->");
    }

    @Test
    void theFirstOtherByteFails() throws IOException {
        learner.send("heLlo");

        CheckFailure failure = failureOf(() -> peer.expect("hello"));

        assertThat(failure).hasMessage("Your server sent other bytes than expected");
        assertThat(failure.detail()).last().asString().endsWith("^ first difference at offset 2");
        assertThat(failure.waitedInVain()).isFalse();
    }

    @Test
    void anotherByteFailsBeforeTheRestHasCome() throws IOException {
        learner.send("j");

        assertThat(failureOf(() -> peer.expect("hello"))).hasMessage("Your server sent other bytes than expected");
    }

    @Test
    void anEarlyEndFailsWithWhatIsMissing() throws IOException {
        learner.send("hel").finish();

        CheckFailure failure = failureOf(() -> peer.expect("hello"));

        assertThat(failure).hasMessage("Your server ended the stream after 3 of 5 bytes");
        assertThat(failure.missing()).isEqualTo("2 bytes");
        assertThat(ladder()).endsWith("<----- FIN");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aResetFailsWithWhatIsMissing() throws IOException {
        learner.send("hel");
        peer.expect("hel");
        learner.reset();

        CheckFailure failure = failureOf(() -> peer.expect("lo"));

        assertThat(failure).hasMessage("Your server reset the connection after 0 of 2 bytes");
        assertThat(failure.missing()).isEqualTo("2 bytes");
        assertThat(failure).hasCauseInstanceOf(IOException.class);
        assertThat(ladder()).endsWith("<----- RST");
    }

    @Test
    void theEndOfTheStreamPasses() throws IOException {
        learner.send("hello").finish();

        peer.expect("hello").expectEnd();

        assertThat(ladder()).endsWith("<----- FIN");
    }

    @Test
    void aFurtherByteWhereTheStreamShouldEndFails() throws IOException {
        learner.send("hello!");
        peer.expect("hello");

        assertThat(failureOf(peer::expectEnd))
                .hasMessage("Your server sent 1 byte \"!\" more where the stream should end");
    }

    @Test
    void aResetWhereTheStreamShouldEndFails() throws IOException {
        learner.reset();

        assertThat(failureOf(peer::expectEnd))
                .hasMessage("Your server reset the connection where the stream should end in order")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anEndInOrderIsGone() throws IOException {
        learner.close();

        peer.expectGone();
    }

    @Test
    void aResetIsGone() throws IOException {
        learner.reset();

        peer.expectGone();

        assertThat(ladder()).endsWith("<----- RST");
    }

    @Test
    void aConnectionThatWasResetBeforeItStoodIsGone() throws IOException {
        TcpPeer reset = new TcpPeer(scene, Part.SERVER, "", closedByItsReset());

        reset.expectGone();

        assertThat(failureOf(() -> reset.expect("hello")))
                .hasMessage("Your server reset the connection after 0 of 5 bytes");
    }

    @Test
    void whatCameBeforeTheEndIsDroppedAndShown() throws IOException {
        learner.send("bye").finish();

        peer.expectGone();

        assertThat(ladder()).endsWith("<----- 3 bytes \"bye\"", "<----- FIN");
    }

    @Test
    void aHalfCloseLeavesTheOtherDirectionOpen() throws Exception {
        peer.finish();
        assertThat(learner.readAll()).isEmpty();
        learner.send("late");

        peer.expect("late");
    }

    @Test
    void aHalfCloseAfterTheLearnersResetIsNoFailure() throws IOException {
        learner.reset();
        peer.expectGone();

        peer.finish();
    }

    @Test
    void aResetOfThePeersReachesTheLearner() throws IOException {
        peer.reset();

        assertThat(catchThrowableOfType(IOException.class, () -> learner.read(1)))
                .hasMessageContaining("reset");
        assertThat(ladder()).endsWith("RST ----->");
    }

    @Test
    void aCloseOfThePeersIsAnEndInOrder() throws IOException {
        peer.close();

        assertThat(learner.readAll()).isEmpty();
        assertThat(ladder()).endsWith("closes ----->");
    }

    @Test
    void sendingToALearnerThatClosedFails() throws IOException {
        learner.reset();
        peer.expectGone();

        assertThat(failureOf(() -> peer.send("hello")))
                .hasMessage("Your server closed the connection while bytes were still on their way to it")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anOfferThatIsTakenTellsSo() throws Exception {
        assertThat(peer.offer(Bytes.utf8("hello"))).isTrue();
        assertThat(learner.read(5)).isEqualTo("hello");
    }

    @Test
    void anOfferToALearnerThatClosedIsNoFailure() throws Exception {
        learner.reset();
        peer.expectGone();

        assertThat(peer.offer(Bytes.utf8("hello"))).isFalse();
        assertThat(ladder()).last().asString().startsWith("<----- no longer takes bytes");
    }

    @Test
    void aLearnerThatLeavesWhileItIsSentToPasses() throws Exception {
        learner.close();

        peer.through(TcpFault.pieces(1), TcpFault.delay(5)).expectGoneWhileSending("x".repeat(1000));
    }

    @Test
    void aLearnerThatStaysToTheLastByteFails() {
        assertThat(failureOf(() -> peer.expectGoneWhileSending("hello")))
                .hasMessage("Your server stayed until all 5 bytes were sent; it should have left before");
    }

    @Test
    void theLadderShowsBothDirectionsInTheirOrder() throws Exception {
        peer.send("ping\n");
        assertThat(learner.read(5)).isEqualTo("ping\n");
        learner.send("pong\n").finish();
        peer.expect("pong\n").expectEnd();

        assertThat(ladder())
                .containsExactly(
                        "connects ----->", "5 bytes \"ping\\n\" ----->", "<----- 5 bytes \"pong\\n\"", "<----- FIN");
    }

    @Test
    void theChecksEndClosesThePeer() throws IOException {
        scene.close();

        await().until(() -> learner.socket.getInputStream().read() < 0);
    }

    /** Returns a socket in the state in which a connect() leaves it that fails with a reset. */
    private static ObservedSocket closedByItsReset() throws IOException {
        ObservedSocket socket = new ObservedSocket();
        socket.close();
        return socket;
    }

    private List<String> ladder() {
        return scene.recording().ladder("").stream()
                .skip(1)
                .map(line -> line.replaceFirst("^ +[\\d,]+ ms", "").strip().replaceAll(" {2,}", " "))
                .toList();
    }

    private static CheckFailure failureOf(ThrowingCallable check) {
        return catchThrowableOfType(CheckFailure.class, check);
    }
}
