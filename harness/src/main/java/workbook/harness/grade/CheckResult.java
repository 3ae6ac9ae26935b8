package workbook.harness.grade;

/**
 * Pairs a check with how it ended.
 *
 * @param check the check
 * @param outcome how it ended
 * @param millis how long it took, in milliseconds
 */
public record CheckResult(CheckInfo check, Outcome outcome, long millis) {

    /** Returns the points that the check earned. */
    public int points() {
        return passed() ? check.points() : 0;
    }

    /** Returns whether the check passed. */
    public boolean passed() {
        return outcome instanceof Outcome.Passed;
    }
}
