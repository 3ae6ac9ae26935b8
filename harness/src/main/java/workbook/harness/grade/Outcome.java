package workbook.harness.grade;

import workbook.harness.finding.Finding;

/** How a check ended. Only {@link Passed} earns its points. */
public sealed interface Outcome {

    /** The learner's program did what the check asks. */
    record Passed() implements Outcome {}

    /** The learner's program did something else, or did nothing in time. */
    record Failed(Finding finding) implements Outcome {}

    /** The check came upon a stub's TODO: not begun, so neither right nor wrong. */
    record Todo() implements Outcome {}

    /** The check was not run, since an earlier one made it pointless; {@code why} says so in a few words. */
    record NotRun(String why) implements Outcome {}
}
