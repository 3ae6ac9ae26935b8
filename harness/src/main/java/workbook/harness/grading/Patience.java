package workbook.harness.grading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import workbook.harness.grade.CheckInfo;
import workbook.harness.worker.CheckReport;

/**
 * Bounds the time that one exercise may cost: a program that hangs in every check must not hold up the rest of the class.
 *
 * <p>A check that hung costs two units, one that waited in vain one; with {@value #ALLOWED} units used up, the exercise's
 * other checks are not run. After a first hang the next check gets half of its limit.
 */
final class Patience {

    private static final int ALLOWED = 4;
    private static final Map<CheckReport.Wait, Integer> COSTS =
            Map.of(CheckReport.Wait.NONE, 0, CheckReport.Wait.IN_VAIN, 1, CheckReport.Wait.HUNG, 2);

    private final double factor;
    private final Map<String, Integer> used = new HashMap<>();
    private final Set<String> hung = new HashSet<>();

    /** Makes one whose limits are all multiplied by {@code factor}. */
    Patience(double factor) {
        this.factor = factor;
    }

    /** Returns why the check is not run, if it is not. */
    Optional<String> refusal(CheckInfo check) {
        return used(check) < ALLOWED ? Optional.empty() : Optional.of("this exercise has used up its time in hanging");
    }

    /** Returns the check's limit in nanoseconds. */
    long limitNanos(CheckInfo check) {
        return (long) (check.seconds() * factor * 1e9 * (hung.contains(check.exercise()) ? 0.5 : 1));
    }

    /** Takes down how a check used its time. */
    void note(CheckInfo check, CheckReport.Wait wait) {
        used.merge(check.exercise(), COSTS.get(wait), Integer::sum);
        if (wait == CheckReport.Wait.HUNG) {
            hung.add(check.exercise());
        }
    }

    private int used(CheckInfo check) {
        return used.getOrDefault(check.exercise(), 0);
    }
}
