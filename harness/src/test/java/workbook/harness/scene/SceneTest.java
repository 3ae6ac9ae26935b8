package workbook.harness.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SceneTest {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Scene scene = new Scene("SceneTest", MINUTE, 8731);
    private final List<String> closed = new ArrayList<>();

    @AfterEach
    void closeScene() {
        scene.close();
    }

    @Test
    void whatWasOpenedLastIsClosedFirst() {
        scene.closing(() -> closed.add("listener"));
        scene.closing(() -> closed.add("client"));

        scene.close();

        assertThat(closed).containsExactly("client", "listener");
    }

    @Test
    void aCloseThatThrowsKeepsNoneOfTheOthers() {
        scene.closing(() -> closed.add("first"));
        scene.closing(() -> {
            throw new IOException("cannot close");
        });

        scene.close();

        assertThat(closed).containsExactly("first");
    }

    @Test
    void closingTwiceClosesEachResourceOnce() {
        scene.closing(() -> closed.add("peer"));

        scene.close();
        scene.close();

        assertThat(closed).containsExactly("peer");
    }

    @Test
    void whatIsOpenedAfterTheEndIsClosedAtOnceAndRefused() {
        scene.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> scene.closing(() -> closed.add("late")))
                .withMessageContaining("SceneTest is over");
        assertThat(closed).containsExactly("late");
    }

    @Test
    void theEndLeavesTheLearnersObjectsAlone() {
        scene.closingForLearner(() -> closed.add("learner's"));

        scene.close();

        assertThat(closed).isEmpty();
    }

    @Test
    void theLearnersObjectsAreClosedLastFirstAndBeforeThePeers() throws Exception {
        scene.closing(() -> closed.add("peer"));
        scene.closingForLearner(() -> closed.add("server"));
        scene.closingForLearner(() -> closed.add("pool"));

        scene.closeLearnersObjects();
        scene.close();

        assertThat(closed).containsExactly("pool", "server", "peer");
    }

    @Test
    void theLearnersObjectsAreClosedOnce() throws Exception {
        scene.closingForLearner(() -> closed.add("server"));

        scene.closeLearnersObjects();
        scene.closeLearnersObjects();

        assertThat(closed).containsExactly("server");
    }

    @Test
    void aCloseOfTheLearnersThatThrowsIsTold() {
        scene.closingForLearner(() -> {
            throw new IOException("cannot close");
        });

        assertThatThrownBy(scene::closeLearnersObjects).isInstanceOf(IOException.class);
    }

    @Test
    void theWaitsGetThreeQuartersOfTheLimit() {
        assertThat(scene.remainingNanos()).isBetween(MINUTE / 2, MINUTE / 4 * 3);
        assertThat(scene.isOver()).isFalse();
    }

    @Test
    void theRemainingTimeIsNeverLessThanAMillisecond() {
        Scene over = new Scene("over", 0, 1);

        assertThat(over.isOver()).isTrue();
        assertThat(over.remainingNanos()).isEqualTo(1_000_000);
        // 0 would mean "for ever" to a socket.
        assertThat(over.remainingMillis()).isEqualTo(1);
    }

    @Test
    void noLimitIsMoreThanAnybodyWaits() {
        Scene endless = new Scene("endless", Long.MAX_VALUE, 1);

        assertThat(endless.remainingMillis()).isGreaterThan(50 * 60 * 1000);
        assertThat(endless.isOver()).isFalse();
    }

    @Test
    void aPauseEndsWithItsTime() throws InterruptedException {
        long begin = System.nanoTime();
        scene.pause(20);

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    void aPauseEndsEarlyWhenTheCheckEnds() {
        CompletableFuture<Void> pause = CompletableFuture.runAsync(
                () -> assertThatThrownBy(() -> scene.pause(MINUTE)).isInstanceOf(InterruptedException.class));

        scene.close();

        assertThat(pause).succeedsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void withoutFaultsThereIsNoAdversity() {
        assertThat(scene.adversity()).isEmpty();
    }

    @Test
    void theAdversityNamesEachFaultOnceAndTheSeed() {
        scene.plays("pieces of 1 to 9 bytes");
        scene.plays("a reset after 5 bytes");
        scene.plays("pieces of 1 to 9 bytes");

        assertThat(scene.adversity()).isEqualTo("pieces of 1 to 9 bytes, a reset after 5 bytes; seed 8731");
    }

    @Test
    void itsDiceComeFromTheSeedAndTheName() {
        Scene same = new Scene("SceneTest", 1, 8731);
        Scene other = new Scene("OtherTest", 1, 8731);
        String letters = scene.dice().letters(10);

        assertThat(same.dice().letters(10)).isEqualTo(letters);
        assertThat(other.dice().letters(10)).isNotEqualTo(letters);
    }
}
