package workbook.harness.report;

import java.util.List;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.LessonGrade;

/**
 * Holds what a table says about one exercise.
 *
 * @param id the exercise's number
 * @param title the names of its classes
 * @param state its state
 * @param checks how many checks passed of how many
 * @param points the points, or what stands in their place
 * @param tenths how many tenths of it are earned, rounded so that only nothing shows as 0 and only all as 10
 */
record Row(String id, String title, ExerciseGrade.State state, String checks, String points, int tenths) {

    /** Returns the row of an exercise that belongs to {@code lesson}. */
    static Row of(ExerciseGrade exercise, LessonGrade lesson) {
        List<CheckResult> judged = judged(exercise);
        int passed = (int) judged.stream().filter(CheckResult::passed).count();
        boolean byPoints = exercise.maxPoints() > 0;
        int tenths = byPoints ? tenths(exercise.points(), exercise.maxPoints()) : tenths(passed, judged.size());
        boolean withheld = lesson.withheld().isPresent();
        String points = exercise.graded().isEmpty()
                ? "sample"
                : (withheld ? "-" : exercise.points()) + "/" + exercise.maxPoints();
        return new Row(
                exercise.id(),
                Plain.line(exercise.title()),
                exercise.state(),
                passed + "/" + judged.size(),
                points,
                withheld ? 0 : tenths);
    }

    /** Returns the checks that an exercise is judged by: its suite's, or its sample's where no suite ran. */
    static List<CheckResult> judged(ExerciseGrade exercise) {
        return exercise.graded().isEmpty() ? exercise.results() : exercise.graded();
    }

    private static int tenths(int part, int whole) {
        return whole == 0 || part == 0 ? 0 : Math.max(1, 10 * part / whole);
    }
}
