package workbook.handshake;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Exercise 4.2. A TCP segment as a value, and the same segment as the bytes that IP carries (RFC 9293, 3.1).
 *
 * <p>The window is the bare field, never scaled.
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

    private static final int MIN_HEADER = 20;
    private static final int CHECKSUM_OFFSET = 16;
    private static final int PROTOCOL = 6;

    private static final int END_OF_LIST = 0;
    private static final int NO_OPERATION = 1;
    private static final int MAXIMUM_SEGMENT_SIZE = 2;
    private static final int WINDOW_SCALE = 3;
    private static final int SACK_PERMITTED = 4;
    private static final int TIMESTAMPS = 8;
    private static final int MAX_WINDOW_SCALE = 14;

    /** Checks the ranges: {@link IllegalArgumentException} if a value is outside. */
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

    /** Returns a segment with window 0, without options and payload. */
    public static Segment of(int sourcePort, int destinationPort, int flags, int seq, int ack) {
        return new Segment(sourcePort, destinationPort, seq, ack, flags, 0, 0, TcpOptions.NONE, new byte[0]);
    }

    /** Returns this segment with another window field. */
    public Segment withWindow(int other) {
        return new Segment(sourcePort, destinationPort, seq, ack, flags, other, urgentPointer, options, payload);
    }

    /** Returns this segment with another urgent pointer. */
    public Segment withUrgentPointer(int other) {
        return new Segment(sourcePort, destinationPort, seq, ack, flags, window, other, options, payload);
    }

    /** Returns this segment with other options. */
    public Segment withOptions(TcpOptions other) {
        return new Segment(sourcePort, destinationPort, seq, ack, flags, window, urgentPointer, other, payload);
    }

    /** Returns this segment with another payload. */
    public Segment withPayload(byte[] other) {
        return new Segment(sourcePort, destinationPort, seq, ack, flags, window, urgentPointer, options, other);
    }

    /** Returns a copy of the payload. */
    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /** Tells whether every one of {@code wanted} is set, for example {@code has(SYN | ACK)}. */
    public boolean has(int wanted) {
        return (flags & wanted) == wanted;
    }

    /** Returns how many sequence numbers it takes: one a payload byte, one each for SYN and FIN. */
    public int sequenceLength() {
        return payload.length + (has(SYN) ? 1 : 0) + (has(FIN) ? 1 : 0);
    }

    /** Compares the payload by its bytes. */
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

    @Override
    public int hashCode() {
        return Objects.hash(sourcePort, destinationPort, seq, ack, flags, window, options, Arrays.hashCode(payload));
    }

    /** Returns the segment in the standard's notation: {@code <SEQ=100><ACK=301><CTL=SYN,ACK>}. */
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

    /** Returns the segment's bytes: header, options, padding, payload. */
    public byte[] encode(InetAddress source, InetAddress destination) {
        byte[] optionBytes = encodeOptions();
        int headerLength = MIN_HEADER + optionBytes.length;
        ByteBuffer out = ByteBuffer.allocate(headerLength + payload.length);
        out.putShort((short) sourcePort).putShort((short) destinationPort);
        out.putInt(seq).putInt(ack);
        // The data offset counts 32-bit words. Below it the reserved bits: "Must be zero in generated segments".
        out.put((byte) (headerLength / 4 << 4)).put((byte) flags);
        out.putShort((short) window).putShort((short) 0).putShort((short) urgentPointer);
        out.put(optionBytes).put(payload);
        out.putShort(CHECKSUM_OFFSET, (short) checksum(out.array(), source, destination));
        return out.array();
    }

    /** Returns the segment that {@code bytes} holds; {@link IllegalArgumentException} if it is malformed. */
    public static Segment parse(byte[] bytes, InetAddress source, InetAddress destination) {
        require(bytes.length >= MIN_HEADER, "a segment has at least 20 bytes, not " + bytes.length);
        // Over a segment with its checksum in place the sum is FFFF, and its complement 0.
        require(checksum(bytes, source, destination) == 0, "wrong checksum");
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int headerLength = (bytes[12] >> 4 & 0xF) * 4;
        require(headerLength >= MIN_HEADER && headerLength <= bytes.length, "header of " + headerLength + " bytes");
        return new Segment(
                unsignedShort(in, 0),
                unsignedShort(in, 2),
                in.getInt(4),
                in.getInt(8),
                bytes[13] & 0xFF,
                unsignedShort(in, 14),
                unsignedShort(in, 18),
                parseOptions(ByteBuffer.wrap(bytes, MIN_HEADER, headerLength - MIN_HEADER)),
                Arrays.copyOfRange(bytes, headerLength, bytes.length));
    }

    private byte[] encodeOptions() {
        ByteBuffer out = ByteBuffer.allocate(40);
        options.maximumSegmentSize()
                .ifPresent(size -> option(out, MAXIMUM_SEGMENT_SIZE, 4).putShort((short) size));
        options.windowScale().ifPresent(shift -> option(out, WINDOW_SCALE, 3).put((byte) shift));
        if (options.sackPermitted()) {
            option(out, SACK_PERMITTED, 2);
        }
        options.timestamps()
                .ifPresent(clock ->
                        option(out, TIMESTAMPS, 10).putInt(clock.value()).putInt(clock.echoReply()));
        // Rounded up to whole words; what was not written is 0: an end of the option list and the padding's zeros.
        return Arrays.copyOf(out.array(), (out.position() + 3) / 4 * 4);
    }

    private static ByteBuffer option(ByteBuffer out, int kind, int length) {
        return out.put((byte) kind).put((byte) length);
    }

    private static TcpOptions parseOptions(ByteBuffer in) {
        TcpOptions found = TcpOptions.NONE;
        while (in.hasRemaining()) {
            int kind = in.get() & 0xFF;
            if (kind == END_OF_LIST) {
                break;
            }
            if (kind == NO_OPERATION) {
                continue;
            }
            require(in.hasRemaining(), "option " + kind + " has no length");
            // The length counts kind and length too. Below 2 it would lead nowhere, or back: "an illegal option length
            // (e.g., zero)" (RFC 9293, 3.1, MUST-7).
            int valueLength = (in.get() & 0xFF) - 2;
            require(valueLength >= 0 && valueLength <= in.remaining(), "length of option " + kind);
            int next = in.position() + valueLength;
            switch (kind) {
                case MAXIMUM_SEGMENT_SIZE -> {
                    require(valueLength == 2, "length of the maximum segment size");
                    found = found.withMaximumSegmentSize(unsignedShort(in, in.position()));
                }
                case WINDOW_SCALE -> {
                    require(valueLength == 1, "length of the window scale");
                    // A larger shift is logged, "but MUST use 14 instead of the specified value" (RFC 7323, 2.3).
                    found = found.withWindowScale(Math.min(in.get() & 0xFF, MAX_WINDOW_SCALE));
                }
                case SACK_PERMITTED -> {
                    require(valueLength == 0, "length of SACK-permitted");
                    found = found.withSackPermitted();
                }
                case TIMESTAMPS -> {
                    require(valueLength == 8, "length of the timestamps");
                    found = found.withTimestamps(in.getInt(), in.getInt());
                }
                default -> {
                    // "MUST ... ignore without error any TCP Option it does not implement" (RFC 9293, 3.1, MUST-6).
                }
            }
            in.position(next);
        }
        return found;
    }

    private static int checksum(byte[] segment, InetAddress source, InetAddress destination) {
        byte[] from = source.getAddress();
        byte[] to = destination.getAddress();
        require(from.length == to.length, source + " and " + destination + " are of two families");
        // One's complement addition doesn't care for the order of words, nor for words of 0. So one sum serves both
        // pseudo-headers: the length has 16 bits in IPv4 and, for a segment that fits there, 16 zeros more in IPv6.
        long sum = sum(from) + sum(to) + PROTOCOL + segment.length + sum(segment);
        while (sum >> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (int) (~sum & 0xFFFF);
    }

    private static long sum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            // Even offsets hold the high half of a word, so an odd last byte is padded with 0 by itself.
            sum += (long) (bytes[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        }
        return sum;
    }

    private static int unsignedShort(ByteBuffer in, int offset) {
        return in.getShort(offset) & 0xFFFF;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static void requireAtMost(int max, int value) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + " is not in the range 0 to " + max);
        }
    }
}
