package workbook.harness.script;

import static workbook.harness.call.Calling.calling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import workbook.harness.call.Answer;
import workbook.harness.scene.CheckFailure;
import workbook.harness.text.Units;

/**
 * Plays events to a pure state machine, one step each, and holds what it sends and the state that it is in against what
 * the script says.
 *
 * <pre>
 * Script.of((event, now) -> opening.on(event), Event::toText, Segment::toText, () -> opening.state().name())
 *     .on(open()).sends(syn().seq(100))
 *     .on(arrives(ack().seq(300).ack(90))).sends(rst().seq(90)).staysIn("SYN_SENT")
 *     .at(1000).on(timer()).sends(syn().seq(100))
 *     .on(arrives(syn().ack().seq(300).ack(101))).sends(ack().seq(101).ack(301)).isIn("ESTABLISHED");
 * </pre>
 *
 * <p>Everything is compared as text, so no {@code equals} of the learner's decides. The first step that goes wrong ends
 * the check, and its failure lists the steps before it. A step without {@link #sends} or {@link #sendsNothing} says
 * nothing about what the machine sends. A stub's TODO passes through.
 *
 * @param <E> the events
 * @param <O> what the machine sends
 */
public final class Script<E, O> {

    private final Machine<E, O> machine;
    private final Function<? super E, String> eventText;
    private final Function<? super O, String> outputText;
    private final Supplier<String> state;
    private final List<Step> steps = new ArrayList<>();
    private long nowMillis;

    private Script(
            Machine<E, O> machine,
            Function<? super E, String> eventText,
            Function<? super O, String> outputText,
            Supplier<String> state) {
        this.machine = machine;
        this.eventText = eventText;
        this.outputText = outputText;
        this.state = state;
    }

    /**
     * Begins a script.
     *
     * @param machine feeds an event to the learner's machine
     * @param eventText turns an event into the field's notation
     * @param outputText turns what the machine sends into the field's notation
     * @param state returns the name of the state that the machine is in
     */
    public static <E, O> Script<E, O> of(
            Machine<E, O> machine,
            Function<? super E, String> eventText,
            Function<? super O, String> outputText,
            Supplier<String> state) {
        return new Script<>(machine, eventText, outputText, state);
    }

    /** Sets the script's clock, which stands at 0 before, for the next events; no real time passes. */
    public Script<E, O> at(long millis) {
        if (millis < nowMillis) {
            throw new IllegalArgumentException("time does not run back from " + nowMillis + " to " + millis + " ms");
        }
        nowMillis = millis;
        return this;
    }

    /** Feeds {@code event} to the machine: the next step. */
    public Script<E, O> on(E event) {
        int number = steps.size() + 1;
        String text = eventText.apply(event) + (nowMillis == 0 ? "" : " at " + Units.number(nowMillis) + " ms");
        String name = Step.name(number, text);
        String before = asked(name + ": the state before it", state::get);
        List<O> outputs = asked(name + ": your machine", () -> machine.on(event, nowMillis));
        if (outputs == null) {
            throw CheckFailure.of("%s: your machine returned null; expected a list, empty when it sends nothing", name)
                    .with(Story.lines(steps));
        }
        List<String> sent = asked(
                name + ": showing what your machine sent",
                () -> outputs.stream().map(this::text).toList());
        String after = asked(name + ": the state after it", state::get);
        steps.add(new Step(number, text, sent, before, after));
        return this;
    }

    /** Fails unless the machine sent exactly {@code expected} in this step, in this order. */
    @SafeVarargs
    public final Script<E, O> sends(O... expected) {
        List<String> texts = new ArrayList<>();
        for (O output : expected) {
            texts.add(text(output));
        }
        if (!step().sent().equals(texts)) {
            throw new Story(steps).otherOutput(texts);
        }
        return this;
    }

    /** Fails if the machine sent something in this step. */
    public Script<E, O> sendsNothing() {
        if (!step().sent().isEmpty()) {
            throw new Story(steps).otherOutput(List.of());
        }
        return this;
    }

    /** Fails unless the machine is in {@code expected} after this step. */
    public Script<E, O> isIn(String expected) {
        if (!expected.equals(step().after())) {
            throw new Story(steps).otherState(expected);
        }
        return this;
    }

    /** Fails unless the machine is in the state of that name after this step. */
    public Script<E, O> isIn(Enum<?> expected) {
        return isIn(expected.name());
    }

    /** Fails unless the machine was in {@code expected} before this step and still is. */
    public Script<E, O> staysIn(String expected) {
        if (!expected.equals(step().before()) || !expected.equals(step().after())) {
            throw new Story(steps).didNotStay(expected);
        }
        return this;
    }

    /** Fails unless the machine was in the state of that name before this step and still is. */
    public Script<E, O> staysIn(Enum<?> expected) {
        return staysIn(expected.name());
    }

    /**
     * Fails unless {@code seen} gives {@code expected} after this step; both are values of the JDK's types, such as
     * numbers.
     *
     * @param name what the field calls the value, such as {@code RCV.NXT}
     */
    public Script<E, O> claim(String name, Object expected, Supplier<?> seen) {
        String value = asked(step().name() + ": reading " + name, () -> String.valueOf(seen.get()));
        if (!value.equals(String.valueOf(expected))) {
            throw new Story(steps).otherValue(name, String.valueOf(expected), value);
        }
        return this;
    }

    private Step step() {
        if (steps.isEmpty()) {
            throw new IllegalStateException("a script begins with on(event)");
        }
        return steps.get(steps.size() - 1);
    }

    private String text(O output) {
        return output == null ? "null" : outputText.apply(output);
    }

    /** Asks the learner's machine; what it throws becomes a failure that lists the steps before. */
    private <T> T asked(String what, Callable<T> question) {
        Answer<T> answer = calling(what, question);
        try {
            return answer.result();
        } catch (CheckFailure failure) {
            throw failure.with(Story.lines(steps));
        }
    }
}
