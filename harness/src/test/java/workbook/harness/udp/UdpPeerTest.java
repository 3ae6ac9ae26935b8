package workbook.harness.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import workbook.harness.Dice;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;

class UdpPeerTest {

    private final Scene scene = new Scene("UdpPeerTest", TimeUnit.SECONDS.toNanos(10), 1);
    private final Scene shortScene = new Scene("UdpPeerTest", TimeUnit.MILLISECONDS.toNanos(400), 1);
    private final Udp udp = new Udp(scene);
    private final Udp shortUdp = new Udp(shortScene);

    @AfterEach
    void closeScenes() {
        scene.close();
        shortScene.close();
    }

    @Test
    void aClientGetsItsAnswer() throws IOException {
        try (LearnersSocket server = LearnersSocket.echo()) {
            udp.client().send("hello", server.address()).expect("hello");
        }
    }

    @Test
    void aServerAnswersItsClient() throws IOException {
        try (LearnersSocket client = new LearnersSocket()) {
            UdpPeer server = udp.server();
            client.send("hello", server.address());
            server.expect("hello").reply("world");

            assertThat(client.receive()).isEqualTo("world");
            assertThat(server.lastSource()).isEqualTo(client.address());
        }
    }

    @Test
    void aDatagramOfFullSizeArrivesWhole() throws IOException {
        byte[] full = new Dice(1, "full").bytes(UdpPeer.MAX_BYTES);
        try (LearnersSocket server = LearnersSocket.echo()) {
            udp.client().send(full, server.address()).expect(full);
        }
    }

    @Test
    void anEmptyDatagramIsADatagram() throws IOException {
        try (LearnersSocket server = LearnersSocket.echo()) {
            udp.client().send("", server.address()).expect("");
        }
    }

    @Test
    void receiveReturnsBytesAndSource() throws IOException {
        try (LearnersSocket server = LearnersSocket.echo()) {
            Datagram datagram = udp.client().send("hello", server.address()).receive();

            assertThat(datagram.bytes()).asString().isEqualTo("hello");
            assertThat(datagram.source()).isEqualTo(server.address());
        }
    }

    @Test
    void aWholeBufferSentBackFails() throws IOException {
        try (LearnersSocket server = LearnersSocket.serving(datagram -> Arrays.copyOf(datagram, 8))) {
            UdpPeer client = udp.client().send("hello", server.address());

            CheckFailure failure = failureOf(() -> client.expect("hello"));

            assertThat(failure).hasMessage("Your server answered with 8 bytes where a datagram of 5 bytes was sent");
            assertThat(failure.detail())
                    .startsWith("What was expected is there, and more bytes behind it.")
                    .anyMatch(line -> line.contains("first difference at offset 5"));
        }
    }

    @Test
    void anAnswerCutShortFails() throws IOException {
        try (LearnersSocket server = LearnersSocket.serving(datagram -> Arrays.copyOf(datagram, 2))) {
            UdpPeer client = udp.client().send("hello", server.address());

            CheckFailure failure = failureOf(() -> client.expect("hello"));

            assertThat(failure).hasMessage("Your server answered with 2 bytes where a datagram of 5 bytes was sent");
            assertThat(failure.detail()).startsWith("It is the beginning of what was expected; the rest is cut off.");
        }
    }

    @Test
    void anAnswerOfOtherBytesFails() throws IOException {
        try (LearnersSocket server = LearnersSocket.serving(datagram -> Bytes.utf8("jello"))) {
            UdpPeer client = udp.client().send("hello", server.address());

            assertThat(failureOf(() -> client.expect("hello")))
                    .hasMessage("Your server sent back other bytes than it was sent");
        }
    }

    @Test
    void anotherAnswerThanExpectedFails() throws IOException {
        try (LearnersSocket server = LearnersSocket.echo()) {
            UdpPeer client = udp.client().send("hello", server.address());

            assertThat(failureOf(() -> client.expect("HELLO")))
                    .hasMessage("Your server answered with other bytes than expected");
        }
    }

    @Test
    void anotherFirstDatagramThanExpectedFails() throws IOException {
        try (LearnersSocket client = new LearnersSocket()) {
            UdpPeer server = udp.server();
            client.send("hi", server.address());

            assertThat(failureOf(() -> server.expect("hello")))
                    .hasMessage("Your client sent 2 bytes where a datagram of 5 bytes was expected");
        }
    }

    @Test
    void aServerThatDoesNotAnswerFails() throws IOException {
        try (LearnersSocket silent = new LearnersSocket()) {
            UdpPeer client = shortUdp.client().send("hello", silent.address());

            CheckFailure failure = failureOf(() -> client.expect("hello"));

            assertThat(failure).hasMessage("Your server did not answer");
            assertThat(failure.missing()).isEqualTo("5 bytes \"hello\"");
            assertThat(failure.waitedInVain()).isTrue();
        }
    }

    @Test
    void aClientThatSendsNothingFails() throws IOException {
        UdpPeer server = shortUdp.server();

        assertThat(failureOf(server::receive)).hasMessage("Your client sent nothing");
    }

    @Test
    void aClientThatSendsNothingMoreFails() throws IOException {
        try (LearnersSocket client = new LearnersSocket()) {
            UdpPeer server = shortUdp.server();
            client.send("one", server.address());
            server.expect("one");

            assertThat(failureOf(() -> server.expect("two"))).hasMessage("Your client sent nothing more");
        }
    }

    @Test
    void theRightDatagramFromElsewhereFails() throws IOException {
        try (LearnersSocket client = new LearnersSocket()) {
            UdpPeer server = udp.server();
            UdpPeer other = udp.stranger();
            client.send("hello", server.address());

            assertThat(failureOf(() -> server.expectFrom(other.address(), "hello")))
                    .hasMessage(
                            "Your client sent from 127.0.0.1 port %s; this datagram should come from 127.0.0.1 port %s"
                                    .formatted(
                                            client.address().getPort(),
                                            other.address().getPort()));
        }
    }

    @Test
    void theRightDatagramFromTheRightSourcePasses() throws IOException {
        try (LearnersSocket server = LearnersSocket.echo()) {
            udp.client().send("hello", server.address()).expectFrom(server.address(), "hello");
        }
    }

    @Test
    void silenceWhereNothingShouldComePasses() throws IOException {
        udp.client().expectNothing(20);
    }

    @Test
    void aDatagramWhereNothingShouldComeFails() throws IOException {
        try (LearnersSocket server = LearnersSocket.echo()) {
            UdpPeer client = udp.client().send("hello", server.address());

            assertThat(failureOf(client::expectNothing))
                    .hasMessage("Your server sent 5 bytes \"hello\" where it should send nothing");
        }
    }

    @Test
    void aReplyToNobodyIsTheSuitesMistake() throws IOException {
        UdpPeer server = udp.server();

        assertThatIllegalStateException().isThrownBy(() -> server.reply("hello"));
    }

    @Test
    void theLadderShowsWhatWasSentAndReceived() throws IOException {
        try (LearnersSocket server = LearnersSocket.echo()) {
            udp.client().send("hello", server.address()).expect("hello");
            udp.stranger().send("psst", server.address());
        }

        assertThat(scene.recording().ladder(""))
                .satisfiesExactly(
                        names -> assertThat(names).contains("client (the check's)", "server (yours)"),
                        row -> assertThat(row).contains("5 bytes \"hello\"", "----->"),
                        row -> assertThat(row).contains("<-----    5 bytes \"hello\""),
                        row -> assertThat(row).contains("(stranger) 4 bytes \"psst\"", "----->"));
    }

    @Test
    void aSecondPeerIsToldFromTheFirst() throws IOException {
        try (LearnersSocket server = LearnersSocket.echo()) {
            udp.client();
            udp.client().send("hello", server.address());
        }

        assertThat(scene.recording().ladder("")).anyMatch(row -> row.contains("(2) 5 bytes \"hello\""));
    }

    @Test
    void thePeersOfAnExerciseWithoutRolesCallTheLearnersAProgram() throws IOException {
        assertThat(failureOf(shortUdp.peer()::receive)).hasMessage("Your program sent nothing");
    }

    @Test
    void theChecksEndClosesThePeers() throws IOException {
        UdpPeer peer = udp.peer();
        scene.close();

        assertThatThrownBy(() -> peer.send("x", peer.address())).isInstanceOf(IOException.class);
    }

    private static CheckFailure failureOf(ThrowingCallable check) {
        return catchThrowableOfType(CheckFailure.class, check);
    }
}
