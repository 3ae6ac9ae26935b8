package workbook.harness.finding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the exception that every stub throws until its method is written. */
public final class StubTodo {

    private static final Pattern MESSAGE = Pattern.compile("TODO (\\d+\\.\\d+):.*", Pattern.DOTALL);

    /** An assertion about an exception quotes it in its own message, and drops the exception. */
    private static final Pattern QUOTED =
            Pattern.compile(".*UnsupportedOperationException: TODO (\\d+\\.\\d+):.*", Pattern.DOTALL);

    private static final int DEPTH = 16;

    private StubTodo() {}

    /** Returns the number of the exercise whose TODO is {@code thrown} or led to it. */
    public static Optional<String> exerciseOf(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = Thrown.causeOf(cause)) {
            Pattern pattern = cause instanceof UnsupportedOperationException
                    ? MESSAGE
                    : cause instanceof AssertionError ? QUOTED : null;
            if (pattern != null) {
                Matcher matcher = pattern.matcher(Thrown.messageOf(cause));
                if (matcher.matches()) {
                    return Optional.of(matcher.group(1));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns whether a stub's TODO is {@code thrown} or led to it. */
    public static boolean isIn(Throwable thrown) {
        return exerciseOf(thrown).isPresent();
    }
}
