package workbook.harness.script;

import java.util.List;

/**
 * Feeds one event to the learner's machine.
 *
 * @param <E> the events
 * @param <O> what the machine sends
 */
@FunctionalInterface
public interface Machine<E, O> {

    /** Feeds {@code event} at a time of the script's clock, and returns what the machine sends, in order. */
    List<O> on(E event, long nowMillis) throws Exception;
}
