package workbook.harness.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnerCodeTest {

    private static final StackTraceElement JDK =
            new StackTraceElement("java.net.Socket", "connect", "Socket.java", 633);
    private static final StackTraceElement SUITE =
            new StackTraceElement("workbook.tcp.EchoServerSuite", "check", "EchoServerSuite.java", 17);

    private final LearnerCode learner = new LearnerCode(Set.of("workbook.tcp.EchoServer", "workbook.tcp.EchoServer$1"));

    private final LearnerCode both = new LearnerCode(Set.of("workbook.tcp.EchoServer", "workbook.tcp.Given"));

    @TempDir
    Path folder;

    @Test
    void theLearnersFramesAreThoseOfTheClassesGiven() {
        assertThat(learner.wrote(own("start", 41))).isTrue();
        assertThat(learner.wrote(JDK)).isFalse();
        assertThat(learner.wrote(SUITE)).isFalse();
    }

    @Test
    void theClassesOfAFolderAreItsClassFiles() throws IOException {
        Path tcp = Files.createDirectories(folder.resolve("workbook/tcp"));
        Files.createFile(tcp.resolve("EchoServer.class"));
        Files.createFile(tcp.resolve("EchoServer$1.class"));
        Files.createFile(tcp.resolve("Notes.txt"));

        LearnerCode found = LearnerCode.in(folder);

        assertThat(found.wrote(own("start", 1))).isTrue();
        assertThat(found.wrote(frame("workbook.tcp.EchoServer$1", "run", 1))).isTrue();
        assertThat(found.wrote(frame("workbook.tcp.Notes", "run", 1))).isFalse();
    }

    @Test
    void aFolderThatIsMissingHasNoClasses() {
        assertThat(LearnerCode.in(folder.resolve("none")).wrote(own("start", 1)))
                .isFalse();
    }

    @Test
    void thePlaceIsTheInnermostOfTheLearnersFrames() {
        StackTraceElement[] stack = {JDK, own("open", 12), own("start", 41), SUITE};

        assertThat(learner.place(stack)).contains("EchoServer.java:12");
    }

    @Test
    void aStackWithoutTheLearnersFramesHasNoPlace() {
        assertThat(learner.place(new StackTraceElement[] {JDK, SUITE})).isEmpty();
    }

    @Test
    void thePlaceOfAnExceptionIsWhereItsCauseBegan() {
        Throwable cause = thrown("refused", JDK, own("open", 12));
        Throwable wrapped = thrown("broken", own("start", 41));
        wrapped.initCause(cause);

        assertThat(learner.place(wrapped)).contains("EchoServer.java:12");
    }

    @Test
    void aCauseOutsideTheLearnersCodeLeavesThePlace() {
        Throwable wrapped = thrown("broken", own("start", 41));
        wrapped.initCause(thrown("refused", JDK));

        assertThat(learner.place(wrapped)).contains("EchoServer.java:41");
    }

    @Test
    void anArgumentThatAClassRefusesHasItsPlaceInTheClassThatGaveIt() {
        Throwable refused = refused(given("require", 30), given("<init>", 12), own("parse", 41), SUITE);

        assertThat(both.place(refused)).contains("EchoServer.java:41");
    }

    @Test
    void anArgumentThatACheckGaveHasItsPlaceWhereItIsRefused() {
        assertThat(both.place(refused(given("require", 30), given("<init>", 12), SUITE)))
                .contains("Given.java:30");
    }

    @Test
    void anArgumentThatTheJdkRefusesHasItsPlaceAtTheCall() {
        assertThat(both.place(refused(JDK, given("<init>", 12), own("parse", 41))))
                .contains("Given.java:12");
    }

    @Test
    void anotherExceptionOfAClassHasItsPlaceInIt() {
        assertThat(both.place(thrown("broken", given("<init>", 12), own("parse", 41))))
                .contains("Given.java:12");
    }

    @Test
    void aTraceHasTheExceptionAndTheLearnersFramesOnly() {
        Throwable thrown = thrown("refused", JDK, own("open", 12), own("start", 41), SUITE);

        assertThat(learner.trace(thrown))
                .containsExactly(
                        "java.io.IOException: refused",
                        "    at EchoServer.open (EchoServer.java:12)",
                        "    at EchoServer.start (EchoServer.java:41)");
    }

    @Test
    void aTraceOfAnExceptionWithoutMessageHasItsTypeAlone() {
        assertThat(learner.trace(thrown(null, JDK))).containsExactly("java.io.IOException");
    }

    @Test
    void aFrameThatComesAgainIsToldOnce() {
        StackTraceElement[] stack = new StackTraceElement[1000];
        java.util.Arrays.fill(stack, own("deeper", 7));
        stack[999] = own("start", 41);

        assertThat(learner.trace(thrown("deep", stack)))
                .containsExactly(
                        "java.io.IOException: deep",
                        "    at EchoServer.deeper (EchoServer.java:7)",
                        "    at EchoServer.start (EchoServer.java:41)");
    }

    @Test
    void sixFramesAreEnough() {
        StackTraceElement[] stack = new StackTraceElement[20];
        for (int i = 0; i < stack.length; i++) {
            stack[i] = own("step" + i, i + 1);
        }

        assertThat(learner.trace(thrown("deep", stack)))
                .hasSize(7)
                .last()
                .asString()
                .contains("step5");
    }

    private static StackTraceElement own(String method, int line) {
        return frame("workbook.tcp.EchoServer", method, line);
    }

    private static StackTraceElement given(String method, int line) {
        return new StackTraceElement("workbook.tcp.Given", method, "Given.java", line);
    }

    private static Throwable refused(StackTraceElement... stack) {
        Throwable refused = new IllegalArgumentException("70000 is not in the range 0 to 65535");
        refused.setStackTrace(stack);
        return refused;
    }

    private static StackTraceElement frame(String type, String method, int line) {
        return new StackTraceElement(type, method, "EchoServer.java", line);
    }

    private static Throwable thrown(String message, StackTraceElement... stack) {
        IOException thrown = new IOException(message);
        thrown.setStackTrace(stack);
        return thrown;
    }
}
