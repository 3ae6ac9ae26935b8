package workbook.harness.udp;

import java.util.concurrent.TimeUnit;
import workbook.harness.Dice;

/** Holds a datagram back until the next has passed, one at a time; one that none follows goes on after a while. */
record Reordering(int percent) implements DatagramFault {

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(50);

    @Override
    public Hop before(Hop next, Dice dice) {
        return new Hop(next) {
            private Passage held;
            private long until;

            @Override
            void pass(Passage datagram, long now) {
                // The dice are asked for each datagram, so that a choice does not depend on what is held.
                boolean chosen = dice.percent(percent);
                if (held == null && chosen) {
                    datagram.note("held back");
                    held = datagram;
                    until = now + PATIENCE;
                } else {
                    next.pass(datagram, now);
                    goOn(now);
                }
            }

            @Override
            void letGo(long now) {
                if (held != null && until <= now) {
                    goOn(now);
                }
            }

            @Override
            long due() {
                return held == null ? NEVER : until;
            }

            private void goOn(long now) {
                if (held != null) {
                    Passage datagram = held;
                    held = null;
                    next.pass(datagram, now);
                }
            }
        };
    }

    @Override
    public String toString() {
        return percent + "% out of order";
    }
}
