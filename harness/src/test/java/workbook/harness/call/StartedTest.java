package workbook.harness.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static workbook.harness.call.AnswerTest.failureOf;
import static workbook.harness.call.AnswerTest.raise;
import static workbook.harness.call.Calling.starting;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

@Timeout(30)
class StartedTest {

    private final Scene scene = new Scene("StartedTest", TimeUnit.SECONDS.toNanos(20), 1);
    private final Scene shortScene = new Scene("StartedTest", TimeUnit.MILLISECONDS.toNanos(50), 1);
    private final CountDownLatch allowed = new CountDownLatch(1);
    private final Callable<Integer> waiting = () -> {
        allowed.await();
        return 80;
    };

    @AfterEach
    void closeScenes() {
        allowed.countDown();
        scene.close();
        shortScene.close();
    }

    @Test
    void aCallThatWaitsForTheCheckIsStillWaiting() throws InterruptedException {
        Started<Integer> call = starting(scene, "accept()", waiting);

        call.isStillWaiting();
        allowed.countDown();

        call.ends().returns(80);
    }

    @Test
    void aCallThatReturnedTooEarlyFailsWithItsValue() {
        Started<Integer> call = starting(scene, "accept()", () -> 80);

        assertThat(failureWhenDone(call)).hasMessage("accept() ended too early: it returned 80");
    }

    @Test
    void aCallThatIsOnItsWayIsGivenTimeToEndTooEarly() {
        Started<Integer> call = starting(scene, "accept()", () -> {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return 80;
        });

        assertThatThrownBy(call::isStillWaiting).hasMessage("accept() ended too early: it returned 80");
    }

    @Test
    void aCallThatHasEndedUnaskedIsTold() throws InterruptedException {
        starting(scene, "accept()", () -> 80);
        Started<Integer> asked = starting(scene, "address()", () -> 80);
        starting(scene, "close()", waiting);
        asked.ends().returns(80);

        await().untilAsserted(
                        () -> assertThat(scene.endedCalls()).containsExactly("accept() has ended: it returned 80."));
    }

    @Test
    void aCallThatThrewTooEarlyFailsWithItsException() {
        Started<Integer> call = starting(scene, "accept()", () -> raise(new IOException("closed")));

        assertThat(failureWhenDone(call)).hasMessage("accept() ended too early: it threw IOException: closed");
    }

    @Test
    void anExceptionOfTheCallIsItsAnswer() throws InterruptedException {
        starting(scene, "accept()", () -> raise(new IOException("closed")))
                .ends()
                .refuses(IOException.class)
                .naming("closed");
    }

    @Test
    void aTodoOfTheCallPassesThrough() {
        Started<Integer> call =
                starting(scene, "accept()", () -> raise(new UnsupportedOperationException("TODO 2.3: accept")));

        assertThatThrownBy(call::ends)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("TODO 2.3: accept");
    }

    @Test
    void aTodoThatEndedTheCallTooEarlyPassesThrough() {
        Started<Integer> call =
                starting(scene, "accept()", () -> raise(new UnsupportedOperationException("TODO 2.3: accept")));

        await().untilAsserted(() -> assertThatThrownBy(call::isStillWaiting).hasMessage("TODO 2.3: accept"));
    }

    @Test
    void aCallThatDoesNotEndFailsAsAWaitInVain() {
        Started<Integer> call = starting(shortScene, "accept()", waiting);

        CheckFailure failure = failureOf(call::ends);

        assertThat(failure).hasMessageMatching("accept\\(\\) did not end within \\d+(\\.\\d)? s");
        assertThat(failure.waitedInVain()).isTrue();
    }

    @Test
    void aCallThatEndedLeavesNoThreadBehind() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        starting(scene, "accept()", () -> {
                    thread.set(Thread.currentThread());
                    return 80;
                })
                .ends();

        assertThat(thread.get().isAlive()).isFalse();
    }

    @Test
    void theThreadTellsWhichCallItMakes() throws InterruptedException {
        assertThat(starting(scene, "accept()", () -> Thread.currentThread().getName())
                        .ends()
                        .result())
                .isEqualTo("call of accept()");
    }

    private static CheckFailure failureWhenDone(Started<?> call) {
        await().until(() -> failureOf(call::isStillWaiting) != null);
        return failureOf(call::isStillWaiting);
    }
}
