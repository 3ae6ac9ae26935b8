package workbook.harness.grade;

import java.util.List;
import java.util.Optional;

/**
 * Sums the exercises of one lesson in one run.
 *
 * @param lesson the lesson's module, such as {@code lesson02-tcp}
 * @param exercises its exercises in the order of their numbers
 * @param withheld why no score can be given, or empty; when present, no points count
 */
public record LessonGrade(String lesson, List<ExerciseGrade> exercises, Optional<String> withheld) {

    /** Copies the list. */
    public LessonGrade {
        exercises = List.copyOf(exercises);
    }

    /** Returns the points that were earned, 0 when the score is withheld. */
    public int points() {
        return withheld.isPresent()
                ? 0
                : exercises.stream().mapToInt(ExerciseGrade::points).sum();
    }

    /** Returns the points that could be earned. */
    public int maxPoints() {
        return exercises.stream().mapToInt(ExerciseGrade::maxPoints).sum();
    }

    /** Returns the first exercise that is not done. */
    public Optional<ExerciseGrade> next() {
        return exercises.stream()
                .filter(e -> e.state() != ExerciseGrade.State.DONE)
                .findFirst();
    }
}
