package workbook.harness.grading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.LessonGrade;

/** Sums results to exercises and exercises to a lesson. */
final class Grades {

    private Grades() {}

    static LessonGrade of(Settings settings, List<CheckResult> results, Optional<String> withheld) {
        return new LessonGrade(settings.lesson(), exercises(results), withheld);
    }

    static List<ExerciseGrade> exercises(List<CheckResult> results) {
        Map<String, List<CheckResult>> byExercise = new LinkedHashMap<>();
        results.forEach(r -> byExercise
                .computeIfAbsent(r.check().exercise(), id -> new ArrayList<>())
                .add(r));
        return byExercise.entrySet().stream()
                .map(entry -> new ExerciseGrade(entry.getKey(), title(entry.getValue()), entry.getValue()))
                .toList();
    }

    private static String title(List<CheckResult> results) {
        return results.stream().map(r -> r.check().gradedName()).distinct().collect(Collectors.joining(", "));
    }
}
