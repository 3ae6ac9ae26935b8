package workbook.harness.udp;

import java.util.Arrays;
import workbook.harness.Dice;

/**
 * Something that a real network does to datagrams, played by a {@link UdpRelay} or, without sockets, by a {@link
 * DatagramPath}.
 *
 * <p>A fault holds no state: what is on its way belongs to the path that plays it. {@code toString()} is the fault's
 * name as a failure tells it.
 */
public sealed interface DatagramFault permits Corruption, Delay, Duplication, Loss, LossOf, Reordering {

    /** Returns a place on a path that plays this fault in front of {@code next}. */
    Hop before(Hop next, Dice dice);

    /** Loses {@code percent} in a hundred. */
    static DatagramFault loss(int percent) {
        return new Loss(percent);
    }

    /** Loses exactly the datagrams with these numbers, counted from 0 in the order in which they come to this fault. */
    static DatagramFault lossOf(int... numbers) {
        return new LossOf(Arrays.stream(numbers).boxed().toList());
    }

    /** Delivers {@code percent} in a hundred twice. */
    static DatagramFault duplication(int percent) {
        return new Duplication(percent);
    }

    /**
     * Holds {@code percent} in a hundred back until the next datagram has passed, or for 50 ms when none follows: so
     * the last is late and never lost. On real sockets the next may come later than that; then the order stays, so a
     * check claims what comes of it in the end and not the order.
     */
    static DatagramFault reordering(int percent) {
        return new Reordering(percent);
    }

    /**
     * Flips bits in {@code percent} in a hundred, all within one byte: the Internet checksum and every CRC notice that
     * without exception, so a right program never takes a corrupted datagram for a sound one.
     */
    static DatagramFault corruption(int percent) {
        return new Corruption(percent);
    }

    /** Delivers each datagram {@code millis} milliseconds later, in the same order. */
    static DatagramFault delay(int millis) {
        return new Delay(millis);
    }
}
