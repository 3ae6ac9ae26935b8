package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.call.Calling;
import workbook.harness.scene.Scene;

@Timeout(30)
class CheckThreadsTest {

    private static final long LONG = TimeUnit.SECONDS.toNanos(20);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(20);

    private final CheckThreads threads = new CheckThreads("CheckThreadsTest");
    private final CountDownLatch enough = new CountDownLatch(1);

    @AfterEach
    void endThreads() {
        enough.countDown();
    }

    @Test
    void aThreadThatRunsIsAlive() {
        Thread thread = start(this::waits);

        assertThat(threads.alive()).containsOnlyKeys(thread);
    }

    @Test
    void aThreadThatEndedIsNot() throws InterruptedException {
        start(() -> {}).join();

        assertThat(threads.alive()).isEmpty();
    }

    @Test
    void theThreadsOfAThreadOfTheCheckBelongToIt() throws InterruptedException {
        CompletableFuture<ExecutorService> pool = new CompletableFuture<>();
        CompletableFuture<Timer> timer = new CompletableFuture<>();
        start(() -> {
                    ExecutorService executor = Executors.newSingleThreadExecutor();
                    executor.execute(this::waits);
                    pool.complete(executor);
                    timer.complete(new Timer(true));
                })
                .join();

        assertThat(threads.alive()).hasSize(2);

        enough.countDown();
        pool.join().shutdown();
        timer.join().cancel();
        assertThat(threads.awaitEnd(LONG)).isTrue();
    }

    @Test
    void theThreadsOfTheCommonPoolAreTheJdksOwn() throws InterruptedException {
        CompletableFuture<Void> running = new CompletableFuture<>();
        start(() -> ForkJoinPool.commonPool().execute(() -> {
                    running.complete(null);
                    waits();
                }))
                .join();
        running.join();

        assertThat(threads.alive()).isEmpty();
    }

    @Test
    void theEndIsAwaited() throws InterruptedException {
        start(this::waits);
        start(this::waits);
        Thread opener = new Thread(enough::countDown);
        opener.start();

        assertThat(threads.awaitEnd(LONG)).isTrue();
    }

    @Test
    void anEndThatDoesNotComeIsAwaitedForItsTimeOnly() throws InterruptedException {
        start(this::waits);

        assertThat(threads.awaitEnd(SHORT)).isFalse();
    }

    @Test
    void withoutThreadsTheEndHasCome() throws InterruptedException {
        assertThat(threads.awaitEnd(0)).isTrue();
    }

    @Test
    void aCallOfTheChecksIsNotOneOfTheLearnersThreads() throws InterruptedException {
        try (Scene scene = new Scene("CheckThreadsTest", LONG, 1)) {
            start(() -> Calling.starting(scene, "accept()", () -> {
                        waits();
                        return 80;
                    }))
                    .join();

            assertThat(threads.awaitLearnersEnd(LONG)).isTrue();
            assertThat(threads.awaitEnd(SHORT)).isFalse();
        }
    }

    @Test
    void aThreadOfTheLearnersIsOne() throws InterruptedException {
        start(this::waits);

        assertThat(threads.awaitLearnersEnd(SHORT)).isFalse();
    }

    @Test
    void whatNothingCaughtIsKept() {
        IllegalStateException thrown = new IllegalStateException("broken");
        start(() -> {
            throw thrown;
        });

        await().untilAsserted(() -> assertThat(threads.uncaught()).containsExactly(thrown));
    }

    private void waits() {
        try {
            enough.await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    private Thread start(Runnable body) {
        Thread thread = new Thread(threads, body);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
