package workbook.harness.call;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import workbook.harness.finding.StubTodo;
import workbook.harness.finding.Thrown;
import workbook.harness.scene.CheckFailure;
import workbook.harness.text.Bytes;

/**
 * What came of a call of the learner's method: a value or an exception, with the claims that a check makes about it.
 *
 * <p>Values are compared by their {@code equals}, so the type must be one of the JDK's, never one of the learner's.
 */
public final class Answer<T> {

    private static final int SHOWN_CHARACTERS = 60;

    private final String what;
    private final T value;
    private final Throwable thrown;

    private Answer(String what, T value, Throwable thrown) {
        this.what = what;
        this.value = value;
        this.thrown = thrown;
    }

    static <T> Answer<T> returned(String what, T value) {
        return new Answer<>(what, value, null);
    }

    static <T> Answer<T> threw(String what, Throwable thrown) {
        if (StubTodo.isIn(thrown) || thrown instanceof LinkageError || thrown.getClass() == Error.class) {
            // Not an answer: nothing was begun, or the class cannot be run at all. The check's end tells which.
            throw Rethrow.unchecked(thrown);
        }
        return new Answer<>(what, null, thrown);
    }

    /** Fails unless the call returned {@code expected}; byte arrays are compared by their content. */
    public void returns(T expected) {
        T seen = expecting(show(expected));
        if (!Objects.deepEquals(seen, expected)) {
            throw CheckFailure.of("%s returned %s; expected %s", what, show(seen), show(expected))
                    .with(difference(expected, seen));
        }
    }

    /** Fails if the call threw; returns its result otherwise. */
    public T result() {
        return expecting("a result");
    }

    /** Fails if the call threw. */
    public void succeeds() {
        expecting("no exception");
    }

    /** Fails unless the call threw a {@code type}; what is returned makes claims about its message. */
    public Refusal refuses(Class<? extends Throwable> type) {
        if (thrown == null) {
            // A call without a result has no value to show, and a constructor's is the learner's own.
            String ending = value == null ? "threw nothing" : "returned " + show(value);
            throw CheckFailure.of("%s %s; expected it to throw %s", what, ending, type.getSimpleName());
        }
        if (!type.isInstance(thrown)) {
            throw CheckFailure.of("%s threw %s; expected it to throw %s", what, show(thrown), type.getSimpleName())
                    .causedBy(thrown);
        }
        return new Refusal(what, thrown);
    }

    Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    String describe() {
        return thrown == null ? "returned " + show(value) : "threw " + show(thrown);
    }

    static String show(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length == 0 ? "no bytes" : "the bytes " + Bytes.hex(bytes);
        }
        if (value instanceof String text) {
            String cut = text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) : text;
            return Bytes.quoteWhole(cut) + (cut.equals(text) ? "" : "...");
        }
        if (value instanceof Throwable thrown) {
            String message = Thrown.messageOf(thrown);
            return thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
        }
        try {
            return String.valueOf(value);
        } catch (RuntimeException | StackOverflowError e) {
            // A toString() of the learner's.
            return "an object of " + value.getClass().getSimpleName();
        }
    }

    private T expecting(String expected) {
        if (thrown != null) {
            throw CheckFailure.of("%s threw %s; expected %s", what, show(thrown), expected)
                    .causedBy(thrown);
        }
        return value;
    }

    private static List<String> difference(Object expected, Object seen) {
        if (expected instanceof byte[] expectedBytes && seen instanceof byte[] seenBytes) {
            return Bytes.difference(expectedBytes, seenBytes);
        }
        if (expected instanceof String expectedText
                && seen instanceof String seenText
                && Math.max(expectedText.length(), seenText.length()) > SHOWN_CHARACTERS) {
            return Bytes.difference(Bytes.utf8(expectedText), Bytes.utf8(seenText));
        }
        return List.of();
    }
}
