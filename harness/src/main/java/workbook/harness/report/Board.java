package workbook.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.LessonGrade;
import workbook.harness.text.Units;

/** Draws the board that ends a lesson's run: a row for each exercise, the sum, and what to do next. */
public final class Board {

    /** The points of a whole lesson, or half of those of a long one; others tell that only a part of it ran. */
    private static final int LESSON = 100;

    /** Where the points end. */
    private static final int WIDTH = 80;

    private static final int TITLE = 30;

    private Board() {}

    /** Returns the lines of the board; none for a run without an exercise. */
    public static List<String> lines(LessonGrade grade, RunContext run) {
        List<String> lines = new ArrayList<>();
        if (!grade.exercises().isEmpty()) {
            lines.add(Layout.apart(grade.lesson(), isGraded(grade) ? "points" : "", WIDTH));
            grade.exercises().forEach(exercise -> lines.add(row(Row.of(exercise, grade))));
        }
        if (grade.withheld().isPresent()) {
            lines.addAll(withheld(grade.withheld().get()));
        } else if (!grade.exercises().isEmpty()) {
            lines.addAll(end(grade, run));
        }
        return lines;
    }

    /** Returns the sum of a lesson as a sentence. */
    static String sum(LessonGrade grade) {
        if (!isGraded(grade)) {
            long passing = grade.exercises().stream()
                    .filter(exercise -> exercise.state() == ExerciseGrade.State.DONE)
                    .count();
            return "Samples passed: " + passing + " of " + grade.exercises().size() + ".";
        }
        String points = grade.points() + " of " + Units.counted(grade.maxPoints(), "point");
        return points + (isWhole(grade) ? "." : " in this run.");
    }

    /** Returns what a run that asks for points has not got; empty when it asks for none, or has them. */
    static String demand(LessonGrade grade, RunContext run) {
        if (grade.maxPoints() == 0 || grade.withheld().isPresent() || run.satisfiedBy(grade)) {
            return "";
        }
        return run.bar().isPresent()
                ? "Not enough: " + run.bar().getAsInt() + "% of the points are asked for."
                : "Not enough: every point is asked for.";
    }

    /** Returns the first check of an exercise that has not passed. */
    static Optional<CheckResult> open(ExerciseGrade exercise) {
        return Row.judged(exercise).stream().filter(r -> !r.passed()).findFirst();
    }

    private static String row(Row row) {
        String bar = "[" + "#".repeat(row.tenths()) + ".".repeat(10 - row.tenths()) + "]";
        return String.format(
                "%4s  %-" + TITLE + "s  %-4s%8s    %s%14s",
                row.id(),
                Plain.cut(row.title(), TITLE),
                row.state(),
                row.checks(),
                bar,
                row.points());
    }

    private static List<String> end(LessonGrade grade, RunContext run) {
        String sum = " " + sum(grade) + "  ";
        List<String> lines = new ArrayList<>();
        grade.next()
                .flatMap(Board::open)
                .map(CheckResult::check)
                .ifPresentOrElse(
                        check -> {
                            String next = "Next: " + check.exercise() + " " + Plain.line(check.gradedName());
                            String command = run.suiteCommand(check);
                            lines.addAll(Layout.hanging(sum, List.of(next + "   " + run.file(check), command)));
                        },
                        () -> lines.add(sum + "Every exercise " + (isWhole(grade) ? "of " + grade.lesson() : "in it")
                                + " is done."));
        String demand = demand(grade, run);
        if (!demand.isEmpty()) {
            lines.add(" " + demand);
        }
        return lines;
    }

    private static List<String> withheld(String why) {
        String label = " No score: ";
        int width = Layout.WIDTH - label.length();
        List<String> rows = Layout.wrap(Plain.line(why), width);
        if (rows.size() > 2) {
            rows = List.of(rows.get(0), Plain.cut(rows.get(1) + " " + rows.get(2), width));
        }
        return Layout.hanging(label, rows);
    }

    private static boolean isGraded(LessonGrade grade) {
        return grade.exercises().stream()
                .anyMatch(exercise -> !exercise.graded().isEmpty());
    }

    private static boolean isWhole(LessonGrade grade) {
        return isWhole(grade.maxPoints());
    }

    /** Returns whether so many points are those of a whole lesson. */
    static boolean isWhole(int maxPoints) {
        return maxPoints == LESSON || maxPoints == 2 * LESSON;
    }
}
