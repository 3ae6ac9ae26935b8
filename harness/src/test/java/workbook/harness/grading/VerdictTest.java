package workbook.harness.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.Outcome;
import workbook.harness.report.RunContext;

class VerdictTest {

    private static final RunContext CONTEXT = RunContext.of("lesson02-tcp", 1);
    private static final Outcome FAILED = new Outcome.Failed(Finding.of("Your server sent nothing"));

    @Test
    void aPassIsGreen() {
        assertThatCode(() -> tell(new Outcome.Passed(), false)).doesNotThrowAnyException();
    }

    @Test
    void aFailureIsRedWithItsBlockAndNoFrames() {
        Throwable red = catchThrowable(() -> tell(FAILED, false));

        assertThat(red)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("\nFAIL")
                .hasMessageContaining("Your server sent nothing");
        assertThat(red.getStackTrace()).isEmpty();
    }

    @Test
    void aTodoIsSkipped() {
        assertThatThrownBy(() -> tell(new Outcome.Todo(), false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("TODO 2.3");
    }

    @Test
    void whatWasNotRunIsSkippedWithItsReason() {
        assertThatThrownBy(() -> tell(new Outcome.NotRun("it hung twice"), false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("not run: it hung twice");
    }

    @Test
    void whereABarDecidesAFailureIsSkipped() {
        assertThatThrownBy(() -> tell(FAILED, true))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("Your server sent nothing");
    }

    @Test
    void resultsAreSummedByExerciseInTheirOrder() {
        CheckResult echo = result("2.3", "EchoServerSuite");
        CheckResult sample = result("2.3", "EchoServerSample");
        CheckResult frames = result("2.10", "FrameCodecSuite");
        CheckResult second = result("2.10", "FrameReaderSuite");

        List<ExerciseGrade> grades = Grades.exercises(List.of(echo, frames, sample, second));

        assertThat(grades).extracting(ExerciseGrade::id).containsExactly("2.3", "2.10");
        assertThat(grades).extracting(ExerciseGrade::title).containsExactly("EchoServer", "FrameCodec, FrameReader");
        assertThat(grades.get(0).results()).containsExactly(echo, sample);
    }

    private static void tell(Outcome outcome, boolean lenient) {
        Verdict.tell(new CheckResult(check("2.3", "EchoServerSuite"), outcome, 1), CONTEXT, lenient);
    }

    private static CheckResult result(String exercise, String suite) {
        return new CheckResult(check(exercise, suite), new Outcome.Passed(), 1);
    }

    private static CheckInfo check(String exercise, String suite) {
        return new CheckInfo(exercise, "workbook.tcp." + suite, "check", 1, "", "", 2);
    }
}
