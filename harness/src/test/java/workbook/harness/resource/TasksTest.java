package workbook.harness.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

@Timeout(30)
class TasksTest {

    private final Scene scene = new Scene("TasksTest", TimeUnit.MILLISECONDS.toNanos(400), 1);
    private final Tasks tasks = new Tasks(scene);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void endTheTasks() {
        over.countDown();
        scene.close();
    }

    @Test
    void tasksThatEndAreAwaited() {
        tasks.executor().execute(() -> {});
        tasks.virtualExecutor().execute(() -> {});

        assertThatCode(tasks::expectEnded).doesNotThrowAnyException();
    }

    @Test
    void aLateTaskBeginsNotBeforeItsTime() {
        long begin = System.nanoTime();
        tasks.lateExecutor(50).execute(() -> {});

        assertThatCode(tasks::expectEnded).doesNotThrowAnyException();
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
    }

    @Test
    void aLateTaskRunsEvenIfTheCheckEndsBefore() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        tasks.lateExecutor(TimeUnit.HOURS.toMillis(1)).execute(ran::countDown);

        scene.close();

        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aHaltingExecutorBeginsTheFirstTaskWithTheSecondAndThenOneAfterTheOther() throws InterruptedException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Executor executor = tasks.haltingExecutor(1);
        executor.execute(() -> order.add("first"));
        order.add("before the second");
        executor.execute(() -> order.add("second"));
        executor.execute(() -> order.add("third"));

        tasks.expectEnded();
        assertThat(order).containsExactly("before the second", "first", "second", "third");
    }

    @Test
    void aHaltedTaskRunsEvenIfTheCheckEndsBefore() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        tasks.haltingExecutor(1).execute(ran::countDown);

        scene.close();

        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatThrowsHasEnded() {
        tasks.executor().execute(() -> {
            throw new IllegalStateException("a learner's bug");
        });

        assertThatCode(tasks::expectEnded).doesNotThrowAnyException();
    }

    @Test
    void aTaskThatIsLeftIsTold() {
        tasks.executor().execute(this::waits);

        assertThatThrownBy(tasks::expectEnded)
                .isInstanceOf(CheckFailure.class)
                .hasMessage("1 task of yours still runs on the executor");
    }

    @Test
    void asManyTasksAsAreAllowedMayRun() {
        tasks.executor().execute(this::waits);
        tasks.executor().execute(this::waits);

        assertThatCode(() -> tasks.expectAtMost(2, "after a while")).doesNotThrowAnyException();
        assertThatThrownBy(() -> tasks.expectAtMost(1, "after a while"))
                .isInstanceOf(CheckFailure.class)
                .hasMessage("2 tasks of yours run on the executor after a while; at most 1 are allowed here");
    }

    @Test
    void tasksThatAreLeftOnVirtualThreadsAreCounted() {
        tasks.virtualExecutor().execute(this::waits);
        tasks.virtualExecutor().execute(this::waits);

        assertThatThrownBy(tasks::expectEnded)
                .isInstanceOf(CheckFailure.class)
                .hasMessage("2 tasks of yours still run on the executor");
    }

    @Test
    void aThreadBesidesTheExecutorsIsNamed() throws InterruptedException {
        Thread[] seen = new Thread[1];
        // The check has a thread group of its own; here the test makes one.
        ThreadGroup group = new ThreadGroup("a check");
        Throwable[] thrown = new Throwable[1];
        Thread check = new Thread(group, () -> {
            tasks.executor().execute(this::waits);
            try {
                tasks.expectNoOtherThread();
                seen[0] = new Thread(this::waits, "my-own");
                seen[0].start();
                tasks.expectNoOtherThread();
            } catch (CheckFailure failure) {
                thrown[0] = failure;
            }
        });
        check.start();
        check.join();

        assertThatThrownBy(() -> {
                    throw thrown[0];
                })
                .hasMessage("Your program runs the thread \"my-own\", which the executor did not start");
    }

    private void waits() {
        try {
            over.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
