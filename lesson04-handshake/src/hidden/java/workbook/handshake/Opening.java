package workbook.handshake;

import static workbook.harness.call.Calling.calling;

import java.util.List;
import java.util.OptionalLong;
import workbook.harness.script.Script;
import workbook.harness.text.Units;

/** The learner's machine in a script: the events that it is fed with, and what it is asked. */
final class Opening {

    private static final int LOCAL_PORT = 40_000;
    private static final int REMOTE_PORT = 80;
    private static final int WINDOW = 1_000;
    private static final int PEERS_WINDOW = 500;

    private final ActiveOpen machine;

    /** Makes a machine whose receive window is 1,000 bytes. */
    Opening(int iss) {
        String call = "new ActiveOpen(40000, 80, " + Integer.toUnsignedString(iss) + ", 1000)";
        machine = calling(call, () -> new ActiveOpen(LOCAL_PORT, REMOTE_PORT, iss, WINDOW))
                .result();
    }

    /** One call of the machine. */
    record Event(String text, Feed feed) {

        @FunctionalInterface
        interface Feed {
            List<Segment> into(ActiveOpen machine, long nowMillis);
        }
    }

    static Event open() {
        return new Event("open()", ActiveOpen::open);
    }

    static Event onTime() {
        return new Event("onTime()", ActiveOpen::onTime);
    }

    static Event arrives(SegmentText segment) {
        return new Event(
                segment + " arrives",
                (machine, nowMillis) ->
                        machine.onSegment(segment.toSegment(REMOTE_PORT, LOCAL_PORT, PEERS_WINDOW), nowMillis));
    }

    /** Begins a script for this machine. */
    Script<Event, SegmentText> script() {
        return Script.of(
                (event, nowMillis) -> texts(event.feed().into(machine, nowMillis)),
                Event::text,
                SegmentText::toString,
                this::state);
    }

    String sendNext() {
        return Integer.toUnsignedString(machine.sendNext());
    }

    String receiveNext() {
        return Integer.toUnsignedString(machine.receiveNext());
    }

    /** Returns when the machine wants to be called, such as {@code "1,000 ms"}, or {@code "none"}. */
    String timeout() {
        OptionalLong timeout = machine.nextTimeout();
        return timeout.isPresent() ? millis(timeout.getAsLong()) : "none";
    }

    static String millis(long millis) {
        return Units.number(millis) + " ms";
    }

    private String state() {
        TcpState state = machine.state();
        return state == null ? "null" : state.name();
    }

    private static List<SegmentText> texts(List<Segment> sent) {
        return sent == null
                ? null
                : sent.stream()
                        .map(segment -> SegmentText.sent(segment, LOCAL_PORT, REMOTE_PORT, WINDOW))
                        .toList();
    }
}
