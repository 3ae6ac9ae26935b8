package workbook.harness.worker;

import java.util.List;
import workbook.harness.finding.Finding;
import workbook.harness.grade.Outcome;
import workbook.harness.text.Sentence;

/**
 * Tells how a check ended in the JVM that ran it.
 *
 * @param outcome how it ended
 * @param waiting whether it used up its time, and how
 * @param spent whether it left something behind (a thread that runs, an open socket), so that its JVM is of no more use
 * @param leaked whether that is all that is wrong: the check's own claims hold
 */
public record CheckReport(Outcome outcome, Wait waiting, boolean spent, boolean leaked) {

    /** How a check used up its time. */
    public enum Wait {
        /** It did not: it came to its verdict before. */
        NONE,
        /** The harness waited in vain for the learner's program, and then came to its verdict. */
        IN_VAIN,
        /** It did not come back at all, and cost its JVM. */
        HUNG
    }

    static CheckReport passed() {
        return new CheckReport(new Outcome.Passed(), Wait.NONE, false, false);
    }

    static CheckReport failed(Finding finding, Wait waiting) {
        return new CheckReport(new Outcome.Failed(finding), waiting, true, false);
    }

    /** The check's claims hold, and the learner's program left something behind. */
    static CheckReport leaked(Finding finding) {
        return new CheckReport(new Outcome.Failed(finding), Wait.NONE, true, true);
    }

    static CheckReport skipped(Outcome outcome) {
        return new CheckReport(outcome, Wait.NONE, false, false);
    }

    CheckReport withSpent(boolean nowSpent) {
        return new CheckReport(outcome, waiting, nowSpent, leaked);
    }

    List<String> fields() {
        String flags = waiting + (spent ? " spent" : "") + (leaked ? " leaked" : "");
        if (outcome instanceof Outcome.Failed failed) {
            Finding finding = failed.finding();
            return List.of(
                    "FAILED",
                    flags,
                    finding.happened().pattern(),
                    Line.join(finding.happened().arguments()),
                    finding.lookAt(),
                    Line.join(finding.detail()),
                    Line.join(finding.exchange()),
                    finding.adversity(),
                    finding.idea());
        }
        if (outcome instanceof Outcome.NotRun notRun) {
            return List.of("NOT_RUN", flags, notRun.why());
        }
        return List.of(outcome instanceof Outcome.Todo ? "TODO" : "PASSED", flags);
    }

    static CheckReport of(List<String> fields) {
        Outcome outcome = switch (fields.get(0)) {
            case "PASSED" -> new Outcome.Passed();
            case "TODO" -> new Outcome.Todo();
            case "NOT_RUN" -> new Outcome.NotRun(fields.get(2));
            case "FAILED" ->
                new Outcome.Failed(new Finding(
                        new Sentence(fields.get(2), Line.split(fields.get(3))),
                        fields.get(4),
                        Line.split(fields.get(5)),
                        Line.split(fields.get(6)),
                        fields.get(7),
                        fields.get(8)));
            default -> throw new IllegalArgumentException("unknown kind of report: " + fields.get(0));
        };
        return new CheckReport(
                outcome,
                Wait.valueOf(fields.get(1).split(" ")[0]),
                fields.get(1).contains("spent"),
                fields.get(1).contains("leaked"));
    }
}
