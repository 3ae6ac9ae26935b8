package workbook.harness.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

@Timeout(30)
class FloodTest {

    private static final long MORE_THAN_BUFFERS_TAKE = 64L << 20;

    private final Scene scene = new Scene("FloodTest", TimeUnit.SECONDS.toNanos(20), 1);
    private TcpPeer peer;
    private LearnersEnd learner;

    @BeforeEach
    void connect() throws IOException {
        TcpListener listener = new Tcp(scene).listen();
        learner = LearnersEnd.connectedTo(listener.address());
        peer = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
        learner.close();
    }

    @Test
    void aLearnerThatDoesNotReadStallsIt() throws Exception {
        Flood flood = peer.flood(MORE_THAN_BUFFERS_TAKE).stalls();

        assertThat(flood.taken()).isPositive().isLessThan(MORE_THAN_BUFFERS_TAKE);
    }

    @Test
    void whatComesBackWholeIsAccepted() throws Exception {
        Flood flood = peer.flood(1 << 20);
        echo(1 << 20, -1);

        assertThatCode(() -> peer.expectAll(flood)).doesNotThrowAnyException();
    }

    @Test
    void aByteThatChangedOnItsWayIsShown() throws Exception {
        Flood flood = peer.flood(100_000);
        echo(100_000, 70_000);

        CheckFailure failure = catchThrowableOfType(CheckFailure.class, () -> peer.expectAll(flood));

        assertThat(failure).hasMessageContaining("Your client sent other bytes than expected, after");
        assertThat(String.join("\n", failure.detail())).contains("^ first difference");
    }

    @Test
    void anEndBeforeTheLastByteIsTold() throws Exception {
        Flood flood = peer.flood(100_000);
        echo(60_000, -1);
        learner.finish();

        CheckFailure failure = catchThrowableOfType(CheckFailure.class, () -> peer.expectAll(flood));

        assertThat(failure).hasMessage("Your client ended the stream after 60,000 of 100,000 bytes");
    }

    /** Sends the first {@code n} bytes back, one of them changed if its place is not negative. */
    private void echo(int n, int changed) throws IOException {
        InputStream in = learner.socket.getInputStream();
        OutputStream out = learner.socket.getOutputStream();
        byte[] bytes = in.readNBytes(n);
        if (changed >= 0) {
            bytes[changed]++;
        }
        out.write(bytes);
    }
}
