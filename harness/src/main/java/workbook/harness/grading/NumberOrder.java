package workbook.harness.grading;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import workbook.harness.Exercise;

/**
 * Runs exercises in the order of their numbers, 2.9 before 2.10, and each one's sample after its suite, so that a program
 * that hangs in its sample still gets what it earns.
 */
public final class NumberOrder implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        List<? extends ClassDescriptor> classes = context.getClassDescriptors();
        classes.sort(Comparator.comparingInt(NumberOrder::number)
                .thenComparing(d -> d.getTestClass().getSimpleName(), Comparator.reverseOrder()));
        // A run's verdict is given where its last graded class ends.
        classes.stream()
                .filter(d -> CheckCatalog.exercise(d.getTestClass()).isPresent())
                .reduce((first, second) -> second)
                .ifPresent(last -> GradingRun.current().ifPresent(run -> run.endsWith(last.getTestClass())));
    }

    private static int number(ClassDescriptor descriptor) {
        return CheckCatalog.exercise(descriptor.getTestClass())
                .map(Exercise::value)
                .map(CheckCatalog::order)
                .orElse(Integer.MAX_VALUE);
    }
}
