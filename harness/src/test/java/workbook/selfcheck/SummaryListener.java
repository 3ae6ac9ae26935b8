package workbook.selfcheck;

import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints failed tests and the sum of all: Surefire's own report is silenced, so that students see boards alone. */
public final class SummaryListener implements TestExecutionListener {

    private static final int SHOWN_FRAMES = 8;

    private int passed;
    private int failed;
    private int skipped;

    @Override
    public synchronized void executionSkipped(TestIdentifier identifier, String reason) {
        skipped++;
        System.out.println("SKIPPED " + identifier.getUniqueId() + ": " + reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed += identifier.isTest() ? 1 : 0;
            case ABORTED -> {
                skipped++;
                System.out.println("SKIPPED " + identifier.getDisplayName() + ": "
                        + result.getThrowable().map(Throwable::getMessage).orElse(""));
            }
            case FAILED -> {
                failed++;
                print(identifier, result.getThrowable().orElseGet(() -> new AssertionError("no reason given")));
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        System.out.println(passed + " passed, " + failed + " failed, " + skipped + " skipped");
    }

    private static void print(TestIdentifier identifier, Throwable thrown) {
        System.out.println("FAILED " + identifier.getUniqueId());
        System.out.println("       " + identifier.getDisplayName());
        System.out.println(thrown);
        Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("workbook."))
                .limit(SHOWN_FRAMES)
                .forEach(frame -> System.out.println("    at " + frame));
    }
}
