package workbook.harness.udp;

import workbook.harness.Dice;

/** Flips bits of one byte of a copy; an empty datagram has none. */
record Corruption(int percent) implements DatagramFault {

    @Override
    public Hop before(Hop next, Dice dice) {
        return new Hop(next) {
            @Override
            void pass(Passage datagram, long now) {
                if (datagram.bytes().length > 0 && dice.percent(percent)) {
                    byte[] copy = datagram.bytes().clone();
                    int at = dice.between(0, copy.length - 1);
                    copy[at] ^= (byte) dice.between(1, 0xFF);
                    datagram.note("corrupted at offset " + at);
                    next.pass(datagram.with(copy), now);
                } else {
                    next.pass(datagram, now);
                }
            }
        };
    }

    @Override
    public String toString() {
        return percent + "% corrupted";
    }
}
