package workbook.handshake;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import workbook.harness.text.Bytes;

/** The suite's own view of a segment's bytes, so that encode is never judged by parse, nor parse by encode. */
final class SegmentBytes {

    static final InetAddress V4_CLIENT = address("192.0.2.1");
    static final InetAddress V4_SERVER = address("192.0.2.2");
    static final InetAddress V6_CLIENT = address("2001:db8::1");
    static final InetAddress V6_SERVER = address("2001:db8::2");

    private static final int MIN_HEADER = 20;
    private static final int CHECKSUM = 16;

    private SegmentBytes() {}

    static InetAddress address(String literal) {
        return new InetSocketAddress(literal, 0).getAddress();
    }

    /** Returns the bytes that pairs of hex digits give, with spaces anywhere between two pairs. */
    static byte[] hex(String digits) {
        String packed = digits.replace(" ", "");
        return Bytes.fromHex(packed.replaceAll("(..)(?!$)", "$1 "));
    }

    /** Returns a segment from {@link #V4_CLIENT} to {@link #V4_SERVER} with the options of {@code hex} and no data. */
    static byte[] withOptions(String hex) {
        byte[] options = hex(hex);
        int words = (MIN_HEADER + options.length) / 4;
        byte[] header = hex("9c40 0050 00000065 0000012d 0010 0400 0000 0000");
        header[12] = (byte) (words << 4);
        return sealed(joined(header, options));
    }

    static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    /** Returns a copy with one byte changed, and the checksum as it was. */
    static byte[] changed(byte[] segment, int offset, int value) {
        byte[] copy = segment.clone();
        copy[offset] = (byte) value;
        return copy;
    }

    /**
     * Returns a copy with the right checksum for a way from {@link #V4_CLIENT} to {@link #V4_SERVER}. Too few bytes to
     * have the field get it in their last whole word: the sum is the same wherever the checksum stands.
     */
    static byte[] sealed(byte[] segment) {
        byte[] copy = segment.clone();
        int field = Math.min(CHECKSUM, segment.length / 2 * 2 - 2);
        ByteBuffer.wrap(copy).putShort(field, (short) checksum(segment, field, V4_CLIENT, V4_SERVER));
        return copy;
    }

    /** Returns the checksum that belongs into {@code segment}, whatever stands there now. */
    static int checksum(byte[] segment, InetAddress from, InetAddress to) {
        return checksum(segment, CHECKSUM, from, to);
    }

    private static int checksum(byte[] segment, int field, InetAddress from, InetAddress to) {
        byte[] addresses = joined(from.getAddress(), to.getAddress());
        ByteBuffer all = ByteBuffer.allocate(addresses.length + 8 + segment.length + segment.length % 2);
        all.put(addresses).putInt(segment.length).putInt(6);
        int begin = all.position();
        all.put(segment).putShort(begin + field, (short) 0).rewind();
        long sum = 0;
        while (all.hasRemaining()) {
            sum += Short.toUnsignedInt(all.getShort());
        }
        // The rest by FFFF is the one's complement sum, but where that sum is FFFF: there the rest is 0.
        int folded = (int) (sum % 0xFFFF);
        return folded == 0 ? 0 : 0xFFFF - folded;
    }

    /** Returns 4 * data offset. */
    static int headerLength(byte[] segment) {
        return (segment[12] >> 4 & 0xF) * 4;
    }

    /** Returns each option but the no-operations in hex, in the order of their kinds; or one line that tells a fault. */
    static List<String> options(byte[] segment) {
        int end = headerLength(segment);
        if (end < MIN_HEADER || end > segment.length) {
            return List.of("a data offset of " + end / 4 + " words in " + segment.length + " bytes");
        }
        List<String> options = new ArrayList<>();
        int at = MIN_HEADER;
        while (at < end && segment[at] != 0) {
            int length = segment[at] == 1 ? 1 : at + 1 < end ? segment[at + 1] & 0xFF : 0;
            if (length == 0 || length == 1 && segment[at] != 1 || at + length > end) {
                return List.of("an option of kind " + (segment[at] & 0xFF) + " with a wrong length at offset " + at);
            }
            if (segment[at] != 1) {
                options.add(Bytes.hex(Arrays.copyOfRange(segment, at, at + length)));
            }
            at += length;
        }
        for (; at < end; at++) {
            if (segment[at] != 0) {
                return List.of("a byte of padding at offset " + at + " that is not 0");
            }
        }
        options.sort(null);
        return options;
    }
}
