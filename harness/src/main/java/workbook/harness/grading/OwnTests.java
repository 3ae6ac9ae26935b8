package workbook.harness.grading;

import java.util.Arrays;

/** Prints a failure of a plain JUnit test that a student wrote: Maven's own report of it is silenced. */
final class OwnTests {

    private static final int SHOWN_FRAMES = 4;

    private OwnTests() {}

    /** Prints the failure if this JVM runs a student's own tests. */
    static void print(String name, Throwable thrown) {
        if (!Boolean.getBoolean("workbook.own-tests")) {
            return;
        }
        System.out.println("FAIL  your own test " + name + ": " + thrown);
        Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("workbook."))
                .limit(SHOWN_FRAMES)
                .forEach(frame -> System.out.println("    at " + frame));
    }
}
