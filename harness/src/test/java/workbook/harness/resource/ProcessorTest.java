package workbook.harness.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

@Timeout(60)
@Isolated("it counts what this whole JVM holds")
class ProcessorTest {

    private final Scene scene = new Scene("ProcessorTest", TimeUnit.SECONDS.toNanos(30), 1);
    private final Processor processor = new Processor(scene);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void endTheThreads() {
        over.countDown();
        scene.close();
    }

    @Test
    void aThreadThatWaitsIsIdle() throws InterruptedException {
        assertThat(failureOf(this::waits, () -> processor.expectIdle("in a test")))
                .isNull();
    }

    @Test
    void aThreadThatSpinsIsTold() throws InterruptedException {
        assertThat(failureOf(this::spins, () -> processor.expectIdle("in a test")))
                .hasMessageMatching("Your program used [0-9]+ ms of processor time in [0-9,]+ ms in a test");
    }

    @Test
    void threadsAreCounted() throws InterruptedException {
        assertThat(failureOf(this::waits, () -> processor.expectThreadsAtMost(1)))
                .isNull();
        assertThat(failureOf(this::waits, () -> processor.expectThreadsAtMost(0)))
                .hasMessage("Your program runs 1 thread; here it may have 0");
    }

    private interface Claim {
        void check() throws InterruptedException;
    }

    /** Makes the claim in a thread group like a check's, in which {@code learners} runs. */
    private CheckFailure failureOf(Runnable learners, Claim claim) throws InterruptedException {
        AtomicReference<CheckFailure> failure = new AtomicReference<>();
        Thread check = new Thread(new ThreadGroup("a check"), () -> {
            new Thread(learners, "the learner's").start();
            try {
                claim.check();
            } catch (CheckFailure failed) {
                failure.set(failed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        check.start();
        check.join();
        return failure.get();
    }

    private void waits() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void spins() {
        while (over.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
