package workbook.basics;

import java.nio.ByteBuffer;

/**
 * Shows words of 64 bits added with their carry, and folded to 16 bits at the end (RFC 1071, section 2).
 *
 * <p>Up to seven bytes wait until a word is full, whatever pieces they come in.
 */
public final class InternetChecksum {

    private final ByteBuffer open = ByteBuffer.allocate(Long.BYTES);
    private long sum;

    public void add(byte[] bytes, int offset, int length) {
        ByteBuffer piece = ByteBuffer.wrap(bytes, offset, length);
        while (piece.hasRemaining()) {
            if (open.position() == 0 && piece.remaining() >= Long.BYTES) {
                sum = addWithCarry(sum, piece.getLong());
                continue;
            }
            open.put(piece.get());
            if (!open.hasRemaining()) {
                sum = addWithCarry(sum, open.flip().getLong());
                open.clear();
            }
        }
    }

    public int value() {
        long last = 0;
        for (int i = 0; i < open.position(); i++) {
            last |= (open.get(i) & 0xFFL) << 56 - 8 * i;
        }
        long words = addWithCarry(sum, last);
        int folded = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Short.SIZE) {
            folded += (int) (words >>> shift) & 0xFFFF;
            folded = (folded & 0xFFFF) + (folded >> 16);
        }
        return folded ^ 0xFFFF;
    }

    public static int of(byte[] bytes) {
        InternetChecksum checksum = new InternetChecksum();
        checksum.add(bytes, 0, bytes.length);
        return checksum.value();
    }

    public static boolean verify(byte[] bytes) {
        return of(bytes) == 0;
    }

    /** In ones' complement the carry out of the top bit counts 1. */
    private static long addWithCarry(long a, long b) {
        long result = a + b;
        return Long.compareUnsigned(result, a) < 0 ? result + 1 : result;
    }
}
