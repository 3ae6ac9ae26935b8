package workbook.harness.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.harness.scene.CannotRunException;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ProgramsTest {

    private final Scene scene = new Scene("ProgramsTest", TimeUnit.SECONDS.toNanos(20), 1);
    private final Scene shortScene = new Scene("ProgramsTest", TimeUnit.MILLISECONDS.toNanos(200), 1);

    @BeforeEach
    void shellIsHere() {
        assumeThat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)))
                .anyMatch(folder -> Path.of(folder, "sh").toFile().canExecute());
    }

    @AfterEach
    void close() {
        scene.close();
        shortScene.close();
    }

    @Test
    void aProgramThatIsNotInstalledCannotRun() {
        assertThatThrownBy(() -> new Programs(scene).client("no-such-program"))
                .isInstanceOf(CannotRunException.class)
                .hasMessage("no-such-program is not installed; install it and run again");
    }

    @Test
    void whatIsTypedComesOut() throws Exception {
        shell(scene, "cat").type("a\nb\n").endInput().expectExit(0).expectPrinted("a\nb\n");
    }

    @Test
    void otherOutputIsShownByteByByte() throws Exception {
        RunningProgram program = shell(scene, "printf abc").expectExit(0);

        CheckFailure failure = failureOf(() -> program.expectPrinted("abd"));

        assertThat(failure).hasMessage("sh printed 3 bytes, expected 3 bytes");
        assertThat(failure.detail()).anyMatch(line -> line.contains("abc"));
    }

    @Test
    void anotherExitCodeIsToldWithTheProgramsOwnWords() throws Exception {
        RunningProgram program = shell(scene, "echo 'no route' >&2; exit 7");

        CheckFailure failure = failureOf(() -> program.expectExit(0));

        assertThat(failure).hasMessage("sh ended with exit code 7, expected 0");
        assertThat(failure.detail()).containsExactly("sh says: no route");
    }

    @Test
    void aProgramThatDoesNotEndIsAWaitInVain() throws Exception {
        RunningProgram program = shell(shortScene, "cat");

        CheckFailure failure = failureOf(() -> program.expectExit(0));

        assertThat(failure).hasMessage("sh did not come to an end");
        assertThat(failure.waitedInVain()).isTrue();
    }

    @Test
    void whatItSaysOnEitherStreamIsFound() throws Exception {
        RunningProgram program = shell(scene, "echo port 43 >&2; echo ready; cat");

        program.expectSays("ready");
        assertThat(program.expectSays(Pattern.compile("port (\\d+)"))).isEqualTo("43");
    }

    @Test
    void whatItDoesNotSayIsAWaitInVain() throws Exception {
        RunningProgram program = shell(shortScene, "cat");

        CheckFailure failure = failureOf(() -> program.expectSays("ready"));

        assertThat(failure).hasMessage("sh did not say \"ready\"");
        assertThat(failure.waitedInVain()).isTrue();
    }

    @Test
    void aProgramThatEndsWithoutSayingItIsNotWaitedFor() throws Exception {
        RunningProgram program = shell(scene, "echo something else");

        assertThat(failureOf(() -> program.expectSays("ready"))).hasMessage("sh ended, and did not say \"ready\"");
    }

    @Test
    void theCheckEndsIt() throws Exception {
        RunningProgram program = shell(scene, "echo $$; cat");
        long pid = Long.parseLong(program.expectSays(Pattern.compile("(\\d+)")));
        assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);

        scene.close();

        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static RunningProgram shell(Scene scene, String command) throws IOException {
        return new Programs(scene).client("sh", "-c", command);
    }

    private static CheckFailure failureOf(ThrowingCallable check) {
        return catchThrowableOfType(CheckFailure.class, check);
    }
}
