package workbook.harness.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.harness.tcp.Tcp;

@Timeout(30)
@EnabledOnOs(OS.LINUX)
@Isolated("it counts what this whole JVM holds")
class OpenSocketsTest {

    private static final List<ServerSocket> KEPT = new ArrayList<>();

    @BeforeAll
    static void warmUp() throws IOException {
        OpenSockets.warmUp();
    }

    static java.util.List<Callable<Closeable>> kinds() {
        return java.util.List.of(
                () -> new ServerSocket(0, 1, Tcp.loopback().getAddress()),
                () -> new DatagramSocket(Tcp.loopback()),
                SocketChannel::open,
                Selector::open);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsCountedAsLongAsItIsOpen(Callable<Closeable> kind) throws Exception {
        int before = OpenSockets.count();
        try (Closeable opened = kind.call()) {
            assertThat(OpenSockets.count())
                    .as("with %s", opened.getClass().getSimpleName())
                    .isGreaterThan(before);
        }
        assertThat(OpenSockets.count()).isEqualTo(before);
    }

    @Test
    void aFileIsNoSocket() throws Exception {
        int before = OpenSockets.count();
        String file = OpenSocketsTest.class.getSimpleName() + ".class";
        try (Closeable opened = OpenSocketsTest.class.getResourceAsStream(file)) {
            assertThat(opened).isNotNull();
            assertThat(OpenSockets.count()).isEqualTo(before);
        }
    }

    @Test
    void whatIsOpenBeyondTheAllowedIsToldAfterTheWait() throws IOException {
        int before = OpenSockets.count();
        try (ServerSocket one = new ServerSocket(0, 1, Tcp.loopback().getAddress());
                ServerSocket two = new ServerSocket(0, 1, Tcp.loopback().getAddress())) {
            assertThat(one.isBound() && two.isBound()).isTrue();

            assertThat(OpenSockets.awaitAtMost(before, Duration.ofMillis(120))).isEqualTo(2);
        }
    }

    @Test
    void whatIsClosedInTheMeantimeIsNoLeak() throws IOException {
        int before = OpenSockets.count();
        ServerSocket late = new ServerSocket(0, 1, Tcp.loopback().getAddress());
        Thread closer = new Thread(() -> {
            try {
                late.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        closer.start();

        assertThat(OpenSockets.awaitAtMost(before, Duration.ofSeconds(20))).isZero();
    }

    @Test
    void whatIsAllowedNeedsNoWait() {
        assertThat(OpenSockets.awaitAtMost(OpenSockets.count() + 1, Duration.ofHours(1)))
                .isZero();
    }

    @Test
    void whatIsKeptOpenForGoodDoesNotCount() {
        int before = OpenSockets.count();

        // It stays open as it is meant to: its descriptor must not become another test's.
        OpenSockets.keeping(() ->
                KEPT.add(opened(() -> new ServerSocket(0, 1, Tcp.loopback().getAddress()))));

        assertThat(OpenSockets.count()).isEqualTo(before);
    }

    private static <T> T opened(Callable<T> opens) {
        try {
            return opens.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
