package workbook.handshake;

import java.util.List;
import java.util.OptionalLong;

/**
 * Exercise 4.3. The client's half of the three-way handshake, as a state machine without sockets, threads and clock.
 *
 * <p>The order of the questions is the standard's (RFC 9293, 3.10.7), and most of the protection against old and forged
 * segments lies in that order. Quotations are from there unless another place is named.
 */
public final class ActiveOpen {

    private static final long FIRST_WAIT_MILLIS = 1_000;
    private static final int MAX_RETRANSMISSIONS = 7;

    private final int localPort;
    private final int remotePort;
    private final int iss;
    private final int receiveWindow;

    private TcpState state = TcpState.CLOSED;
    private boolean opened;
    private int sendNext;
    private int receiveNext;

    /** What is sent again until it is acknowledged; meaningful in SYN_SENT and SYN_RECEIVED, as the three below. */
    private Segment unacknowledged;

    private int retransmissions;
    private long waitMillis;
    private long deadlineMillis;

    /** Makes a machine in CLOSED. */
    public ActiveOpen(int localPort, int remotePort, int iss, int receiveWindow) {
        requireRange(localPort, 0, 65_535);
        requireRange(remotePort, 0, 65_535);
        // 65,535 is all that the field holds without a scale; with 0 the window would have no inside.
        requireRange(receiveWindow, 1, 65_535);
        this.localPort = localPort;
        this.remotePort = remotePort;
        this.iss = iss;
        this.receiveWindow = receiveWindow;
        this.sendNext = iss;
    }

    /** Opens the connection: SYN_SENT, and the SYN is returned. */
    public List<Segment> open(long nowMillis) {
        if (opened) {
            throw new IllegalStateException("opened before");
        }
        opened = true;
        state = TcpState.SYN_SENT;
        sendNext = SeqNumber.add(iss, 1);
        return sendUntilAcknowledged(segment(Segment.SYN, iss, 0), nowMillis);
    }

    /** Takes a segment that has arrived, and returns those that answer it. */
    public List<Segment> onSegment(Segment segment, long nowMillis) {
        return switch (state) {
            case CLOSED -> inClosed(segment);
            case SYN_SENT -> inSynSent(segment, nowMillis);
            default -> inSynchronizedState(segment);
        };
    }

    /** Looks at the time, and returns what is to be sent again. */
    public List<Segment> onTime(long nowMillis) {
        if (nextTimeout().isEmpty() || nowMillis < deadlineMillis) {
            return List.of();
        }
        if (retransmissions == MAX_RETRANSMISSIONS) {
            state = TcpState.CLOSED;
            return List.of();
        }
        retransmissions++;
        // "The host MUST set RTO <- RTO * 2 ('back off the timer')" (RFC 6298, 5.5).
        waitMillis *= 2;
        deadlineMillis = nowMillis + waitMillis;
        return List.of(unacknowledged);
    }

    /** Returns when {@link #onTime} is to be called next; empty in CLOSED and ESTABLISHED. */
    public OptionalLong nextTimeout() {
        boolean waiting = state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED;
        return waiting ? OptionalLong.of(deadlineMillis) : OptionalLong.empty();
    }

    /** Returns the state. */
    public TcpState state() {
        return state;
    }

    /** Returns SND.NXT. */
    public int sendNext() {
        return sendNext;
    }

    /** Returns RCV.NXT, once the peer's SYN has come. */
    public int receiveNext() {
        if (state != TcpState.SYN_RECEIVED && state != TcpState.ESTABLISHED) {
            throw new IllegalStateException("nothing is expected from the peer in " + state);
        }
        return receiveNext;
    }

    private List<Segment> inClosed(Segment segment) {
        if (segment.has(Segment.RST)) {
            return List.of();
        }
        if (segment.has(Segment.ACK)) {
            return reset(segment);
        }
        // Nothing here that the peer could recognise but its own numbers: <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>.
        int acknowledgement = SeqNumber.add(segment.seq(), segment.sequenceLength());
        return List.of(segment(Segment.RST | Segment.ACK, 0, acknowledgement));
    }

    private List<Segment> inSynSent(Segment segment, long nowMillis) {
        // "First, check the ACK bit", also of an RST: an attacker who can't see the SYN can't know its number.
        if (segment.has(Segment.ACK) && segment.ack() != sendNext) {
            return segment.has(Segment.RST) ? List.of() : reset(segment);
        }
        if (segment.has(Segment.RST)) {
            if (segment.has(Segment.ACK)) {
                state = TcpState.CLOSED;
            }
            return List.of();
        }
        if (!segment.has(Segment.SYN)) {
            return List.of();
        }
        receiveNext = SeqNumber.add(segment.seq(), 1);
        if (segment.has(Segment.ACK)) {
            state = TcpState.ESTABLISHED;
            return acknowledge();
        }
        state = TcpState.SYN_RECEIVED;
        // The SYN again, with the same number: the peer may have missed the first one.
        return sendUntilAcknowledged(segment(Segment.SYN | Segment.ACK, iss, receiveNext), nowMillis);
    }

    private List<Segment> inSynchronizedState(Segment segment) {
        if (state == TcpState.SYN_RECEIVED && isSynAckOfSimultaneousOpen(segment)) {
            state = TcpState.ESTABLISHED;
            return List.of();
        }
        // "First, check sequence number": the acknowledgement tells a peer that has lost its place what is expected.
        if (!isInReceiveWindow(segment)) {
            return segment.has(Segment.RST) ? List.of() : acknowledge();
        }
        if (segment.has(Segment.RST)) {
            // Only the exact number resets; a guess that hits the window is asked to prove itself (RFC 5961, 3.2).
            if (segment.seq() != receiveNext) {
                return acknowledge();
            }
            state = TcpState.CLOSED;
            return List.of();
        }
        if (segment.has(Segment.SYN)) {
            return acknowledge();
        }
        if (!segment.has(Segment.ACK)) {
            return List.of();
        }
        if (state == TcpState.SYN_RECEIVED) {
            if (segment.ack() != sendNext) {
                return reset(segment);
            }
            state = TcpState.ESTABLISHED;
            return List.of();
        }
        return SeqNumber.isBefore(sendNext, segment.ack()) ? acknowledge() : List.of();
    }

    /**
     * By the text of 3.10.7.4 the peer's SYN-ACK begins one number before the window and would be dropped; figure 7 of
     * 3.5 shows that it completes the handshake.
     */
    private boolean isSynAckOfSimultaneousOpen(Segment segment) {
        return segment.has(Segment.SYN | Segment.ACK)
                && !segment.has(Segment.RST)
                && SeqNumber.add(segment.seq(), 1) == receiveNext
                && segment.ack() == sendNext;
    }

    private boolean isInReceiveWindow(Segment segment) {
        int last = SeqNumber.add(segment.seq(), Math.max(0, segment.sequenceLength() - 1));
        return SeqNumber.isInWindow(segment.seq(), receiveNext, receiveWindow)
                || SeqNumber.isInWindow(last, receiveNext, receiveWindow);
    }

    private List<Segment> sendUntilAcknowledged(Segment segment, long nowMillis) {
        unacknowledged = segment;
        retransmissions = 0;
        waitMillis = FIRST_WAIT_MILLIS;
        deadlineMillis = nowMillis + waitMillis;
        return List.of(segment);
    }

    private List<Segment> acknowledge() {
        return List.of(segment(Segment.ACK, sendNext, receiveNext));
    }

    /** A reset takes its number from the acknowledgement that it answers, so that the receiver finds it acceptable. */
    private List<Segment> reset(Segment cause) {
        return List.of(segment(Segment.RST, cause.ack(), 0));
    }

    private Segment segment(int flags, int seq, int ack) {
        return Segment.of(localPort, remotePort, flags, seq, ack).withWindow(receiveWindow);
    }

    private static void requireRange(int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(value + " is not in the range " + min + " to " + max);
        }
    }
}
