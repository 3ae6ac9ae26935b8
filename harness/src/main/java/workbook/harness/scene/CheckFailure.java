package workbook.harness.scene;

import java.util.List;
import workbook.harness.text.Sentence;

/**
 * Ends a check because the learner's program did something else than the check asks.
 *
 * <p>It is thrown by the words of the harness. The ladder, the advice and the place in the learner's source are added
 * where the check ends.
 */
public final class CheckFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;
    private final transient List<String> detail;
    private final Recording.Side missingSide;
    private final String missing;
    private final boolean waitedInVain;

    private CheckFailure(
            Sentence sentence,
            List<String> detail,
            Recording.Side missingSide,
            String missing,
            boolean waitedInVain,
            Throwable cause) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
        this.detail = List.copyOf(detail);
        this.missingSide = missingSide;
        this.missing = missing;
        this.waitedInVain = waitedInVain;
    }

    /** Returns a failure that says one sentence. */
    public static CheckFailure of(String pattern, Object... arguments) {
        return new CheckFailure(Sentence.of(pattern, arguments), List.of(), Recording.Side.LEFT, "", false, null);
    }

    /** Returns this failure with more lines below its sentence, such as the first differing byte. */
    public CheckFailure with(List<String> lines) {
        return new CheckFailure(sentence, lines, missingSide, missing, waitedInVain, getCause());
    }

    /** Returns this failure with what should have come over the wire next; the ladder's last line shows it. */
    public CheckFailure missing(String what) {
        return missing(missingSide, what);
    }

    /** Returns this failure with what should have come next to the harness's end on {@code side}. */
    public CheckFailure missing(Recording.Side side, String what) {
        return new CheckFailure(sentence, detail, side, what, waitedInVain, getCause());
    }

    /** Returns this failure with the exception that led to it. */
    public CheckFailure causedBy(Throwable cause) {
        return new CheckFailure(sentence, detail, missingSide, missing, waitedInVain, cause);
    }

    /** Returns this failure marked as a wait that ended in vain, so that the learner's blocked calls are looked up. */
    public CheckFailure afterWaiting() {
        return new CheckFailure(sentence, detail, missingSide, missing, true, getCause());
    }

    /** Returns what happened. */
    public Sentence sentence() {
        return sentence;
    }

    /** Returns the lines below the sentence. */
    public List<String> detail() {
        return detail;
    }

    /** Returns what should have come next, or the empty string. */
    public String missing() {
        return missing;
    }

    /** Returns at which end of the harness's it should have come. */
    public Recording.Side missingSide() {
        return missingSide;
    }

    /** Returns whether a wait ended in vain. */
    public boolean waitedInVain() {
        return waitedInVain;
    }
}
