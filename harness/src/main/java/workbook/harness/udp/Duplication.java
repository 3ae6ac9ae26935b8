package workbook.harness.udp;

import workbook.harness.Dice;

/** Delivers datagrams twice, one right behind the other. */
record Duplication(int percent) implements DatagramFault {

    @Override
    public Hop before(Hop next, Dice dice) {
        return new Hop(next) {
            @Override
            void pass(Passage datagram, long now) {
                boolean twice = dice.percent(percent);
                next.pass(datagram, now);
                if (twice) {
                    datagram.note("doubled");
                    next.pass(datagram, now);
                }
            }
        };
    }

    @Override
    public String toString() {
        return percent + "% doubled";
    }
}
