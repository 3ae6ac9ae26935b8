package workbook.harness.udp;

import java.util.function.Consumer;
import workbook.harness.Dice;

/**
 * One direction of a network that plays faults, without sockets, threads or a clock of its own: time is an argument, in
 * nanoseconds from 0 on. Not safe for use by several threads.
 *
 * <pre>
 * var path = new DatagramPath(dice, loss(20), delay(100));
 * path.enter(datagram, now, receiver::arrives);
 * now = path.nextDue();
 * path.release(now);
 * </pre>
 */
public final class DatagramPath {

    /** What {@link #nextDue()} returns when nothing is on its way. */
    public static final long NEVER = Hop.NEVER;

    private final Hop first;

    /** Makes a path on which the first of {@code faults} is played first. */
    public DatagramPath(Dice dice, DatagramFault... faults) {
        Hop hop = Hop.EXIT;
        for (int i = faults.length - 1; i >= 0; i--) {
            hop = faults[i].before(hop, dice);
        }
        this.first = hop;
    }

    /** Sends a datagram into the path; {@code exit} gets what becomes of it, now or in a later {@link #release}. */
    public void enter(byte[] datagram, long now, Consumer<byte[]> exit) {
        enter(new Passage(datagram.clone(), exit, (what, bytes) -> {}), now);
    }

    void enter(Passage datagram, long now) {
        release(now);
        first.pass(datagram, now);
    }

    /** Delivers what is due at {@code now}. */
    public void release(long now) {
        // Step by step, so that a fault behind another counts from when it got the datagram and not from now.
        for (long due = nextDue(); due <= now && due != NEVER; due = nextDue()) {
            first.release(due);
        }
    }

    /** Returns when something is due next, or {@link #NEVER}. */
    public long nextDue() {
        return first.nextDue();
    }
}
