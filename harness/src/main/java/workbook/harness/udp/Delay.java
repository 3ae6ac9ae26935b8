package workbook.harness.udp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import workbook.harness.Dice;

/** Delivers every datagram later by the same time. */
record Delay(int millis) implements DatagramFault {

    private record Waiting(Passage datagram, long until) {}

    @Override
    public Hop before(Hop next, Dice dice) {
        return new Hop(next) {
            private final Deque<Waiting> waiting = new ArrayDeque<>();

            @Override
            void pass(Passage datagram, long now) {
                datagram.note("delayed");
                waiting.add(new Waiting(datagram, now + TimeUnit.MILLISECONDS.toNanos(millis)));
            }

            @Override
            void letGo(long now) {
                while (!waiting.isEmpty() && waiting.peek().until <= now) {
                    next.pass(waiting.poll().datagram, now);
                }
            }

            @Override
            long due() {
                return waiting.isEmpty() ? NEVER : waiting.peek().until;
            }
        };
    }

    @Override
    public String toString() {
        return "a delay of " + millis + " ms";
    }
}
