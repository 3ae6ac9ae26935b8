package workbook.harness.udp;

import java.util.List;
import java.util.stream.Collectors;
import workbook.harness.Dice;
import workbook.harness.text.Units;

/** Loses the datagrams that a check names. */
record LossOf(List<Integer> numbers) implements DatagramFault {

    @Override
    public Hop before(Hop next, Dice dice) {
        return new Hop(next) {
            private int passed;

            @Override
            void pass(Passage datagram, long now) {
                if (numbers.contains(passed++)) {
                    datagram.note("lost");
                } else {
                    next.pass(datagram, now);
                }
            }
        };
    }

    @Override
    public String toString() {
        String named = numbers.stream().map(Units::number).collect(Collectors.joining(", "));
        return (numbers.size() == 1 ? "datagram " : "datagrams ") + named + " (counted from 0) lost";
    }
}
