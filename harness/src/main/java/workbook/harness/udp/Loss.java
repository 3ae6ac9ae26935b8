package workbook.harness.udp;

import workbook.harness.Dice;

/** Loses datagrams by the dice. */
record Loss(int percent) implements DatagramFault {

    @Override
    public Hop before(Hop next, Dice dice) {
        return new Hop(next) {
            @Override
            void pass(Passage datagram, long now) {
                if (dice.percent(percent)) {
                    datagram.note("lost");
                } else {
                    next.pass(datagram, now);
                }
            }
        };
    }

    @Override
    public String toString() {
        return percent + "% lost";
    }
}
