package workbook.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.Outcome;

/**
 * A program whose verdict is known before it is graded.
 *
 * @param family the exercise that it is an answer to
 * @param program what it is called in a report
 * @param classes its compiled classes
 * @param checks the checks that it is graded by
 * @param says what the finding must say, one of these; empty for a program that is right
 */
record Trial(Family family, String program, Path classes, List<CheckInfo> checks, List<String> says) {

    /** Returns the trial of a right program: it must pass every check. */
    static Trial ofRight(Family family, Path source) {
        String program = source.equals(family.reference())
                ? "the reference"
                : source.getParent().getFileName().toString();
        return new Trial(family, program, compiled(family, read(source)), family.checks(), List.of());
    }

    /** Returns the trial of the reference with a known mistake: the named check must fail with the page's sentence. */
    static Trial ofMistake(Family family, Mistake mistake) {
        CheckInfo check = family.checks().stream()
                .filter(c -> c.method().equals(mistake.caughtBy()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        family.mistakes() + ": \"Caught by: " + mistake.caughtBy() + "\" names no check of the suite"));
        Path classes = compiled(family, mistake.applyTo(read(family.reference())));
        return new Trial(family, "\"" + mistake.title() + "\"", classes, List.of(check), mistake.says());
    }

    /** Grades the program; returns a line for each check that ended otherwise than it must. */
    List<String> surprises() {
        return surprises(Grader.grade(family, checks, classes));
    }

    private List<String> surprises(List<CheckResult> results) {
        List<String> surprises = new ArrayList<>();
        for (CheckResult result : results) {
            if (says.isEmpty() ? !result.passed() : !isCaught(result)) {
                surprises.add(family.title() + ", " + program + ", "
                        + result.check().method() + ": expected "
                        + (says.isEmpty() ? "to pass" : "to fail saying " + String.join(" or ", says)) + ", and it was "
                        + told(result));
            }
        }
        return surprises;
    }

    private boolean isCaught(CheckResult result) {
        return result.outcome() instanceof Outcome.Failed && says.stream().anyMatch(told(result)::contains);
    }

    private static String told(CheckResult result) {
        if (result.outcome() instanceof Outcome.Failed failed) {
            Finding finding = failed.finding();
            return finding.happened() + "\n" + String.join("\n", finding.detail());
        }
        return result.outcome().toString();
    }

    private static Path compiled(Family family, String source) {
        return Classes.withReplaced(family, source);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
