package workbook.harness.finding;

import java.util.List;
import java.util.Objects;
import workbook.harness.text.Sentence;

/**
 * Tells what a failed check observed; everything in it was seen, nothing is guessed.
 *
 * @param happened one sentence in the exercise's terms
 * @param lookAt where to look in the learner's source, such as {@code EchoServer.java:41}; empty when unknown
 * @param detail more lines, such as the first differing byte, an advice, or the learner's frames of a stack trace
 * @param exchange the ladder of what went over the wire, one line each; empty for a check without a wire
 * @param adversity the faults that the check played, with their seed; empty when there were none
 */
public record Finding(Sentence happened, String lookAt, List<String> detail, List<String> exchange, String adversity) {

    /** Copies the lists. */
    public Finding {
        Objects.requireNonNull(happened, "happened");
        Objects.requireNonNull(lookAt, "lookAt");
        Objects.requireNonNull(adversity, "adversity");
        detail = List.copyOf(detail);
        exchange = List.copyOf(exchange);
    }

    /** Returns a finding that consists of one sentence. */
    public static Finding of(String pattern, Object... arguments) {
        return new Finding(Sentence.of(pattern, arguments), "", List.of(), List.of(), "");
    }

    /** Returns this finding with a place in the learner's source. */
    public Finding at(String place) {
        return new Finding(happened, place, detail, exchange, adversity);
    }

    /** Returns this finding with further lines. */
    public Finding with(List<String> lines) {
        return new Finding(happened, lookAt, lines, exchange, adversity);
    }
}
