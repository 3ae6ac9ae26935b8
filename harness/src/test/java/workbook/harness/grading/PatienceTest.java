package workbook.harness.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import workbook.harness.grade.CheckInfo;
import workbook.harness.worker.CheckReport.Wait;

class PatienceTest {

    private static final CheckInfo CHECK = check("2.3", 2);

    private final Patience patience = new Patience(1);

    @Test
    void aCheckGetsItsDeclaredTime() {
        assertThat(patience.limitNanos(CHECK)).isEqualTo(TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void theFactorMultipliesEveryLimit() {
        assertThat(new Patience(1.5).limitNanos(CHECK)).isEqualTo(TimeUnit.SECONDS.toNanos(3));
    }

    @Test
    void checksThatDoNotWaitCostNothing() {
        for (int i = 0; i < 100; i++) {
            patience.note(CHECK, Wait.NONE);
        }

        assertThat(patience.refusal(CHECK)).isEmpty();
        assertThat(patience.limitNanos(CHECK)).isEqualTo(TimeUnit.SECONDS.toNanos(2));
    }

    @Test
    void afterAHangTheNextCheckGetsHalf() {
        patience.note(CHECK, Wait.HUNG);

        assertThat(patience.limitNanos(CHECK)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(patience.refusal(CHECK)).isEmpty();
    }

    @Test
    void afterTwoHangsTheOthersAreNotRun() {
        patience.note(CHECK, Wait.HUNG);
        patience.note(CHECK, Wait.HUNG);

        assertThat(patience.refusal(CHECK)).contains("this exercise has used up its time in hanging");
    }

    @Test
    void afterFourWaitsInVainTheOthersAreNotRun() {
        for (int i = 0; i < 3; i++) {
            patience.note(CHECK, Wait.IN_VAIN);
        }
        assertThat(patience.refusal(CHECK)).as("after three").isEmpty();

        patience.note(CHECK, Wait.IN_VAIN);
        assertThat(patience.refusal(CHECK)).as("after four").isPresent();
    }

    @Test
    void aHangOfOneExerciseCostsNoOther() {
        patience.note(CHECK, Wait.HUNG);
        patience.note(CHECK, Wait.HUNG);

        assertThat(patience.refusal(check("2.4", 2))).isEmpty();
        assertThat(patience.limitNanos(check("2.4", 2))).isEqualTo(TimeUnit.SECONDS.toNanos(2));
    }

    private static CheckInfo check(String exercise, double seconds) {
        return new CheckInfo(exercise, "workbook.tcp.EchoServerSuite", "check", 1, "", "", seconds);
    }
}
