package workbook.harness.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static workbook.harness.tcp.TcpFault.delay;
import static workbook.harness.tcp.TcpFault.endAfter;
import static workbook.harness.tcp.TcpFault.pieces;
import static workbook.harness.tcp.TcpFault.resetAfter;
import static workbook.harness.tcp.TcpFault.stallAfter;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.harness.Dice;
import workbook.harness.scene.Scene;

/** What the learner's end of a real connection sees of each fault. */
@Timeout(30)
class TcpFaultTest {

    private static final int BRIEFLY = 50;

    private final Scene scene = new Scene("TcpFaultTest", TimeUnit.SECONDS.toNanos(20), 8731);
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
    void anEndAfterNothingComesAtTheFirstSend() throws Exception {
        peer.through(endAfter(0)).send("hello");

        assertThat(learner.readAll()).isEmpty();
    }

    @Test
    void faultsAreToldInTheOrderInWhichTheyArePlayed() {
        peer.through(pieces(2), endAfter(3));

        assertThat(scene.adversity()).startsWith("pieces");
    }

    @Test
    void piecesArriveInTheirOrder() throws Exception {
        String text = new Dice(1, "pieces").letters(1000);

        peer.through(pieces(9)).send(text).finish();

        assertThat(learner.readAll()).isEqualTo(text);
    }

    @Test
    void piecesAreSmallWrites() throws Exception {
        peer.through(pieces(3)).send("0123456789");

        assertThat(sent()).hasSizeBetween(4, 10).allMatch(line -> line.matches("[123] bytes? \".{1,3}\""));
    }

    @Test
    void piecesComeFromTheDice() throws Exception {
        peer.through(pieces(9)).send("a".repeat(100));
        List<Integer> sizes = sent().stream()
                .map(line -> Integer.parseInt(line.split(" ")[0]))
                .toList();
        Dice same = new Dice(8731, "TcpFaultTest");

        assertThat(sizes.subList(0, sizes.size() - 1))
                .allSatisfy(size -> assertThat(size).isEqualTo(same.between(1, 9)));
    }

    @Test
    void aDelayComesBeforeTheBytes() throws Exception {
        long begin = System.nanoTime();
        peer.through(delay(30)).send("hello");
        long sending = System.nanoTime() - begin;

        assertThat(sending).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(30));
        assertThat(learner.read(5)).isEqualTo("hello");
    }

    @Test
    void aStallFallsSilentAndLeavesTheConnectionOpen() throws Exception {
        peer.through(stallAfter(3)).send("hello").send("world").finish();

        assertThat(learner.read(3)).isEqualTo("hel");
        learner.socket.setSoTimeout(BRIEFLY);
        assertThat(catchThrowableOfType(IOException.class, () -> learner.read(1)))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(sent()).containsExactly("3 bytes \"hel\"", "(falls silent)");
    }

    @Test
    void aStalledPeerStillReads() throws Exception {
        peer.through(stallAfter(3)).send("hello");
        learner.send("late").finish();

        peer.expect("late").expectEnd();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aResetComesAfterItsBytes() throws Exception {
        peer.through(resetAfter(3)).send("hello").send("world");

        assertThat(learner.read(3)).isEqualTo("hel");
        assertThat(catchThrowableOfType(IOException.class, () -> learner.read(1)))
                .hasMessageContaining("reset");
        assertThat(sent()).containsExactly("3 bytes \"hel\"", "RST");
    }

    @Test
    void anEndComesAfterItsBytes() throws Exception {
        peer.through(endAfter(3)).send("hello").send("world").finish();

        assertThat(learner.readAll()).isEqualTo("hel");
        assertThat(sent()).containsExactly("3 bytes \"hel\"", "FIN");
    }

    @Test
    void anEndLeavesTheOtherDirectionOpen() throws Exception {
        peer.through(endAfter(3)).send("hello");
        assertThat(learner.readAll()).isEqualTo("hel");
        learner.send("late");

        peer.expect("late");
    }

    @Test
    void aLimitCountsOverSeveralWrites() throws Exception {
        peer.through(endAfter(7)).send("hello").send("world");

        assertThat(learner.readAll()).isEqualTo("hellowo");
    }

    @Test
    void aLimitThatIsNotReachedChangesNothing() throws Exception {
        peer.through(resetAfter(6)).send("hello").finish();

        assertThat(learner.readAll()).isEqualTo("hello");
    }

    @Test
    void faultsStandInFrontOfOneAnother() throws Exception {
        peer.through(pieces(2), endAfter(5)).send("hello world");

        assertThat(learner.readAll()).isEqualTo("hello");
        assertThat(sent()).hasSizeGreaterThanOrEqualTo(4).last().isEqualTo("FIN");
    }

    @Test
    void theFirstFaultIsPlayedFirst() throws Exception {
        peer.through(endAfter(5), pieces(2)).send("hello world");

        assertThat(learner.readAll()).isEqualTo("hello");
        assertThat(sent()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void faultsChangeNothingThatWasSentBefore() throws Exception {
        peer.send("before").through(endAfter(2)).send("after");

        assertThat(learner.readAll()).isEqualTo("beforeaf");
    }

    @Test
    void faultsAreToldWithTheSeed() {
        peer.through(resetAfter(5));

        assertThat(scene.adversity()).isEqualTo("a reset after 5 bytes; seed 8731");
    }

    @Test
    void everyFaultHasItsName() {
        assertThat(List.of(pieces(9), delay(5), stallAfter(3), resetAfter(3), endAfter(3)))
                .extracting(TcpFault::toString)
                .containsExactly(
                        "pieces of 1 to 9 bytes",
                        "a wait of 5 ms before each piece",
                        "silence after 3 bytes",
                        "a reset after 3 bytes",
                        "the end of the stream after 3 bytes");
    }

    private List<String> sent() {
        return scene.recording().ladder("").stream()
                .filter(line -> line.contains("<-----"))
                .map(line -> line.substring(line.indexOf("<-----") + 6).strip())
                .toList();
    }
}
