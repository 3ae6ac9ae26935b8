package workbook.harness.grading;

import java.io.IOException;
import java.nio.file.Path;
import workbook.harness.finding.LearnerCode;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.report.RunContext;
import workbook.harness.resource.OpenSockets;
import workbook.harness.worker.CheckReport;
import workbook.harness.worker.CheckRequest;
import workbook.harness.worker.CheckRunner;
import workbook.harness.worker.References;

/** Runs a check in JUnit's own JVM, without a limit, for an IDE's user who sets breakpoints. */
final class InProcess {

    private static final long SEED = 1;

    private InProcess() {}

    static CheckResult run(CheckInfo check, Class<?> suite) throws InterruptedException, IOException {
        // What the JDK opens at the first use and keeps is not the learner's.
        OpenSockets.warmUp();
        ClassLoader loader = suite.getClassLoader();
        Path classes = ClassPlace.of(check.gradedClass().replace('.', '/') + ".class");
        try (References.Stage stage = new References(ClassPlace.of("META-INF/workbook/solutions")).stage()) {
            CheckReport report = new CheckRunner(LearnerCode.in(classes), stage.asReference())
                    .run(
                            new CheckRequest(
                                    check.exercise(), check.suiteClass(), check.method(), SEED, Long.MAX_VALUE),
                            loader);
            return new CheckResult(check, report.outcome(), 0);
        }
    }

    static RunContext context(CheckInfo check) {
        return RunContext.of("lesson0" + check.exercise().charAt(0), SEED);
    }
}
