package workbook.harness.report;

import java.util.ArrayList;
import java.util.List;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.Outcome;

/** Tells what went wrong: in full as a block of labelled lines, in short as one sentence and how to see it in full. */
public final class FindingBlock {

    /** The longest block: what is longer than a screen is not read. */
    private static final int LINES = 40;

    /** The longest detail above a ladder, which needs the room more. */
    private static final int DETAIL = 12;

    /** Where the points end. */
    private static final int POINTS = 103;

    private FindingBlock() {}

    /**
     * Returns what an exercise has to say: its first failure in full, its others in short, and several checks that failed
     * with the same sentence as one. Nothing when no check failed and all were run.
     */
    public static List<String> forExercise(ExerciseGrade grade, RunContext run) {
        List<Cause> others = new ArrayList<>(Cause.of(grade));
        List<String> lines = new ArrayList<>();
        others.stream().filter(Cause::hasFinding).findFirst().ifPresent(first -> {
            lines.addAll(lines(first, run));
            others.remove(first);
        });
        others.forEach(other -> lines.addAll(brief(other, run)));
        return lines;
    }

    /**
     * Returns the block of one failed check.
     *
     * @throws IllegalArgumentException when the check did not fail
     */
    public static List<String> lines(CheckResult failed, RunContext run) {
        if (!(failed.outcome() instanceof Outcome.Failed)) {
            throw new IllegalArgumentException("only a failed check has a block: " + failed);
        }
        return lines(new Cause(List.of(failed)), run);
    }

    static List<String> lines(Cause cause, RunContext run) {
        Finding finding = ((Outcome.Failed) cause.results().get(0).outcome()).finding();
        CheckInfo check = cause.check();

        List<String> head = new ArrayList<>(header(cause));
        head.addAll(Layout.labelled("What happened", Plain.sentence(finding.happened())));
        List<String> middle = new ArrayList<>(concept(cause, finding, run));
        middle.addAll(Layout.labelled("Look at", Plain.cut(Plain.line(finding.lookAt()), Layout.WIDTH)));
        List<String> foot = new ArrayList<>(Layout.labelled("Adversity", Plain.line(finding.adversity())));
        foot.add(again(cause, finding, run));

        int room = LINES - head.size() - middle.size() - foot.size();
        List<String> detail = detail(finding, finding.exchange().isEmpty() ? room : DETAIL);
        List<String> exchange = exchange(finding, room - detail.size());

        List<String> block = new ArrayList<>(head);
        block.addAll(detail);
        block.addAll(middle);
        block.addAll(exchange);
        block.addAll(foot);
        return block;
    }

    /** Returns the short form: the sentence, and the command that shows the rest if there is more. */
    static List<String> brief(Cause cause, RunContext run) {
        CheckInfo check = cause.check();
        // What a machine lacks is nobody's failure.
        String mark = (cause.hasFinding() || check.isGraded() ? "fail  " : "skip  ") + check.exercise() + "  ";
        List<String> rows = titled(mark, (cause.isSample() ? "sample, " : "") + cause.checks() + why(cause), cause);
        if (cause.results().get(0).outcome() instanceof Outcome.Failed failed) {
            rows.add(" ".repeat(mark.length()) + command(cause, failed.finding(), run));
        }
        return rows;
    }

    private static String why(Cause cause) {
        Outcome outcome = cause.results().get(0).outcome();
        if (outcome instanceof Outcome.Failed failed) {
            return ": " + Plain.sentence(failed.finding().happened());
        }
        if (outcome instanceof Outcome.NotRun notRun) {
            return " (not run: " + Plain.line(notRun.why()) + ")";
        }
        throw new IllegalArgumentException("nothing went wrong: " + cause);
    }

    private static List<String> header(Cause cause) {
        CheckInfo check = cause.check();
        String mark = "FAIL  " + check.exercise() + "  ";
        String title = Plain.line(check.gradedName())
                + (cause.isSample() ? ", sample: " : ": ")
                + cause.checks()
                + (cause.isSingle() ? "" : " failed for one reason");
        return titled(mark, title, cause);
    }

    /** Returns the text behind its mark, and the points at the end of its first row. */
    private static List<String> titled(String mark, String text, Cause cause) {
        String points = cause.points();
        // Every row leaves room for the points behind the first.
        int width = points.isEmpty() ? Layout.WIDTH - mark.length() : POINTS - mark.length() - points.length() - 3;
        List<String> rows = new ArrayList<>(Layout.hanging(mark, Layout.wrap(text, width)));
        rows.set(0, Layout.apart(rows.get(0), points, POINTS));
        return rows;
    }

    private static List<String> detail(Finding finding, int room) {
        List<String> rows = new ArrayList<>();
        for (String line : Plain.lines(finding.detail(), room, 0)) {
            // Prose may break; in a dump or a pair of values each character has its column, and its gaps show that.
            boolean prose = !line.contains("  ") && !line.endsWith("^");
            rows.addAll(prose ? Layout.wrap(line, Layout.WIDTH - Layout.LABEL) : List.of(line));
        }
        return Layout.labelled("", Plain.lines(rows, room, 0));
    }

    private static List<String> concept(Cause cause, Finding finding, RunContext run) {
        String because = finding.idea().isEmpty() ? cause.check().because() : finding.idea();
        // Checks that teach different ideas and fail alike show none of them: no idea of theirs is the reason.
        if (finding.idea().isEmpty()
                && cause.results().stream().anyMatch(r -> !r.check().because().equals(because))) {
            return List.of();
        }
        String reading = run.reading(cause.check());
        if (because.isEmpty()) {
            return Layout.labelled("Concept", reading);
        }
        int width = Layout.WIDTH - Layout.LABEL;
        List<String> rows = new ArrayList<>(Layout.wrap(Plain.line(because), width));
        String joined = rows.get(rows.size() - 1) + "   " + reading;
        if (joined.length() <= width) {
            rows.set(rows.size() - 1, joined);
        } else {
            rows.add(reading);
        }
        return Layout.labelled("Concept", rows);
    }

    private static List<String> exchange(Finding finding, int room) {
        if (finding.exchange().isEmpty()) {
            return List.of();
        }
        int limit = Math.max(room, 3);
        // The beginning tells how it came about, the end what went wrong.
        List<String> ladder = new ArrayList<>(Plain.lines(finding.exchange(), limit, limit / 2));
        String label = "Exchange";
        String first = ladder.get(0);
        // A ladder's first line names the two ends and leaves the column of times blank: there the label goes.
        ladder.set(
                0,
                first.startsWith(" ".repeat(label.length() + 1))
                        ? label + first.substring(label.length())
                        : Layout.labelled(label, List.of(first)).get(0));
        ladder.replaceAll(row -> row.startsWith("...") ? " ".repeat(Layout.LABEL) + row : row);
        return ladder;
    }

    private static String again(Cause cause, Finding finding, RunContext run) {
        return Layout.labelled("Again", List.of(command(cause, finding, run))).get(0);
    }

    /** Never wrapped: it is there to be copied. */
    private static String command(Cause cause, Finding finding, RunContext run) {
        CheckInfo check = cause.check();
        String seed = finding.adversity().isEmpty() ? "" : " -Dworkbook.seed=" + run.seed();
        return (cause.isSingle() ? run.checkCommand(check) : run.suiteCommand(check)) + seed;
    }
}
