package workbook.harness.grading;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.Outcome;
import workbook.harness.report.FindingBlock;
import workbook.harness.report.RunContext;

/** Tells JUnit how a check ended, in its own terms. */
final class Verdict {

    private Verdict() {}

    /** Returns if the check passed; throws what makes JUnit show it red, or skipped where {@code lenient}. */
    static void tell(CheckResult result, RunContext context, boolean lenient) {
        if (result.outcome() instanceof Outcome.Todo) {
            throw new TestAbortedException("TODO " + result.check().exercise());
        }
        if (result.outcome() instanceof Outcome.NotRun notRun) {
            throw new TestAbortedException("not run: " + notRun.why());
        }
        if (result.outcome() instanceof Outcome.Failed) {
            String block = String.join("\n", FindingBlock.lines(result, context));
            if (lenient) {
                throw new TestAbortedException(block);
            }
            AssertionFailedError red = new AssertionFailedError("\n" + block);
            // The harness's own frames tell a learner nothing; their own are in the block.
            red.setStackTrace(new StackTraceElement[0]);
            throw red;
        }
    }
}
