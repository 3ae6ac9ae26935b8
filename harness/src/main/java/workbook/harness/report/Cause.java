package workbook.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.Outcome;
import workbook.harness.text.Units;

/**
 * Gathers the checks of one exercise that failed with one and the same sentence, or were not run for one reason.
 *
 * <p>A class that does not compile fails every check of its exercise; told once, it can be read.
 *
 * @param results the checks, at least one, in the order in which they ran
 */
record Cause(List<CheckResult> results) {

    /** Returns the causes of an exercise in the order in which they first came up. */
    static List<Cause> of(ExerciseGrade grade) {
        Map<Object, List<CheckResult>> causes = new LinkedHashMap<>();
        for (CheckResult result : grade.results()) {
            if (result.outcome() instanceof Outcome.Failed failed) {
                gather(causes, failed.finding().happened(), result);
            } else if (result.outcome() instanceof Outcome.NotRun notRun) {
                gather(causes, notRun.why(), result);
            }
        }
        return causes.values().stream().map(Cause::new).toList();
    }

    private static void gather(Map<Object, List<CheckResult>> causes, Object key, CheckResult result) {
        causes.computeIfAbsent(key, k -> new ArrayList<>()).add(result);
    }

    /** Returns whether something was observed, so that there is more to tell than a reason. */
    boolean hasFinding() {
        return results.get(0).outcome() instanceof Outcome.Failed;
    }

    /** Returns the check that stands for the others: the first, but a suite's before a sample's. */
    CheckInfo check() {
        return results.stream()
                .map(CheckResult::check)
                .filter(check -> !check.isSample())
                .findFirst()
                .orElse(results.get(0).check());
    }

    /** Returns whether this is about one check alone. */
    boolean isSingle() {
        return results.size() == 1;
    }

    /** Returns what is told apart by a colon from the class: the check's sentence, or how many checks there are. */
    String checks() {
        if (isSingle()) {
            return Plain.cut(Plain.line(check().sentence()), 200);
        }
        long samples = results.stream().filter(r -> r.check().isSample()).count();
        long graded = results.size() - samples;
        if (graded == 0) {
            return Units.counted(samples, "check");
        }
        return Units.counted(graded, "check") + (samples == 0 ? "" : " and " + samples + " of the sample");
    }

    /** Returns whether only a sample's checks are meant. */
    boolean isSample() {
        return check().isSample();
    }

    /** Returns what these checks earned of what they are worth; empty when they are worth nothing. */
    String points() {
        int worth = results.stream().mapToInt(r -> r.check().points()).sum();
        return worth == 0 ? "" : "0 of " + Units.counted(worth, "point");
    }
}
