package workbook.harness.grading;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.grade.CheckInfo;

/** Reads what suites declare in their annotations. */
public final class CheckCatalog {

    private CheckCatalog() {}

    /** Returns the exercise that a class grades, if it grades one. */
    static Optional<Exercise> exercise(Class<?> suite) {
        return Optional.ofNullable(suite.getAnnotation(Exercise.class));
    }

    /** Returns the number of an exercise such that 2.10 comes after 2.9. */
    static int order(String id) {
        String[] parts = id.split("\\.");
        return Integer.parseInt(parts[0]) * 1_000 + Integer.parseInt(parts[1]);
    }

    /** Returns the checks of a suite or a sample, in the order in which they stand in its source. */
    public static List<CheckInfo> checks(Class<?> suite) {
        List<String> order = SourceOrder.methodNames(suite);
        return Arrays.stream(suite.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Check.class))
                .sorted(Comparator.comparingInt(method -> order.indexOf(method.getName())))
                .map(method -> check(suite, method))
                .toList();
    }

    /** Returns the check that a method of a suite declares. */
    static CheckInfo check(Class<?> suite, Method method) {
        Exercise exercise = suite.getAnnotation(Exercise.class);
        Check check = method.getAnnotation(Check.class);
        if (exercise == null || check == null) {
            throw new IllegalArgumentException(suite.getSimpleName() + "." + method.getName() + ": a suite has "
                    + "@Exercise, and each of its tests @Check");
        }
        return new CheckInfo(
                exercise.value(),
                suite.getName(),
                method.getName(),
                check.points(),
                check.because(),
                check.read(),
                check.seconds());
    }
}
