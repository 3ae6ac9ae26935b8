package workbook.harness.report;

import java.util.Objects;
import java.util.OptionalInt;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.LessonGrade;

/**
 * Tells what one run of a lesson was asked to do, and how its places are called in front of the learner.
 *
 * @param lesson the lesson's module, such as {@code lesson02-tcp}
 * @param folder the lesson's folder as shown, where its README.md stands
 * @param sources the folder of the learner's sources as shown; for a submission, the path inside it
 * @param seed the seed that every random choice of the run came from
 * @param patience what the limits of the checks were multiplied by
 * @param strict whether every point is asked for, a TODO's too
 * @param bar the percentage of the points that is asked for in place of that, if one was set
 */
public record RunContext(
        String lesson, String folder, String sources, long seed, double patience, boolean strict, OptionalInt bar) {

    /** Refuses null. */
    public RunContext {
        Objects.requireNonNull(lesson, "lesson");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(bar, "bar");
    }

    /** Returns the context of a learner's own run, where nothing was set. */
    public static RunContext of(String lesson, long seed) {
        return new RunContext(lesson, lesson, lesson + "/src/main/java", seed, 1, false, OptionalInt.empty());
    }

    /**
     * Returns whether a lesson earned what the run asks for: the bar's percentage, otherwise every point of a strict
     * run, otherwise nothing. A withheld score never does.
     */
    public boolean satisfiedBy(LessonGrade grade) {
        if (grade.withheld().isPresent()) {
            return false;
        }
        // Multiplied, not divided: 59.9% must not pass for 60%.
        return bar.isPresent()
                ? 100L * grade.points() >= (long) bar.getAsInt() * grade.maxPoints()
                : !strict || grade.points() == grade.maxPoints();
    }

    /** Returns the path of the source file that a check grades. */
    String file(CheckInfo check) {
        return sources + "/" + check.gradedClass().replace('.', '/') + ".java";
    }

    /** Returns where in the lesson the idea of a check is explained. */
    String reading(CheckInfo check) {
        String section =
                check.heading().isEmpty() ? "section " + check.exercise() : '"' + Plain.line(check.heading()) + '"';
        return folder + "/README.md, " + section;
    }

    /** Returns the command that runs a whole suite or sample again. */
    String suiteCommand(CheckInfo check) {
        return "mvn test -pl " + lesson + " -Dtest=" + Plain.line(check.suiteName());
    }

    /** Returns the command that runs one check again. */
    String checkCommand(CheckInfo check) {
        // An escaped name would name no method; the whole class holds the check too.
        return Plain.isPlain(check.method()) ? suiteCommand(check) + "#" + check.method() : suiteCommand(check);
    }
}
