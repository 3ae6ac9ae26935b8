package workbook.harness.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

@Timeout(30)
class VirtualClockTest {

    private final Scene scene = new Scene("VirtualClockTest", TimeUnit.MILLISECONDS.toNanos(400), 1);
    private final VirtualClock clock = new VirtualClock(scene);

    @AfterEach
    void closeTheScene() {
        scene.close();
    }

    @Test
    void aPauseTakesNoTimeAndMovesTheClockOn() {
        long begin = clock.nanoTime();

        clock.pause(Duration.ofHours(3));

        assertThat(clock.nanoTime() - begin)
                .isBetween(
                        Duration.ofHours(3).toNanos(),
                        Duration.ofHours(3).plusSeconds(20).toNanos());
    }

    @Test
    void withoutAPauseTheClockGoesOnAsTheRealOneDoes() throws InterruptedException {
        long begin = clock.nanoTime();
        long realBegin = System.nanoTime();

        scene.pause(5);

        long real = System.nanoTime() - realBegin;
        assertThat(clock.nanoTime() - begin).isGreaterThanOrEqualTo(real);
    }

    @Test
    void pausesAsExpectedPass() {
        clock.pause(Duration.ofMillis(500));
        clock.pause(Duration.ofNanos(2_000_900_000));

        assertThatCode(() -> clock.expectPauses(Duration.ofMillis(500), Duration.ofSeconds(2)))
                .doesNotThrowAnyException();
    }

    @Test
    void theFirstPauseThatDiffersIsTold() {
        clock.pause(Duration.ofMillis(500));
        clock.pause(Duration.ofMillis(250));

        assertThatThrownBy(() -> clock.expectPauses(Duration.ofMillis(500), Duration.ofMillis(1500)))
                .isInstanceOf(CheckFailure.class)
                .hasMessage("Pause 2 of your program was 250 ms; expected 1.5 s");
    }

    @Test
    void tooManyAndTooFewPausesAreTold() {
        assertThatThrownBy(() -> clock.expectPauses(Duration.ofSeconds(1)))
                .hasMessage("Your program made 0 pauses; expected 1");

        clock.pause(Duration.ofSeconds(1));

        assertThatThrownBy(clock::expectPauses).hasMessage("Your program made 1 pause; expected none");
    }

    @Test
    void whatHappensDuringAPauseHappensInThatOne() {
        List<String> happened = new ArrayList<>();
        clock.duringPause(2, () -> happened.add("second"));

        clock.pause(Duration.ofSeconds(1));
        assertThat(happened).isEmpty();
        clock.pause(Duration.ofSeconds(1));
        assertThat(happened).containsExactly("second");
    }

    @Test
    void aPauseIsAwaited() throws InterruptedException {
        Thread learner = new Thread(() -> clock.pause(Duration.ofSeconds(1)));
        learner.start();

        assertThatCode(() -> clock.awaitPause(1)).doesNotThrowAnyException();
        learner.join();
    }

    @Test
    void aPauseThatIsNotMadeIsAWaitInVain() {
        clock.pause(Duration.ofSeconds(1));

        assertThatThrownBy(() -> clock.awaitPause(2))
                .isInstanceOfSatisfying(
                        CheckFailure.class,
                        failure -> assertThat(failure.waitedInVain()).isTrue())
                .hasMessage("Your program made 1 pause; expected pause 2");
    }

    @Test
    void pausesStandInTheLadder() {
        clock.pause(Duration.ofSeconds(2));

        assertThat(scene.recording().ladder("")).anyMatch(line -> line.contains("pauses 2 s"));
    }
}
