package workbook.harness.udp;

/**
 * A place that datagrams come through; faults stand in front of one another on the way to the exit.
 *
 * <p>Times are nanoseconds since the path began.
 */
abstract class Hop {

    /** The time of a hop where nothing waits. */
    static final long NEVER = Long.MAX_VALUE;

    /** The end of a path. */
    static final Hop EXIT = new Hop(null) {
        @Override
        void pass(Passage datagram, long now) {
            datagram.exit().accept(datagram.bytes());
        }
    };

    final Hop next;

    Hop(Hop next) {
        this.next = next;
    }

    /** Takes a datagram that arrives. */
    abstract void pass(Passage datagram, long now);

    /** Lets go of what this hop alone has kept until {@code now}. */
    void letGo(long now) {}

    /** Returns when this hop lets something go next. */
    long due() {
        return NEVER;
    }

    /** Lets go of what is due on the whole rest of the path. */
    final void release(long now) {
        letGo(now);
        if (next != null) {
            next.release(now);
        }
    }

    /** Returns when something is due next on the whole rest of the path. */
    final long nextDue() {
        return next == null ? due() : Math.min(due(), next.nextDue());
    }
}
