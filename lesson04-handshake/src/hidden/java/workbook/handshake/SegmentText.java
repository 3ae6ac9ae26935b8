package workbook.handshake;

import java.util.ArrayList;
import java.util.List;
import workbook.harness.text.Units;

/**
 * A segment as the suites write it, and as the standard shows it: {@code synAck().seq(300).ack(101)} is
 * {@code <SEQ=300><ACK=101><CTL=SYN,ACK>}.
 *
 * @param flags the flags that are set
 * @param seq the sequence number
 * @param acknowledged the acknowledgement number, shown where ACK is set
 * @param size the bytes of data
 * @param remark what is to be seen in the text besides; empty in what is expected
 */
record SegmentText(int flags, int seq, int acknowledged, int size, String remark) {

    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;
    private static final int PSH = 0x08;
    private static final List<String> NAMES = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR");

    static SegmentText syn() {
        return flags(SYN);
    }

    static SegmentText synAck() {
        return flags(SYN | ACK);
    }

    static SegmentText ack() {
        return flags(ACK);
    }

    static SegmentText rst() {
        return flags(RST);
    }

    static SegmentText rstAck() {
        return flags(RST | ACK);
    }

    static SegmentText flags(int flags) {
        return new SegmentText(flags, 0, 0, 0, "");
    }

    SegmentText seq(int number) {
        return new SegmentText(flags, number, acknowledged, size, remark);
    }

    SegmentText ack(int number) {
        return new SegmentText(flags, seq, number, size, remark);
    }

    /** Sets the acknowledgement number where the flag is not set, so that it means nothing. */
    SegmentText unusedAck(int number) {
        return new SegmentText(flags, seq, number, size, " with " + number + " in the unused field for ACK");
    }

    SegmentText data(int bytes) {
        return new SegmentText(flags, seq, acknowledged, bytes, remark);
    }

    /** Returns what {@code segment} holds, read from its components alone; null for null. */
    static SegmentText of(Segment segment) {
        return segment == null
                ? null
                : new SegmentText(segment.flags(), segment.seq(), segment.ack(), segment.payload().length, "");
    }

    /**
     * Returns what {@code segment} holds as far as a machine's contract says it: without PSH, which is free, and with a
     * remark where the ports or the window are others than {@code from}, {@code to} and {@code window}.
     */
    static SegmentText sent(Segment segment, int from, int to, int window) {
        SegmentText text = of(segment);
        if (text == null) {
            return null;
        }
        boolean reset = (text.flags & RST) != 0;
        String otherWindow = reset || segment.window() == window ? "" : "<WND=" + segment.window() + ">";
        String otherPorts = segment.sourcePort() == from && segment.destinationPort() == to
                ? ""
                : " from port " + segment.sourcePort() + " to " + segment.destinationPort();
        return new SegmentText(text.flags & ~PSH, text.seq, text.acknowledged, text.size, otherWindow + otherPorts);
    }

    Segment toSegment(int from, int to, int window) {
        return Segment.of(from, to, flags, seq, acknowledged).withWindow(window).withPayload(new byte[size]);
    }

    @Override
    public String toString() {
        List<String> control = new ArrayList<>();
        for (int bit = 0; bit < NAMES.size(); bit++) {
            if ((flags & 1 << bit) != 0) {
                control.add(NAMES.get(bit));
            }
        }
        return "<SEQ=" + Integer.toUnsignedString(seq) + ">"
                + ((flags & ACK) != 0 ? "<ACK=" + Integer.toUnsignedString(acknowledged) + ">" : "")
                + (size > 0 ? "<DATA=" + Units.bytes(size) + ">" : "")
                + "<CTL=" + String.join(",", control) + ">" + remark;
    }
}
