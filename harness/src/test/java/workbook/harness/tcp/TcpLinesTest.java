package workbook.harness.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

@Timeout(30)
class TcpLinesTest {

    private final Scene scene = new Scene("TcpLinesTest", TimeUnit.SECONDS.toNanos(20), 1);
    private TcpLines lines;
    private LearnersEnd learner;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(Tcp.loopback());
            lines = new Tcp(scene)
                    .connectNarrow((InetSocketAddress) server.getLocalSocketAddress())
                    .lines();
            learner = LearnersEnd.acceptedBy(server);
        }
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
        learner.close();
    }

    @Test
    void linesAreSentWithAnLfEach() throws Exception {
        lines.send("one", "two").sendAsIs("thr").send("ee").finish();

        assertThat(learner.readAll()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void linesPassHoweverTheyAreCut() throws IOException {
        learner.send("o").send("ne\ntwo\nthr");
        lines.expect("one").expect("two");
        learner.send("ee\n\n").finish();

        lines.expect("three", "").expectEnd();
    }

    @Test
    void anotherLineFailsAndBothAreNamed() throws IOException {
        learner.send("one\ntoo\r\n");

        assertThat(failureOf(() -> lines.expect("one", "too")))
                .hasMessage("Your server sent the line \"too\\r\"; expected \"too\"");
        assertThat(ladder()).endsWith("<----- \"one\"", "<----- \"too\\r\"");
    }

    @Test
    void strandsPassInAnyMixture() throws IOException {
        learner.send("a1\nb1\nb2\na2\nc1\n");

        lines.expectInterleaved(List.of(List.of("a1", "a2"), List.of("b1", "b2"), List.of(), List.of("c1")));

        assertThat(ladder()).endsWith("<----- 5 lines, the last \"c1\"");
    }

    @Test
    void whatCameOfManyLinesIsToldBeforeTheWrongOne() throws IOException {
        learner.send("1\n2\n3\n4\nX\n");

        assertThat(failureOf(() -> lines.expect("1", "2", "3", "4", "5")))
                .hasMessage("Your server sent the line \"X\"; expected \"5\"");
        assertThat(ladder()).endsWith("<----- 4 lines, the last \"4\"", "<----- \"X\"");
    }

    @Test
    void aStrandInAnotherOrderFails() throws IOException {
        learner.send("a1\nb2\n");

        assertThat(failureOf(() -> lines.expectInterleaved(List.of(List.of("a1", "a2"), List.of("b1", "b2")))))
                .hasMessage("Your server sent the line \"b2\"; expected \"a2\" or \"b1\"");
    }

    @Test
    void ofManyStrandsAFewAreNamed() throws IOException {
        learner.send("x\n");

        assertThat(failureOf(
                        () -> lines.expectInterleaved(List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d")))))
                .hasMessage("Your server sent the line \"x\"; expected \"a\" or \"b\" or \"c\" or ...");
    }

    @Test
    void aLineMayComeAnywhereOnce() throws IOException {
        learner.send("one\nstray\ntwo\n");
        assertThat(lines.anywhere("stray").expect("one").cameAnywhere()).isFalse();
        assertThat(lines.expect("two").expectAnywhere().cameAnywhere()).isTrue();
        learner.send("stray\n");

        assertThat(failureOf(() -> lines.expect("three")))
                .hasMessage("Your server sent the line \"stray\"; expected \"three\"");
    }

    @Test
    void aLineThatMayComeAnywhereMayComeLast() throws IOException {
        learner.send("one\nstray\n");

        lines.anywhere("stray").expect("one").expectAnywhere();
    }

    @Test
    void otherLinesMayComeBeforeTheLast() throws IOException {
        learner.send("one\ntwo\nthree\nfour\n").finish();

        lines.expectAtLast("three").expect("four");
        assertThat(failureOf(() -> lines.expectAtLast("five")))
                .hasMessage("Your server ended the stream; expected \"five\"");
    }

    @Test
    void someLinesMayNotComeBeforeTheLast() throws IOException {
        learner.send("one\nno\nthree\n");

        assertThat(failureOf(() -> lines.expectAtLast("three", "never", "no")))
                .hasMessage("Your server sent the line \"no\"; expected \"three\"");
    }

    @Test
    void anEndFailsWithTheLineThatIsMissing() throws IOException {
        learner.send("on").finish();

        CheckFailure failure = failureOf(() -> lines.expect("one"));

        assertThat(failure).hasMessage("Your server ended the stream; expected \"one\"");
        assertThat(failure.missing()).isEqualTo("\"one\"");
        assertThat(ladder()).endsWith("<----- FIN");
    }

    @Test
    void aResetFailsWithTheLineThatIsMissing() throws IOException {
        learner.reset();

        assertThat(failureOf(() -> lines.expect("one")))
                .hasMessage("Your server reset the connection; expected \"one\"");
    }

    @Test
    void silenceFailsWithWhatCame() throws Exception {
        try (Scene brief = new Scene("brief", TimeUnit.MILLISECONDS.toNanos(400), 1);
                ServerSocket server = new ServerSocket()) {
            server.bind(Tcp.loopback());
            TcpLines impatient = new Tcp(brief)
                    .connect((InetSocketAddress) server.getLocalSocketAddress())
                    .lines();
            try (LearnersEnd silent = LearnersEnd.acceptedBy(server)) {
                silent.send("one\ntw");

                assertThat(failureOf(() -> impatient.expect("one", "two")))
                        .hasMessage("Your server sent \"tw\" and no LF behind it");
                CheckFailure failure = failureOf(() -> impatient.expect("three"));
                assertThat(failure).hasMessage("Your server did not send the line \"three\"");
                assertThat(failure.waitedInVain()).isTrue();
            }
        }
    }

    @Test
    void aLineWithoutEndIsNotReadForEver() throws IOException {
        learner.send("x".repeat(100_000));

        assertThat(failureOf(() -> lines.expect("x"))).hasMessageContaining("bytes without an LF; expected \"x\"");
    }

    @Test
    void aFurtherLineWhereTheStreamShouldEndFails() throws IOException {
        learner.send("one\ntwo\n");
        lines.expect("one");

        assertThat(failureOf(lines::expectEnd))
                .hasMessage("Your server sent 4 bytes \"two\\n\" more where the stream should end");
    }

    @Test
    void oneOfSeveralGetsTheLine() throws IOException {
        learner.send("NO\nYES\n");
        TcpLines.expectOnce(List.of(lines, lines), "YES", "NO");

        learner.send("YES\nYES\n");
        assertThat(failureOf(() -> TcpLines.expectOnce(List.of(lines, lines), "YES", "NO")))
                .hasMessage("Your server sent the line \"YES\" to 2 of 2 clients; expected 1");
    }

    @Test
    void aThirdLineIsNeither() throws IOException {
        learner.send("MAYBE\n");

        assertThat(failureOf(() -> TcpLines.expectOnce(List.of(lines), "YES", "NO")))
                .hasMessage("Your server sent the line \"MAYBE\"; expected \"YES\" or \"NO\"");
    }

    @Test
    void aNarrowClientStopsTheLearnerSoon() throws Exception {
        // More than the sender's kernel takes by itself; the client's takes next to nothing.
        byte[] much = new byte[16 << 20];
        Thread writer = new Thread(() -> {
            try {
                learner.socket.getOutputStream().write(much);
            } catch (IOException e) {
                // The test is over.
            }
        });
        writer.setDaemon(true);
        writer.start();
        writer.join(300);

        assertThat(writer.isAlive()).isTrue();
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
