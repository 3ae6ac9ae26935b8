package workbook.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Exercise 4.3 with an object for each state, instead of a switch on an enum: the numbers that only one state knows
 * live in its object, long arithmetic with a mask, waits by shifting, PSH on the third segment, options in the SYN.
 */
public final class ActiveOpen {

    private static final long MASK = 0xFFFF_FFFFL;

    private final int localPort;
    private final int remotePort;
    private final long iss;
    private final int window;

    private boolean fresh = true;
    private State state = new Closed();

    public ActiveOpen(int localPort, int remotePort, int iss, int receiveWindow) {
        if (receiveWindow == 0) {
            throw new IllegalArgumentException("no window");
        }
        // Segment refuses what is outside the other ranges.
        Segment.of(localPort, remotePort, 0, 0, 0).withWindow(receiveWindow);
        this.localPort = localPort;
        this.remotePort = remotePort;
        this.iss = iss & MASK;
        this.window = receiveWindow;
    }

    public List<Segment> open(long nowMillis) {
        if (!fresh) {
            throw new IllegalStateException();
        }
        fresh = false;
        Segment syn = make(Segment.SYN, iss, 0xABCD)
                .withOptions(TcpOptions.NONE.withMaximumSegmentSize(1460).withSackPermitted());
        state = new SynSent(new Timer(syn, nowMillis));
        return List.of(syn);
    }

    public List<Segment> onSegment(Segment segment, long nowMillis) {
        List<Segment> out = new ArrayList<>();
        state = state.on(segment, nowMillis, out);
        return out;
    }

    public List<Segment> onTime(long nowMillis) {
        List<Segment> out = new ArrayList<>();
        Timer timer = state.timer();
        if (timer != null && !timer.tick(nowMillis, out)) {
            state = new Closed();
        }
        return out;
    }

    public OptionalLong nextTimeout() {
        return state.timer() == null ? OptionalLong.empty() : OptionalLong.of(state.timer().due);
    }

    public TcpState state() {
        return state.name();
    }

    public int sendNext() {
        return (int) (fresh ? iss : iss + 1);
    }

    public int receiveNext() {
        return (int) state.receiveNext();
    }

    private Segment make(int flags, long seq, long ack) {
        return new Segment(localPort, remotePort, (int) seq, (int) ack, flags, window, 0, TcpOptions.NONE, new byte[0]);
    }

    private Segment ack(long receiveNext) {
        return make(Segment.ACK, iss + 1, receiveNext);
    }

    private Segment reset(Segment cause) {
        return make(Segment.RST, cause.ack(), cause.ack()).withWindow(0);
    }

    private boolean acknowledgesSyn(Segment segment) {
        return segment.has(Segment.ACK) && (segment.ack() & MASK) == (iss + 1 & MASK);
    }

    private interface State {
        TcpState name();

        State on(Segment segment, long now, List<Segment> out);

        default Timer timer() {
            return null;
        }

        default long receiveNext() {
            throw new IllegalStateException();
        }
    }

    private final class Closed implements State {
        @Override
        public TcpState name() {
            return TcpState.CLOSED;
        }

        @Override
        public State on(Segment segment, long now, List<Segment> out) {
            if (!segment.has(Segment.RST)) {
                out.add(
                        segment.has(Segment.ACK)
                                ? reset(segment)
                                : make(Segment.ACK | Segment.RST, 0, segment.seq() + segment.sequenceLength()));
            }
            return this;
        }
    }

    private final class SynSent implements State {
        private final Timer timer;

        SynSent(Timer timer) {
            this.timer = timer;
        }

        @Override
        public TcpState name() {
            return TcpState.SYN_SENT;
        }

        @Override
        public Timer timer() {
            return timer;
        }

        @Override
        public State on(Segment segment, long now, List<Segment> out) {
            boolean accepted = acknowledgesSyn(segment);
            if (segment.has(Segment.RST)) {
                return accepted ? new Closed() : this;
            }
            if (segment.has(Segment.ACK) && !accepted) {
                out.add(reset(segment));
                return this;
            }
            if (!segment.has(Segment.SYN)) {
                return this;
            }
            long next = (segment.seq() & MASK) + 1;
            if (accepted) {
                out.add(make(Segment.ACK | Segment.PSH, iss + 1, next));
                return new Open(null, next);
            }
            Segment synAck = make(Segment.SYN | Segment.ACK, iss, next);
            out.add(synAck);
            return new Open(new Timer(synAck, now), next);
        }
    }

    /** SYN_RECEIVED while there is a timer, ESTABLISHED without. */
    private final class Open implements State {
        private final Timer timer;
        private final long next;

        Open(Timer timer, long next) {
            this.timer = timer;
            this.next = next & MASK;
        }

        @Override
        public TcpState name() {
            return timer != null ? TcpState.SYN_RECEIVED : TcpState.ESTABLISHED;
        }

        @Override
        public Timer timer() {
            return timer;
        }

        @Override
        public long receiveNext() {
            return next;
        }

        @Override
        public State on(Segment segment, long now, List<Segment> out) {
            boolean reset = segment.has(Segment.RST);
            long offset = (segment.seq() - next) & MASK;
            long lastOffset = segment.sequenceLength() == 0 ? offset : (offset + segment.sequenceLength() - 1) & MASK;
            if (timer != null && !reset && offset == MASK && segment.has(Segment.SYN) && acknowledgesSyn(segment)) {
                return new Open(null, next);
            }
            if (reset && offset == 0) {
                return new Closed();
            }
            boolean outside = offset >= window && lastOffset >= window;
            if (outside || reset || segment.has(Segment.SYN)) {
                if (!outside || !reset) {
                    out.add(ack(next));
                }
                return this;
            }
            if (!segment.has(Segment.ACK)) {
                return this;
            }
            if (timer == null) {
                long ahead = (segment.ack() - iss - 1) & MASK;
                if (ahead != 0 && ahead < 1L << 31) {
                    out.add(ack(next));
                }
                return this;
            }
            if (!acknowledgesSyn(segment)) {
                out.add(reset(segment));
                return this;
            }
            return new Open(null, next);
        }
    }

    private static final class Timer {
        private final Segment segment;
        private int waits = 1;
        private long due;

        Timer(Segment segment, long now) {
            this.segment = segment;
            this.due = now + 1_000;
        }

        /** Returns false when the last wait is over. */
        boolean tick(long now, List<Segment> out) {
            if (now < due) {
                return true;
            }
            if (waits == 8) {
                return false;
            }
            out.add(segment);
            due = now + (1_000L << waits++);
            return true;
        }
    }
}
