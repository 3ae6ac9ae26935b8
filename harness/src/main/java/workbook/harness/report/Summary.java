package workbook.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.LessonGrade;

/** Writes a lesson's results as a Markdown page: a table, then every finding. */
final class Summary {

    private Summary() {}

    static String of(LessonGrade grade, RunContext run) {
        List<String> page = new ArrayList<>();
        page.add("# " + text(grade.lesson()));
        page.add("");
        page.add(grade.withheld().map(why -> "No score: " + text(why)).orElse("**" + Board.sum(grade) + "**"));
        String demand = Board.demand(grade, run);
        if (!demand.isEmpty()) {
            page.add("");
            page.add(demand);
        }
        page.add("");
        page.add("| Exercise | State | Checks | Points |");
        page.add("|:---|:---|---:|---:|");
        grade.exercises().forEach(exercise -> page.add(row(Row.of(exercise, grade))));
        page.add("");
        page.add("Seed " + run.seed() + ", patience " + run.patience() + ".");
        grade.exercises().forEach(exercise -> page.addAll(findings(exercise, run)));
        return String.join("\n", page) + "\n";
    }

    private static String row(Row row) {
        return "| " + text(row.id() + " " + row.title()) + " | " + row.state() + " | " + row.checks() + " | "
                + row.points() + " |";
    }

    private static List<String> findings(ExerciseGrade exercise, RunContext run) {
        List<Cause> causes = Cause.of(exercise);
        List<String> page = new ArrayList<>();
        if (!causes.isEmpty()) {
            page.add("");
            page.add("## " + text(exercise.id() + " " + exercise.title()));
        }
        for (Cause cause : causes) {
            page.add("");
            page.addAll(fenced(cause.hasFinding() ? FindingBlock.lines(cause, run) : FindingBlock.brief(cause, run)));
        }
        return page;
    }

    private static List<String> fenced(List<String> lines) {
        // A fence ends at a line of at least as many backticks, so no run of them inside may be as long.
        String fence = "```";
        while (contains(lines, fence)) {
            fence += "`";
        }
        return Stream.of(List.of(fence + "text"), lines, List.of(fence))
                .flatMap(List::stream)
                .toList();
    }

    private static boolean contains(List<String> lines, String part) {
        return lines.stream().anyMatch(line -> line.contains(part));
    }

    /** Returns {@code text} so that Markdown shows it as it is, also in a table. */
    private static String text(String text) {
        return Plain.line(text).replaceAll("[\\\\`*_\\[\\]<>|#&~]", "\\\\$0");
    }
}
