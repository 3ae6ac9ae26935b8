package workbook.handshake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Exercise 4.2 with data streams: options in another order and each padded with no-operations in front, a recursive
 * option parser, and a checksum that is computed anew with 0 in its field and compared.
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

    /** Returns how many sequence numbers the segment takes: one a byte, and one each for SYN and FIN. */
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

    public byte[] encode(InetAddress source, InetAddress destination) {
        byte[] optionList = optionList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(sourcePort);
            out.writeShort(destinationPort);
            out.writeInt(seq);
            out.writeInt(ack);
            out.writeByte((20 + optionList.length) * 4);
            out.writeByte(flags);
            out.writeShort(window);
            out.writeShort(0);
            out.writeShort(urgentPointer);
            out.write(optionList);
            out.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] segment = bytes.toByteArray();
        int checksum = checksum(segment, source, destination);
        segment[16] = (byte) (checksum >> 8);
        segment[17] = (byte) checksum;
        return segment;
    }

    public static Segment parse(byte[] bytes, InetAddress source, InetAddress destination) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int sourcePort = in.readUnsignedShort();
            int destinationPort = in.readUnsignedShort();
            int seq = in.readInt();
            int ack = in.readInt();
            int offset = (in.readUnsignedByte() >> 4) * 4;
            int flags = in.readUnsignedByte();
            int window = in.readUnsignedShort();
            int checksum = in.readUnsignedShort();
            int urgentPointer = in.readUnsignedShort();
            if (offset < 20) {
                throw new IllegalArgumentException("data offset");
            }
            byte[] optionList = new byte[offset - 20];
            in.readFully(optionList);
            byte[] zeroed = bytes.clone();
            zeroed[16] = 0;
            zeroed[17] = 0;
            if (checksum != checksum(zeroed, source, destination)) {
                throw new IllegalArgumentException("checksum");
            }
            TcpOptions options = options(optionList, 0, TcpOptions.NONE);
            byte[] payload = in.readAllBytes();
            return new Segment(sourcePort, destinationPort, seq, ack, flags, window, urgentPointer, options, payload);
        } catch (IOException e) {
            throw new IllegalArgumentException("too short", e);
        }
    }

    /** Fills up with no-operations in front. */
    private byte[] optionList() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            if (options.timestamps().isPresent()) {
                out.writeInt(0x0101_080A);
                out.writeInt(options.timestamps().get().value());
                out.writeInt(options.timestamps().get().echoReply());
            }
            if (options.sackPermitted()) {
                out.writeInt(0x0101_0402);
            }
            if (options.windowScale().isPresent()) {
                out.writeInt(0x0103_0300 | options.windowScale().getAsInt());
            }
            if (options.maximumSegmentSize().isPresent()) {
                out.writeInt(0x0204_0000 | options.maximumSegmentSize().getAsInt());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static TcpOptions options(byte[] list, int at, TcpOptions found) {
        if (at == list.length || list[at] == 0) {
            return found;
        }
        if (list[at] == 1) {
            return options(list, at + 1, found);
        }
        if (at + 1 == list.length) {
            throw new IllegalArgumentException("no length");
        }
        int kind = list[at] & 0xFF;
        int length = list[at + 1] & 0xFF;
        int known = Map.of(2, 4, 3, 3, 4, 2, 8, 10).getOrDefault(kind, length);
        if (length < 2 || length != known || at + length > list.length) {
            throw new IllegalArgumentException("option " + kind + " of length " + length);
        }
        BigInteger value = new BigInteger(1, Arrays.copyOfRange(list, at + 2, at + length));
        TcpOptions more = switch (kind) {
            case 2 -> found.withMaximumSegmentSize(value.intValue());
            case 3 -> found.withWindowScale(Math.min(14, value.intValue()));
            case 4 -> found.withSackPermitted();
            case 8 -> found.withTimestamps(value.shiftRight(32).intValue(), value.intValue());
            default -> found;
        };
        return options(list, at + length, more);
    }

    /** Builds the pseudo-header as bytes and sums 32-bit words, which RFC 1071 (2, C) shows to give the same. */
    private static int checksum(byte[] segment, InetAddress source, InetAddress destination) {
        if (source instanceof Inet4Address != destination instanceof Inet4Address) {
            throw new IllegalArgumentException("two families");
        }
        int addresses = source.getAddress().length * 2;
        ByteBuffer all = ByteBuffer.allocate((addresses + 8 + segment.length + 3) / 4 * 4);
        all.put(source.getAddress()).put(destination.getAddress());
        if (source instanceof Inet4Address) {
            all.putShort((short) 6).putShort((short) segment.length);
        } else {
            all.putInt(segment.length).putInt(6);
        }
        all.put(segment).rewind();
        long sum = 0;
        while (all.hasRemaining()) {
            sum += all.getInt() & 0xFFFF_FFFFL;
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return (int) sum ^ 0xFFFF;
    }

    private static void requireAtMost(int max, int value) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + " is not in the range 0 to " + max);
        }
    }
}
