package workbook.harness.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckFailureTest {

    @Test
    void itsMessageIsTheSentence() {
        CheckFailure failure = CheckFailure.of("%s sent %s", "Your server", "3 bytes");

        assertThat(failure).hasMessage("Your server sent 3 bytes");
        assertThat(failure.sentence().pattern()).isEqualTo("%s sent %s");
    }

    @Test
    void aFailureOfOneSentenceHasNothingElse() {
        CheckFailure failure = CheckFailure.of("nothing came");

        assertThat(failure.detail()).isEmpty();
        assertThat(failure.missing()).isEmpty();
        assertThat(failure.waitedInVain()).isFalse();
        assertThat(failure).hasNoCause();
    }

    @Test
    void whateverIsAddedLeavesTheRestAsItIs() {
        IOException cause = new IOException("cause");

        CheckFailure failure = CheckFailure.of("nothing came")
                .with(List.of("a line"))
                .missing(Recording.Side.RIGHT, "FIN")
                .causedBy(cause)
                .afterWaiting();
        CheckFailure otherOrder = CheckFailure.of("nothing came")
                .afterWaiting()
                .causedBy(cause)
                .missing(Recording.Side.RIGHT, "FIN")
                .with(List.of("a line"));

        assertThat(List.of(failure, otherOrder)).allSatisfy(whole -> {
            assertThat(whole).hasMessage("nothing came").hasCause(cause);
            assertThat(whole.detail()).containsExactly("a line");
            assertThat(whole.missing()).isEqualTo("FIN");
            assertThat(whole.missingSide()).isEqualTo(Recording.Side.RIGHT);
            assertThat(whole.waitedInVain()).isTrue();
        });
    }

    @Test
    void itIsAnAssertionErrorForEveryRunnerOfTests() {
        assertThat(CheckFailure.of("nothing came")).isInstanceOf(AssertionError.class);
    }
}
