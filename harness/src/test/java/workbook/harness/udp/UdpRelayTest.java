package workbook.harness.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static workbook.harness.udp.DatagramFault.corruption;
import static workbook.harness.udp.DatagramFault.delay;
import static workbook.harness.udp.DatagramFault.duplication;
import static workbook.harness.udp.DatagramFault.loss;
import static workbook.harness.udp.DatagramFault.lossOf;
import static workbook.harness.udp.DatagramFault.reordering;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import workbook.harness.Dice;
import workbook.harness.scene.Scene;

class UdpRelayTest {

    private final Scene scene = new Scene("UdpRelayTest", TimeUnit.SECONDS.toNanos(10), 8731);
    private final Udp udp = new Udp(scene);

    @AfterEach
    void closeScene() {
        scene.close();
    }

    @Test
    void withoutFaultsItPassesBothWays() throws IOException {
        UdpPeer server = udp.server();
        try (LearnersSocket client = new LearnersSocket()) {
            UdpRelay relay = udp.relay(server.address());
            client.send("ping", relay.address());
            server.expect("ping").reply("pong");

            assertThat(client.receive()).isEqualTo("pong");
        }
    }

    @Test
    void aConnectedClientGetsItsAnswer() throws IOException {
        try (LearnersSocket server = LearnersSocket.echo();
                LearnersSocket client = new LearnersSocket()) {
            UdpRelay relay = udp.relay(server.address());
            client.socket.connect(relay.address());
            client.send("ping", relay.address());

            assertThat(client.receive()).isEqualTo("ping");
        }
    }

    @Test
    void theServerSeesASourceForEachClient() throws IOException {
        UdpPeer server = udp.server();
        try (LearnersSocket one = new LearnersSocket();
                LearnersSocket two = new LearnersSocket()) {
            UdpRelay relay = udp.relay(server.address());
            one.send("one", relay.address());
            Datagram first = server.receive();
            two.send("two", relay.address());
            Datagram second = server.receive();
            server.send("to two", second.source()).send("to one", first.source());

            assertThat(first.source()).isNotEqualTo(second.source());
            assertThat(one.receive()).isEqualTo("to one");
            assertThat(two.receive()).isEqualTo("to two");
        }
    }

    @Test
    void aServerThatAnswersFromAnotherPortIsFoundThere() throws IOException {
        UdpPeer server = udp.server();
        UdpPeer transfer = udp.server();
        try (LearnersSocket client = new LearnersSocket()) {
            UdpRelay relay = udp.relay(server.address());
            client.send("read", relay.address());
            transfer.send("data", server.receive().source());
            var data = client.receivePacket();

            assertThat(data.getSocketAddress()).isNotEqualTo(relay.address());
            client.send("ack", (InetSocketAddress) data.getSocketAddress());
            transfer.expect("ack");
        }
    }

    @Test
    void aDatagramOfFullSizePasses() throws IOException {
        byte[] full = new Dice(1, "full").bytes(UdpPeer.MAX_BYTES);
        try (LearnersSocket server = LearnersSocket.echo()) {
            UdpPeer client = udp.client();
            client.send(full, udp.relay(server.address()).address()).expect(full);
        }
    }

    @Test
    void whatIsLostToTheServerComesOnTheSecondTry() throws IOException {
        UdpPeer server = udp.server();
        try (LearnersSocket client = new LearnersSocket()) {
            UdpRelay relay = udp.relay(server.address()).toServer(lossOf(0));
            client.send("first", relay.address());
            client.send("second", relay.address());

            server.expect("second");
        }
    }

    @Test
    void faultsPlayInTheirOwnDirectionOnly() throws IOException {
        try (LearnersSocket server = LearnersSocket.echo()) {
            UdpPeer client = udp.client();
            UdpRelay relay = udp.relay(server.address()).toClient(duplication(100));
            client.send("ping", relay.address()).expect("ping").expect("ping").expectNothing(50);
        }
    }

    @Test
    void whatIsHeldBackIsNotLost() throws IOException {
        UdpPeer server = udp.server();
        try (LearnersSocket client = new LearnersSocket()) {
            UdpRelay relay = udp.relay(server.address()).toServer(reordering(100));
            client.send("first", relay.address());
            client.send("second", relay.address());

            // Which comes first depends on the time between the two, so DatagramPathTest holds the order.
            assertThat(List.of(text(server.receive()), text(server.receive())))
                    .containsExactlyInAnyOrder("first", "second");
            assertThat(ladder()).contains("(held back) 5 bytes");
        }
    }

    @Test
    void theLastThatIsHeldBackComesByItself() throws IOException {
        UdpPeer server = udp.server();
        try (LearnersSocket client = new LearnersSocket()) {
            client.send(
                    "last",
                    udp.relay(server.address()).toServer(reordering(100)).address());

            server.expect("last");
        }
    }

    @Test
    void newFaultsDeliverWhatTheOldOnesHold() throws Exception {
        UdpPeer server = udp.server();
        try (LearnersSocket client = new LearnersSocket()) {
            UdpRelay relay = udp.relay(server.address()).toServer(delay(60_000));
            client.send("kept", relay.address());
            await().until(() -> ladder().contains("(delayed) 4 bytes"));
            relay.toServer();

            server.expect("kept");
        }
    }

    @Test
    void whatFaultsDidIsRecordedOnceBesideAScriptedPeer() throws IOException {
        UdpPeer server = udp.server();
        try (LearnersSocket client = new LearnersSocket()) {
            UdpRelay relay = udp.relay(server.address()).toServer(lossOf(0)).toClient(corruption(100));
            client.send("ping", relay.address());
            client.send("again", relay.address());
            server.expect("again").reply("pong");
            client.receive();
        }

        assertThat(scene.recording().ladder(""))
                .satisfiesExactly(
                        names -> assertThat(names).contains("client (yours)", "server (the check's)"),
                        row -> assertThat(row).contains("(lost) 4 bytes \"ping\"", "----->"),
                        row -> assertThat(row).contains("5 bytes \"again\"", "----->"),
                        row -> assertThat(row).contains("<-----    4 bytes \"pong\""),
                        row -> assertThat(row).contains("<-----    (corrupted at offset "));
    }

    @Test
    void whatPassesToAReferenceIsRecorded() throws IOException {
        try (LearnersSocket reference = LearnersSocket.echo();
                LearnersSocket client = new LearnersSocket()) {
            client.send("ping", udp.relayToReference(reference.address()).address());
            client.receive();
        }

        assertThat(scene.recording().ladder(""))
                .satisfiesExactly(
                        names -> assertThat(names).contains("client (yours)", "server (reference)"),
                        row -> assertThat(row).contains("4 bytes \"ping\"", "----->"),
                        row -> assertThat(row).contains("<-----    4 bytes \"ping\""));
    }

    @Test
    void aFailureTellsTheFaultsAndTheSeed() throws IOException {
        udp.relay(udp.server().address()).toServer(loss(20)).toClient(delay(5));

        assertThat(scene.adversity()).isEqualTo("20% lost to the server, a delay of 5 ms to the client; seed 8731");
    }

    @Test
    void theChecksEndEndsTheRelay() throws IOException {
        udp.relay(udp.server().address());
        scene.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("udp relay");
    }

    private static String text(Datagram datagram) {
        return new String(datagram.bytes(), StandardCharsets.UTF_8);
    }

    private String ladder() {
        return String.join("\n", scene.recording().ladder(""));
    }
}
