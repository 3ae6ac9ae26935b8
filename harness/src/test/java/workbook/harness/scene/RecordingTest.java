package workbook.harness.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private final Recording recording = new Recording();

    @Test
    void whereNothingHappenedThereIsNoLadder() {
        assertThat(recording.ladder("")).isEmpty();
    }

    @Test
    void theFirstLineNamesTheSides() {
        recording.cast(Recording.Learner.LEFT, "client (yours)", "server (the check's)");
        recording.sent("FIN");

        assertThat(recording.ladder("").get(0).strip()).matches("client \\(yours\\) +server \\(the check's\\)");
    }

    @Test
    void aLearnerOnTheRightAnswersLeftwards() {
        recording.cast(Recording.Learner.RIGHT, "client", "server");
        recording.sent("4 bytes");
        recording.received("FIN");

        assertThat(withoutTimes(recording.ladder("")))
                .containsExactly("4 bytes                          ----->", "<-----    FIN");
    }

    @Test
    void aLearnerOnTheLeftSendsRightwards() {
        recording.cast(Recording.Learner.LEFT, "client", "server");
        recording.received("4 bytes");
        recording.sent("FIN");

        assertThat(withoutTimes(recording.ladder("")))
                .containsExactly("4 bytes                          ----->", "<-----    FIN");
    }

    @Test
    void everyEventHasItsTime() {
        recording.sent("one");

        assertThat(recording.ladder("").get(1)).matches(" +[\\d,]+ ms    one +----->");
    }

    @Test
    void whatIsMissingStandsLastAndComesFromTheLearner() {
        recording.sent("4 bytes");

        List<String> ladder = recording.ladder("3 bytes");

        assertThat(ladder).hasSize(3);
        assertThat(ladder.get(2)).matches("  MISSING +<-----    3 bytes");
    }

    @Test
    void whatIsMissingAloneIsALadderToo() {
        assertThat(recording.ladder("connects")).hasSize(2).last().asString().contains("MISSING", "connects");
    }

    @Test
    void thirtyEventsAreShownWhole() {
        record(30);

        assertThat(recording.ladder("")).hasSize(31).noneMatch(line -> line.contains("not shown"));
    }

    @Test
    void aLongMiddleIsCutAndCounted() {
        record(1_042);

        List<String> ladder = recording.ladder("");

        assertThat(ladder).hasSize(32);
        assertThat(ladder.get(15)).contains("event 14 ");
        assertThat(ladder.get(16)).contains("... 1,012 events not shown");
        assertThat(ladder.get(17)).contains("event 1027 ");
        assertThat(ladder.get(31)).contains("event 1041 ");
    }

    @Test
    void oneHiddenEventIsOneEvent() {
        record(31);

        assertThat(recording.ladder("").get(16)).contains("... 1 event not shown");
    }

    @Test
    void noLineEndsInSpaces() {
        recording.sent("one");
        recording.received("two");

        assertThat(recording.ladder("FIN")).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void aLearnerInTheMiddleHasAnEndOfTheChecksOnEachSide() {
        recording.castBetween("client (the check's)", "proxy (yours)", "upstream (the check's)");
        recording.sent(Recording.Side.LEFT, "4 bytes");
        recording.received(Recording.Side.RIGHT, "4 bytes");
        recording.sent(Recording.Side.RIGHT, "FIN");

        assertThat(untimed(recording.ladder(Recording.Side.LEFT, "FIN")))
                .containsExactly(
                        "client (the check's)               proxy (yours)      upstream (the check's)",
                        "4 bytes                          ----->",
                        "                                            ----->    4 bytes",
                        "                                            <-----    FIN",
                        "FIN                              <-----");
    }

    @Test
    void whatIsMissingOnTheRightOfAMiddleStandsThere() {
        recording.castBetween("client", "proxy", "upstream");

        assertThat(untimed(recording.ladder(Recording.Side.RIGHT, "connects")))
                .last()
                .isEqualTo("                                            ----->    connects");
    }

    @Test
    void aLongTextOnTheLeftOfAMiddleLeavesTheArrowInItsPlace() {
        recording.castBetween("client", "proxy", "upstream");
        recording.sent(Recording.Side.LEFT, "x".repeat(33));

        assertThat(untimed(recording.ladder(""))).last().isEqualTo("x".repeat(29) + "... ----->");
    }

    @Test
    void elsewhereTheSideSaysNothing() {
        recording.cast(Recording.Learner.LEFT, "client", "server");
        recording.received(Recording.Side.RIGHT, "4 bytes");
        recording.received(Recording.Side.LEFT, "4 bytes");

        assertThat(withoutTimes(recording.ladder("")))
                .containsExactly("4 bytes                          ----->", "4 bytes                          ----->");
    }

    @Test
    void aMiddleIsLeftWhenAnotherSceneIsCast() {
        recording.castBetween("client", "proxy", "upstream");
        recording.cast(Recording.Learner.RIGHT, "client", "server");
        recording.sent("4 bytes");

        assertThat(recording.ladder("").get(0)).doesNotContain("proxy");
    }

    private void record(int events) {
        for (int i = 0; i < events; i++) {
            recording.sent("event " + i);
        }
    }

    private static List<String> withoutTimes(List<String> ladder) {
        return ladder.stream()
                .skip(1)
                .map(line -> line.replaceFirst("^ +[\\d,]+ ms", "").strip())
                .toList();
    }

    /** Returns the ladder without the column of times, and with its blanks. */
    private static List<String> untimed(List<String> ladder) {
        return ladder.stream().map(line -> line.substring(13)).toList();
    }
}
