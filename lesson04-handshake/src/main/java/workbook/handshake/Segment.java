package workbook.handshake;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Objects;

/**
 * Exercise 4.2. A TCP segment as a value, and the same segment as the bytes that IP carries.
 *
 * <p>The value is given complete: the components, the flags and the small helpers below are notation. You write
 * {@link #encode} and {@link #parse}. The header (RFC 9293, 3.1), offsets in bytes from the segment's start, every
 * number in network byte order:
 * <pre>
 *  0  source port (16 bits)                  2  destination port (16)
 *  4  sequence number (32)
 *  8  acknowledgement number (32)
 * 12  data offset (4), reserved (4), flags (8): CWR ECE URG ACK PSH RST SYN FIN, FIN is the lowest bit
 * 14  window (16)
 * 16  checksum (16)                         18  urgent pointer (16)
 * 20  options, then padding up to a multiple of 4 bytes; the header ends at 4 * data offset, at most 60
 *     payload, up to the segment's end
 * </pre>
 * An option is one byte of kind, one byte of length that counts kind and length too, and its value. Kinds 0 and 1 are
 * the exception, a single byte each:
 * <table>
 * <caption>Options</caption>
 * <tr><th>kind</th><th>length</th><th>value</th><th>RFC</th></tr>
 * <tr><td>0</td><td>-</td><td>end of the option list: what follows is padding</td><td>9293</td></tr>
 * <tr><td>1</td><td>-</td><td>no operation, may stand before, between and after other options</td><td>9293</td></tr>
 * <tr><td>2</td><td>4</td><td>maximum segment size (16 bits)</td><td>9293</td></tr>
 * <tr><td>3</td><td>3</td><td>window scale (8 bits)</td><td>7323</td></tr>
 * <tr><td>4</td><td>2</td><td>SACK-permitted, no value</td><td>2018</td></tr>
 * <tr><td>8</td><td>10</td><td>timestamps: value (32), echo reply (32)</td><td>7323</td></tr>
 * </table>
 * The checksum is the Internet checksum of exercise 1.6 (the complement of the folded sum of 16-bit words; an odd last
 * byte is the high half of a word) over a pseudo-header that is not sent, the header with 0 in the checksum field, and
 * the payload. Your class of 1.6 cannot be imported here: write the sum again. The pseudo-headers, where the length is
 * that of the whole segment in bytes:
 * <pre>
 * IPv4: source address (32 bits), destination address (32), zero (8), protocol 6 (8), length (16)
 * IPv6: source address (128), destination address (128), length (32), zero (24), next header 6 (8)
 * </pre>
 *
 * <p>The window is the bare field: a window scale is neither applied nor taken away. A segment is only a value: which
 * flags or options make sense together is for the state machines to say, and here any combination goes.
 *
 * @param sourcePort 0 to 65,535
 * @param destinationPort 0 to 65,535
 * @param seq the sequence number's 32 bits
 * @param ack the acknowledgement number's 32 bits, carried also where the flag {@link #ACK} is not set
 * @param flags the sum of the flags that are set: 0 to 255
 * @param window 0 to 65,535
 * @param urgentPointer 0 to 65,535, carried also where the flag {@link #URG} is not set
 * @param options the options that this course knows
 * @param payload the data, at most 65,475 bytes (65,535 less the longest header), copied on the way in and on the way
 *     out
 */
public record Segment(
        int sourcePort,
        int destinationPort,
        int seq,
        int ack,
        int flags,
        int window,
        int urgentPointer,
        TcpOptions options,
        byte[] payload) {

    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int PSH = 0x08;
    public static final int ACK = 0x10;
    public static final int URG = 0x20;
    public static final int ECE = 0x40;
    public static final int CWR = 0x80;

    /** Checks the ranges: {@link IllegalArgumentException} if a value is outside. Given complete. */
    public Segment {
        requireAtMost(65_535, sourcePort);
        requireAtMost(65_535, destinationPort);
        requireAtMost(255, flags);
        requireAtMost(65_535, window);
        requireAtMost(65_535, urgentPointer);
        Objects.requireNonNull(options);
        requireAtMost(65_475, payload.length);
        payload = payload.clone();
    }

    /** Returns a segment with window 0, without options and payload. Given complete. */
    public static Segment of(int sourcePort, int destinationPort, int flags, int seq, int ack) {
        return new Segment(sourcePort, destinationPort, seq, ack, flags, 0, 0, TcpOptions.NONE, new byte[0]);
    }

    /** Returns this segment with another window field. Given complete. */
    public Segment withWindow(int other) {
        return new Segment(sourcePort, destinationPort, seq, ack, flags, other, urgentPointer, options, payload);
    }

    /** Returns this segment with another urgent pointer. Given complete. */
    public Segment withUrgentPointer(int other) {
        return new Segment(sourcePort, destinationPort, seq, ack, flags, window, other, options, payload);
    }

    /** Returns this segment with other options. Given complete. */
    public Segment withOptions(TcpOptions other) {
        return new Segment(sourcePort, destinationPort, seq, ack, flags, window, urgentPointer, other, payload);
    }

    /** Returns this segment with another payload. Given complete. */
    public Segment withPayload(byte[] other) {
        return new Segment(sourcePort, destinationPort, seq, ack, flags, window, urgentPointer, options, other);
    }

    /** Returns a copy of the payload. Given complete. */
    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /** Tells whether every one of {@code wanted} is set, for example {@code has(SYN | ACK)}. Given complete. */
    public boolean has(int wanted) {
        return (flags & wanted) == wanted;
    }

    /** Returns how many sequence numbers it takes: one a payload byte, one each for SYN and FIN. Given complete. */
    public int sequenceLength() {
        return payload.length + (has(SYN) ? 1 : 0) + (has(FIN) ? 1 : 0);
    }

    /** Compares the payload by its bytes. Given complete. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Segment that
                && sourcePort == that.sourcePort
                && destinationPort == that.destinationPort
                && seq == that.seq
                && ack == that.ack
                && flags == that.flags
                && window == that.window
                && urgentPointer == that.urgentPointer
                && options.equals(that.options)
                && Arrays.equals(payload, that.payload);
    }

    /** Agrees with {@link #equals}. Given complete. */
    @Override
    public int hashCode() {
        return Objects.hash(sourcePort, destinationPort, seq, ack, flags, window, options, Arrays.hashCode(payload));
    }

    /** Returns the segment in the standard's notation: {@code <SEQ=100><ACK=301><CTL=SYN,ACK>}. Given complete. */
    @Override
    public String toString() {
        String[] names = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};
        StringBuilder control = new StringBuilder();
        for (int bit = 0; bit < names.length; bit++) {
            if (has(1 << bit)) {
                control.append(control.isEmpty() ? "" : ",").append(names[bit]);
            }
        }
        return "<SEQ=" + Integer.toUnsignedString(seq) + ">"
                + (has(ACK) ? "<ACK=" + Integer.toUnsignedString(ack) + ">" : "")
                + (payload.length > 0 ? "<DATA=" + payload.length + " bytes>" : "")
                + "<CTL=" + control + ">";
    }

    /**
     * Returns the segment's bytes: header, options, padding, payload, and nothing else.
     *
     * <ul>
     *   <li>The reserved bits are 0. Without options the header has 20 bytes.
     *   <li>Each option that is present is written once, and no other. A window scale of 0 is an option that is
     *       present, and not the same as none. Their order is free, and so are no-operations between them and whether
     *       the padding is no-operations or an end of the list followed by zeros.
     *   <li>The checksum is right for {@code source} and {@code destination}. A computed 0 is written as 0.
     * </ul>
     *
     * @param source the address that the segment is sent from
     * @param destination the address that it is sent to
     * @throws IllegalArgumentException if one address is IPv4 and the other IPv6
     */
    public byte[] encode(InetAddress source, InetAddress destination) {
        throw new UnsupportedOperationException("TODO 4.2: write header, options, padding, payload; then the checksum");
    }

    /**
     * Returns the segment that {@code bytes} holds, all of them; the array is left as it is.
     *
     * <ul>
     *   <li>The reserved bits are ignored, whatever they are. They count for the checksum.
     *   <li>An option of a kind that the table doesn't have is skipped by its length. What follows an end of the option
     *       list is ignored, whatever it is.
     *   <li>A window scale above 14 is taken as 14 (RFC 7323, 2.3).
     *   <li>Options are returned as they stand, also where the segment is no SYN. The same kind twice is not asked,
     *       nor are segments with more than 65,475 bytes of data.
     * </ul>
     *
     * @param source the address that the segment came from
     * @param destination the address that it came to
     * @throws IllegalArgumentException if
     *     <ul>
     *       <li>there are fewer than 20 bytes
     *       <li>the data offset is below 5, or the header would end after the last byte
     *       <li>the checksum is wrong for these addresses; a field of 0 is judged like any other (in UDP over IPv4
     *       a field of 0 means: no checksum)
     *       <li>an option's length is missing, is below 2, or leads past the header's end
     *       <li>a kind of the table has another length than the table says
     *       <li>one address is IPv4 and the other IPv6
     *     </ul>
     */
    public static Segment parse(byte[] bytes, InetAddress source, InetAddress destination) {
        throw new UnsupportedOperationException("TODO 4.2: check lengths and checksum, then read fields and options");
    }

    private static void requireAtMost(int max, int value) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + " is not in the range 0 to " + max);
        }
    }
}
