package workbook.harness.finding;

import java.util.function.Supplier;

/** Asks an exception of the learner's for its parts: its methods may be overridden, and may throw themselves. */
public final class Thrown {

    private static final StackTraceElement[] NO_FRAMES = {};

    private Thrown() {}

    /** Returns the message of {@code thrown}, never null. */
    public static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (Throwable e) {
            return "(its getMessage() threw " + e.getClass().getSimpleName() + ")";
        }
    }

    /** Returns the cause of {@code thrown}, or null. */
    static Throwable causeOf(Throwable thrown) {
        return ask(thrown::getCause, null);
    }

    /** Returns the stack trace of {@code thrown}, never null. */
    static StackTraceElement[] stackOf(Throwable thrown) {
        StackTraceElement[] stack = ask(thrown::getStackTrace, NO_FRAMES);
        return stack == null ? NO_FRAMES : stack;
    }

    private static <T> T ask(Supplier<T> part, T otherwise) {
        try {
            return part.get();
        } catch (Throwable e) {
            // Whatever it is, it is the learner's, and no verdict depends on it.
            return otherwise;
        }
    }
}
