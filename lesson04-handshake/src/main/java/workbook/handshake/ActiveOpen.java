package workbook.handshake;

import java.util.List;
import java.util.OptionalLong;

/**
 * Exercise 4.3. The client's half of the three-way handshake, as a state machine without sockets, threads and clock.
 *
 * <p>The machine is told what happens: the user opens, a segment arrives, time has passed. Each call returns the
 * segments to be sent, in order, often none. It is called by one thread at a time, with segments of its own connection
 * only, and with times that never go back. It uses the states CLOSED, SYN_SENT, SYN_RECEIVED and ESTABLISHED, and
 * begins in CLOSED.
 *
 * <p>Words, as in RFC 9293, 3.3.1: ISS is the own initial sequence number, SND.NXT the next number to be sent, RCV.NXT
 * the next number expected from the peer. SEG.SEQ, SEG.ACK and SEG.LEN belong to the segment that arrives; SEG.LEN is
 * its {@link Segment#sequenceLength()}. Since a SYN takes one number, SND.NXT is ISS + 1 once the SYN is sent. Numbers
 * wrap from 0xFFFF_FFFF to 0; you may use {@link SeqNumber}.
 *
 * <h2>What is sent</h2>
 * <table>
 * <caption>Segments</caption>
 * <tr><th>name here</th><th>sequence number</th><th>acknowledgement number</th><th>flags</th></tr>
 * <tr><td>the SYN</td><td>ISS</td><td>-</td><td>SYN</td></tr>
 * <tr><td>the SYN-ACK</td><td>ISS</td><td>RCV.NXT</td><td>SYN, ACK</td></tr>
 * <tr><td>an ACK</td><td>SND.NXT</td><td>RCV.NXT</td><td>ACK</td></tr>
 * <tr><td>a reset</td><td>SEG.ACK</td><td>-</td><td>RST</td></tr>
 * </table>
 * Each goes from the local to the remote port, without payload, and with the window given to the constructor; a reset's
 * window is free. Options are free, and so are the flag PSH and an acknowledgement number where ACK is not set.
 *
 * <h2>What arrives</h2>
 * The first line that fits decides (RFC 9293, 3.10.7.1, 3.10.7.3 and 3.10.7.4). A line names flags that are set; those
 * that it doesn't name may be set or not, and make no difference.
 *
 * <p>In CLOSED, before the opening or after a failure:
 * <ol>
 *   <li>RST: nothing is sent.
 *   <li>ACK: a reset.
 *   <li>Else: a reset of another form, sequence number 0, acknowledgement number SEG.SEQ + SEG.LEN, flags RST and ACK.
 * </ol>
 * In SYN_SENT:
 * <ol>
 *   <li>ACK with another number than ISS + 1: the acknowledgement is unacceptable. A reset, or nothing if the segment
 *       is itself an RST. The state stays.
 *   <li>RST with ACK: the connection is refused, CLOSED, nothing is sent. The sequence number of such an RST doesn't
 *       count.
 *   <li>RST without ACK: ignored.
 *   <li>SYN with ACK: RCV.NXT becomes SEG.SEQ + 1; ESTABLISHED; an ACK.
 *   <li>SYN without ACK: the peer opens at the same time. RCV.NXT becomes SEG.SEQ + 1; SYN_RECEIVED; the SYN-ACK.
 *   <li>Else: ignored.
 * </ol>
 * In SYN_RECEIVED and ESTABLISHED:
 * <ol>
 *   <li>In SYN_RECEIVED only, SYN and ACK without RST, where SEG.SEQ is RCV.NXT - 1 and SEG.ACK is ISS + 1: the peer's
 *       SYN-ACK in a simultaneous open (line 6 of RFC 9293's figure 7). ESTABLISHED; nothing is sent.
 *   <li>The segment is outside the receive window, the numbers from RCV.NXT on for as many bytes as the window says: an
 *       ACK, or nothing if the segment is an RST. A segment is inside if its first or its last number is (the last
 *       one counts only for segments that are not asked here); one of SEG.LEN 0 is inside if SEG.SEQ is. So a SYN or
 *       SYN-ACK that the peer sends again is answered with an ACK.
 *   <li>RST with SEG.SEQ equal to RCV.NXT: CLOSED, nothing is sent.
 *   <li>RST elsewhere in the window: an ACK (a challenge, RFC 5961, 3.2). The state stays.
 *   <li>SYN, whatever the acknowledgement: an ACK (a challenge too, RFC 5961, 4.2). The state stays.
 *   <li>No ACK: ignored.
 *   <li>In SYN_RECEIVED, SEG.ACK equal to ISS + 1: ESTABLISHED; nothing is sent. Any other: a reset, the state stays.
 *   <li>In ESTABLISHED, SEG.ACK after SND.NXT: an ACK. Else: ignored.
 * </ol>
 * Not asked: segments with payload or FIN, except in CLOSED and outside the window; and an acknowledgement in
 * ESTABLISHED that is before ISS + 1.
 *
 * <h2>What is sent again</h2>
 * The SYN in SYN_SENT, and the SYN-ACK in SYN_RECEIVED, are sent again when 1,000 ms have passed since their first
 * sending, and then after twice the previous wait each time (RFC 6298, 2.1 and 5.5): 1, 3, 7, 15, 31, 63 and 127 s
 * after the first. After these 7 retransmissions and a last wait, at 255 s, the machine gives up: CLOSED, nothing is
 * sent. (RFC 9293, 3.8.3, demands at least 3 minutes for a SYN.) Entering SYN_RECEIVED starts this count and the wait
 * anew. A retransmission is the same segment, with the same ISS. What arrives and changes no state changes no timer.
 * Only {@link #onTime} ends a wait: a segment that arrives after {@link #nextTimeout()} gets its own answer alone.
 */
public final class ActiveOpen {

    /**
     * Makes a machine in CLOSED.
     *
     * @param localPort the port that it sends from, 0 to 65,535
     * @param remotePort the port that it sends to, 0 to 65,535
     * @param iss its initial sequence number, any 32 bits
     * @param receiveWindow the window that it announces, never scaled: 1 to 65,535 bytes
     * @throws IllegalArgumentException if a port or the window is outside its range
     */
    public ActiveOpen(int localPort, int remotePort, int iss, int receiveWindow) {
        throw new UnsupportedOperationException("TODO 4.3: keep what every segment needs, and begin in CLOSED");
    }

    /**
     * Opens the connection: SYN_SENT, and the SYN is returned.
     *
     * @throws IllegalStateException if it was called before, whatever the state is now
     */
    public List<Segment> open(long nowMillis) {
        throw new UnsupportedOperationException("TODO 4.3: send the SYN and start its timer");
    }

    /** Takes a segment that has arrived, and returns those that answer it. */
    public List<Segment> onSegment(Segment segment, long nowMillis) {
        throw new UnsupportedOperationException(
                "TODO 4.3: go through the lines of the state, and take the first that fits");
    }

    /**
     * Looks at the time, and returns what is to be sent again. Before {@link #nextTimeout()} nothing happens. At or
     * after it one wait is over, however late the call: one retransmission, whose own wait begins at {@code nowMillis},
     * or the giving up.
     */
    public List<Segment> onTime(long nowMillis) {
        throw new UnsupportedOperationException(
                "TODO 4.3: if the time has come, send again and double the wait, or give up");
    }

    /** Returns when {@link #onTime} is to be called next, in the same milliseconds; empty in CLOSED and ESTABLISHED. */
    public OptionalLong nextTimeout() {
        throw new UnsupportedOperationException("TODO 4.3: tell when the wait that runs now is over");
    }

    /** Returns the state. */
    public TcpState state() {
        throw new UnsupportedOperationException("TODO 4.3: tell the state");
    }

    /** Returns SND.NXT: ISS before {@link #open}, ISS + 1 ever after, also in CLOSED. */
    public int sendNext() {
        throw new UnsupportedOperationException("TODO 4.3: tell the next number to be sent");
    }

    /**
     * Returns RCV.NXT.
     *
     * @throws IllegalStateException unless the state is SYN_RECEIVED or ESTABLISHED
     */
    public int receiveNext() {
        throw new UnsupportedOperationException("TODO 4.3: tell the next number expected from the peer");
    }
}
