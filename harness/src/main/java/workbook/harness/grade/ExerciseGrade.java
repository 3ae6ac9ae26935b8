package workbook.harness.grade;

import java.util.List;
import java.util.function.Predicate;

/**
 * Sums the checks of one exercise.
 *
 * @param id the exercise's number
 * @param title the names of the classes that it grades
 * @param results the results of its suite's checks and its sample's, in the order in which they ran
 */
public record ExerciseGrade(String id, String title, List<CheckResult> results) {

    /** The state of an exercise as the board shows it. */
    public enum State {
        /** Nothing begun: every check came upon a TODO. */
        TODO,
        /** No check of the suite failed, and none passed: what it needs, such as another exercise, is not there. */
        WAIT,
        /** Begun, and no check of the suite passed. */
        FAIL,
        /** Some of the suite's checks passed. */
        PART,
        /** All of them passed. */
        DONE
    }

    /** Copies the results. */
    public ExerciseGrade {
        results = List.copyOf(results);
    }

    /** Returns the results of the suite, without the sample's and those with real peers. */
    public List<CheckResult> graded() {
        return results.stream().filter(r -> r.check().isGraded()).toList();
    }

    /** Returns how many checks of the suite passed. */
    public int passed() {
        return (int) graded().stream().filter(CheckResult::passed).count();
    }

    /** Returns the points that were earned. */
    public int points() {
        return graded().stream().mapToInt(CheckResult::points).sum();
    }

    /** Returns the points that could be earned. */
    public int maxPoints() {
        return graded().stream().mapToInt(r -> r.check().points()).sum();
    }

    /** Returns the exercise's state; a run without its suite takes it from the sample. */
    public State state() {
        List<CheckResult> judged = graded().isEmpty() ? results : graded();
        if (every(judged, CheckResult::passed)) {
            return State.DONE;
        }
        if (every(judged, r -> r.outcome() instanceof Outcome.Todo)) {
            return State.TODO;
        }
        if (judged.stream().anyMatch(CheckResult::passed)) {
            return State.PART;
        }
        return judged.stream().anyMatch(r -> r.outcome() instanceof Outcome.Failed) ? State.FAIL : State.WAIT;
    }

    private static boolean every(List<CheckResult> results, Predicate<CheckResult> test) {
        return !results.isEmpty() && results.stream().allMatch(test);
    }
}
