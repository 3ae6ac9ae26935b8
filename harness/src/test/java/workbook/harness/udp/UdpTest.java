package workbook.harness.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

class UdpTest {

    private final Scene scene = new Scene("UdpTest", TimeUnit.SECONDS.toNanos(10), 1);
    private final Udp udp = new Udp(scene);

    @AfterEach
    void closeScene() {
        scene.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aConnectedSocketLearnsThatNobodyIsAtADeadPort() throws IOException {
        try (LearnersSocket client = new LearnersSocket()) {
            client.socket.connect(udp.deadPort());
            client.send("hello", (InetSocketAddress) client.socket.getRemoteSocketAddress());

            assertThatThrownBy(client::receive).isInstanceOf(PortUnreachableException.class);
        }
    }

    @Test
    void anUnconnectedSocketHearsNothingFromADeadPort() throws IOException {
        try (LearnersSocket client = new LearnersSocket()) {
            client.socket.setSoTimeout(50);
            client.send("hello", udp.deadPort());

            assertThatThrownBy(client::receive).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void nobodyElseCanTakeADeadPort() throws IOException {
        InetSocketAddress dead = udp.deadPort();

        assertThatThrownBy(() -> new DatagramSocket(dead).close()).isInstanceOf(BindException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aStrangerWithTheServersPortDiffersByItsAddressAlone() throws IOException {
        try (LearnersSocket client = new LearnersSocket()) {
            UdpPeer server = udp.server();
            UdpPeer stranger = udp.strangerWithPortOf(server).orElseThrow();
            stranger.send("psst", client.address());

            assertThat(client.receivePacket().getSocketAddress())
                    .isEqualTo(
                            new InetSocketAddress("127.0.0.2", server.address().getPort()));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aStrangerWithoutAFreePortIsLeftOut() throws IOException {
        UdpPeer server = udp.server();
        try (DatagramSocket taken = new DatagramSocket(
                new InetSocketAddress("127.0.0.2", server.address().getPort()))) {
            assertThat(udp.strangerWithPortOf(server)).isEmpty();
            assertThat(taken.isBound()).isTrue();
        }
    }

    @Test
    void aStartedCallWaitsForWhatTheCheckDoesNext() throws Exception {
        try (LearnersSocket client = new LearnersSocket()) {
            UdpPeer server = udp.server();
            var receiving = udp.starting("receive()", client::receive);
            receiving.isStillWaiting();
            server.send("hello", client.address());

            receiving.ends().returns("hello");
        }
    }

    @Test
    void aServerThatTellsNoAddressFails() {
        assertThat(catchThrowableOfType(CheckFailure.class, () -> udp.client().send("hello", null)))
                .hasMessage("Your server tells null as its address");
        assertThat(catchThrowableOfType(CheckFailure.class, () -> udp.relay(null)))
                .hasMessage("Your server tells null as its address");
    }

    @Test
    void theLoopbackAddressLetsTheSystemChooseAPort() {
        assertThat(Udp.loopback().getPort()).isZero();
    }
}
