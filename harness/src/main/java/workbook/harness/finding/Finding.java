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
 * @param idea the idea behind what was observed, where that is another one than the check's own; empty else
 */
public record Finding(
        Sentence happened, String lookAt, List<String> detail, List<String> exchange, String adversity, String idea) {

    /** Copies the lists. */
    public Finding {
        Objects.requireNonNull(happened, "happened");
        Objects.requireNonNull(lookAt, "lookAt");
        Objects.requireNonNull(adversity, "adversity");
        Objects.requireNonNull(idea, "idea");
        detail = List.copyOf(detail);
        exchange = List.copyOf(exchange);
    }

    /** Makes one that shows the check's own idea. */
    public Finding(Sentence happened, String lookAt, List<String> detail, List<String> exchange, String adversity) {
        this(happened, lookAt, detail, exchange, adversity, "");
    }

    /** Returns a finding that consists of one sentence. */
    public static Finding of(String pattern, Object... arguments) {
        return new Finding(Sentence.of(pattern, arguments), "", List.of(), List.of(), "");
    }

    /** Returns this finding with a place in the learner's source. */
    public Finding at(String place) {
        return new Finding(happened, place, detail, exchange, adversity, idea);
    }

    /** Returns this finding with further lines. */
    public Finding with(List<String> lines) {
        return new Finding(happened, lookAt, lines, exchange, adversity, idea);
    }

    /** Returns this finding without its exchange, and with an idea of its own: what was seen has to do with neither. */
    public Finding aside(String ownIdea) {
        return new Finding(happened, lookAt, detail, List.of(), adversity, ownIdea);
    }
}
