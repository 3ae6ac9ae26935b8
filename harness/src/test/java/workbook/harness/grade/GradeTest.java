package workbook.harness.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import workbook.harness.finding.Finding;

class GradeTest {

    private static final Outcome PASSED = new Outcome.Passed();
    private static final Outcome FAILED = new Outcome.Failed(Finding.of("no"));
    private static final Outcome TODO = new Outcome.Todo();
    private static final Outcome NOT_RUN = new Outcome.NotRun("why");

    @Test
    void onlyAPassEarnsPoints() {
        assertThat(suite(3, PASSED).points()).isEqualTo(3);
        assertThat(List.of(suite(3, FAILED), suite(3, TODO), suite(3, NOT_RUN)))
                .allSatisfy(result -> assertThat(result.points()).isZero());
    }

    @Test
    void anExerciseIsTheSumOfItsSuitesChecks() {
        ExerciseGrade grade = exercise(suite(3, PASSED), suite(2, FAILED), suite(1, PASSED), sample(PASSED));

        assertThat(grade.points()).isEqualTo(4);
        assertThat(grade.maxPoints()).isEqualTo(6);
        assertThat(grade.passed()).isEqualTo(2);
        assertThat(grade.graded()).hasSize(3);
    }

    @Test
    void anExerciseIsDoneWhenEveryCheckOfTheSuitePassed() {
        assertThat(exercise(suite(1, PASSED), suite(1, PASSED), sample(FAILED)).state())
                .isEqualTo(ExerciseGrade.State.DONE);
    }

    @Test
    void anExerciseIsTodoWhenEveryCheckOfTheSuiteIs() {
        assertThat(exercise(suite(1, TODO), suite(1, TODO)).state()).isEqualTo(ExerciseGrade.State.TODO);
    }

    @Test
    void anExerciseIsPartWhenSomeChecksPassed() {
        assertThat(exercise(suite(1, PASSED), suite(1, TODO)).state()).isEqualTo(ExerciseGrade.State.PART);
        assertThat(exercise(suite(1, FAILED), suite(1, PASSED)).state()).isEqualTo(ExerciseGrade.State.PART);
    }

    @Test
    void anExerciseThatWasBegunAndPassedNothingFails() {
        assertThat(exercise(suite(1, FAILED), suite(1, TODO)).state()).isEqualTo(ExerciseGrade.State.FAIL);
        assertThat(exercise(suite(1, FAILED), suite(1, NOT_RUN)).state()).isEqualTo(ExerciseGrade.State.FAIL);
    }

    @Test
    void anExerciseOfWhichNothingPassedOrFailedWaits() {
        assertThat(exercise(suite(1, NOT_RUN), suite(1, NOT_RUN)).state()).isEqualTo(ExerciseGrade.State.WAIT);
        assertThat(exercise(suite(1, TODO), suite(1, NOT_RUN)).state()).isEqualTo(ExerciseGrade.State.WAIT);
    }

    @Test
    void withoutASuiteTheSampleDecides() {
        assertThat(exercise(sample(PASSED)).state()).isEqualTo(ExerciseGrade.State.DONE);
        assertThat(exercise(sample(TODO)).state()).isEqualTo(ExerciseGrade.State.TODO);
    }

    @Test
    void theResultsAreCopied() {
        List<CheckResult> results = new ArrayList<>(List.of(suite(1, PASSED)));
        ExerciseGrade grade = new ExerciseGrade("2.3", "EchoServer", results);
        results.clear();

        assertThat(grade.points()).isEqualTo(1);
    }

    @Test
    void aLessonIsTheSumOfItsExercises() {
        LessonGrade grade = lesson(Optional.empty());

        assertThat(grade.points()).isEqualTo(5);
        assertThat(grade.maxPoints()).isEqualTo(7);
    }

    @Test
    void aWithheldScoreIsZero() {
        LessonGrade grade = lesson(Optional.of("a canary was green"));

        assertThat(grade.points()).isZero();
        assertThat(grade.maxPoints()).isEqualTo(7);
    }

    @Test
    void theNextExerciseIsTheFirstThatIsNotDone() {
        assertThat(lesson(Optional.empty()).next()).map(ExerciseGrade::points).contains(2);
    }

    @Test
    void afterTheLastExerciseThereIsNoNext() {
        assertThat(new LessonGrade("lesson02-tcp", List.of(exercise(suite(3, PASSED))), Optional.empty()).next())
                .isEmpty();
    }

    private static LessonGrade lesson(Optional<String> withheld) {
        return new LessonGrade(
                "lesson02-tcp",
                List.of(exercise(suite(3, PASSED)), exercise(suite(2, PASSED), suite(2, FAILED))),
                withheld);
    }

    private static ExerciseGrade exercise(CheckResult... results) {
        return new ExerciseGrade("2.3", "EchoServer", List.of(results));
    }

    private static CheckResult suite(int points, Outcome outcome) {
        return new CheckResult(
                new CheckInfo("2.3", "workbook.tcp.EchoServerSuite", "check", points, "", "", 2), outcome, 1);
    }

    private static CheckResult sample(Outcome outcome) {
        return new CheckResult(
                new CheckInfo("2.3", "workbook.tcp.EchoServerSample", "check", 0, "", "", 2), outcome, 1);
    }
}
