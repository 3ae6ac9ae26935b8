package workbook.harness.grading;

import java.io.IOException;
import java.util.Optional;
import workbook.harness.grade.CheckResult;

/** Runs whole exercises one after the other; for use by one thread. */
interface Lane extends AutoCloseable {

    /** Runs one check, and tells how it ended. */
    CheckResult run(PlannedCheck planned) throws IOException, InterruptedException;

    /** Returns why the verdicts of this lane mean nothing, if they do. */
    Optional<String> distrust();

    @Override
    void close();
}
