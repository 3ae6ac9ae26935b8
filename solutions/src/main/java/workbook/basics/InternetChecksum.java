package workbook.basics;

import java.util.Objects;

/** Exercise 1.6. The Internet checksum of RFC 1071, at once or as a running sum. */
public final class InternetChecksum {

    /**
     * The numbers added up, with their carries still above bit 15: RFC 1071, section 2, "deferred carries". A long has
     * room for 2^47 of them, a positive int for 32,768 only.
     */
    private long sum;

    /** Whether the next byte is the low half of a number, which a piece of odd length left open. */
    private boolean lowHalfNext;

    /** Adds {@code length} bytes from {@code offset} on, which follow the bytes added before. */
    public void add(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        for (int i = offset; i < offset + length; i++) {
            // A byte is widened with its sign: 0xFF would be added as -1.
            int octet = bytes[i] & 0xFF;
            sum += lowHalfNext ? octet : octet << 8;
            lowHalfNext = !lowHalfNext;
        }
    }

    /** Returns the checksum of all bytes added so far: 0 to 65,535. */
    public int value() {
        long folded = sum;
        // One fold is not enough: ffff + ffff + 0001 is 1 ffff, which folds to 1 0000, and that to 0001.
        while (folded > 0xFFFF) {
            folded = (folded >>> 16) + (folded & 0xFFFF);
        }
        // The complement turns over all 64 bits; 16 of them are the checksum.
        return (int) ~folded & 0xFFFF;
    }

    /** Returns the checksum of {@code bytes}: 0 to 65,535. */
    public static int of(byte[] bytes) {
        InternetChecksum checksum = new InternetChecksum();
        checksum.add(bytes, 0, bytes.length);
        return checksum.value();
    }

    /** Tells whether {@code bytes}, which hold their own checksum at an even offset, add up to {@code ffff}. */
    public static boolean verify(byte[] bytes) {
        return of(bytes) == 0;
    }
}
