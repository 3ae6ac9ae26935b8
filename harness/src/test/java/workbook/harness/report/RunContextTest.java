package workbook.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RunContextTest {

    @Test
    void aLearnersRunAsksForNothing() {
        assertThat(Given.RUN.satisfiedBy(Given.lesson(Given.exercise("2.3", "EchoServer", 10, 0))))
                .isTrue();
    }

    @Test
    void aStrictRunAsksForEveryPoint() {
        assertThat(strict(OptionalInt.empty(), 9)).isFalse();
        assertThat(strict(OptionalInt.empty(), 10)).isTrue();
    }

    @Test
    void aBarTakesTheStrictOnesPlace() {
        assertThat(strict(OptionalInt.of(60), 5)).isFalse();
        assertThat(strict(OptionalInt.of(60), 6)).isTrue();
    }

    @Test
    void theBarIsNotRounded() {
        assertThat(strict(OptionalInt.of(61), 6)).isFalse();
    }

    @Test
    void aWithheldScoreSatisfiesNoRun() {
        assertThat(Given.RUN.satisfiedBy(Given.withheld("why", Given.exercise("2.3", "EchoServer", 10, 10))))
                .isFalse();
    }

    @Test
    void aFileStandsInTheFolderOfTheSources() {
        assertThat(Given.RUN.file(Given.check("itListens", 1)))
                .isEqualTo("lesson02-tcp/src/main/java/workbook/tcp/EchoServer.java");
    }

    private static boolean strict(OptionalInt bar, int passed) {
        RunContext run = new RunContext("lesson02-tcp", "lesson02-tcp", "src", 1, 1, true, bar);
        return run.satisfiedBy(Given.lesson(Given.exercise("2.3", "EchoServer", 10, passed)));
    }
}
