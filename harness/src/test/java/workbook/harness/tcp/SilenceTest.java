package workbook.harness.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

/** What a peer says of a learner that does nothing until the check's time is used up. */
@Timeout(30)
class SilenceTest {

    private final Scene scene = new Scene("SilenceTest", TimeUnit.MILLISECONDS.toNanos(400), 1);
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
    void whereBytesAreExpectedItIsAWaitInVain() {
        CheckFailure failure = failureOf(() -> peer.expect("hello"));

        assertThat(failure).hasMessage("Your client sent 0 of 5 bytes, then nothing more");
        assertThat(failure.missing()).isEqualTo("5 bytes");
        assertThat(failure.waitedInVain()).isTrue();
    }

    @Test
    void afterAPartTheRestIsMissing() throws IOException {
        learner.send("hel");

        CheckFailure failure = failureOf(() -> peer.expect("hello"));

        assertThat(failure).hasMessage("Your client sent 3 of 5 bytes, then nothing more");
        assertThat(failure.missing()).isEqualTo("2 bytes");
    }

    @Test
    void whereTheEndIsExpectedTheFinIsMissing() {
        CheckFailure failure = failureOf(peer::expectEnd);

        assertThat(failure).hasMessage("Your client did not end the stream");
        assertThat(failure.missing()).isEqualTo("FIN");
        assertThat(failure.waitedInVain()).isTrue();
    }

    @Test
    void whereTheConnectionShouldBeGoneTheFinIsMissing() {
        CheckFailure failure = failureOf(peer::expectGone);

        assertThat(failure).hasMessage("Your client did not close the connection");
        assertThat(failure.missing()).isEqualTo("FIN");
        assertThat(failure.waitedInVain()).isTrue();
    }

    private static CheckFailure failureOf(ThrowingCallable check) {
        return catchThrowableOfType(CheckFailure.class, check);
    }
}
