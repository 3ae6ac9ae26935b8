package workbook.harness.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.tcp.Tcp;

@Timeout(30)
@EnabledOnOs(OS.LINUX)
@Isolated("it counts what this whole JVM holds")
class SocketsTest {

    private final Scene scene = new Scene("SocketsTest", TimeUnit.MILLISECONDS.toNanos(200), 1);
    private final Sockets sockets = new Sockets(scene);

    @BeforeAll
    static void warmUp() throws IOException {
        OpenSockets.warmUp();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whatIsAllowedPasses() throws IOException {
        try (ServerSocket one = listening()) {
            assertThat(one.isBound()).isTrue();

            assertThatCode(() -> sockets.expectOpenAtMost(1, "in a test")).doesNotThrowAnyException();
        }
    }

    @Test
    void whatIsClosedDoesNotCount() throws IOException {
        listening().close();

        assertThatCode(() -> sockets.expectOpenAtMost(0, "in a test")).doesNotThrowAnyException();
    }

    @Test
    void whatIsOpenBeyondIsTold() throws IOException {
        try (ServerSocket one = listening();
                ServerSocket two = listening()) {
            assertThat(one.isBound() && two.isBound()).isTrue();

            CheckFailure failure = catchThrowableOfType(
                    CheckFailure.class, () -> sockets.expectOpenAtMost(1, "after a client has left"));

            assertThat(failure)
                    .hasMessage("2 sockets are open after a client has left, the check's own among them;"
                            + " at most 1 are allowed here");
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, Tcp.loopback().getAddress());
    }
}
