package workbook.basics;

/**
 * Exercise 1.6. The Internet checksum of RFC 1071, which IPv4, UDP and TCP carry: over bytes that are all there, or as
 * a sum that runs while they come.
 *
 * <p>The bytes are taken in pairs; each pair is a 16-bit unsigned number in network byte order. The numbers are added,
 * and each carry out of the 16 bits is added again at the low end, until none is left. The checksum is the complement
 * of this sum: all 16 bits turned over. An odd last byte is the high half of a number whose low half is 0. So
 * <pre>
 * 45 00 b4        4500 + b400 = f900        checksum 06ff
 * 80 01 90 02     8001 + 9002 = 1 1003, 1003 + 1 = 1004        checksum effb
 * no bytes        0000        checksum ffff
 * </pre>
 *
 * <p>A new {@code InternetChecksum} has seen no bytes. One thread at a time uses it. Any number of bytes may be added,
 * also more than an {@code int} can count.
 *
 * <p>Not asked: null.
 */
public final class InternetChecksum {

    /**
     * Adds {@code length} bytes from {@code offset} on, which follow the bytes added before.
     *
     * <p>How the bytes are cut into calls changes nothing, also where a piece is odd or empty: {@code 45}, then
     * {@code 00 b4}, is the same as {@code 45 00 b4} at once. The array is read now, and neither changed nor kept.
     *
     * @throws IndexOutOfBoundsException unless all of the bytes lie inside the array, also when {@code offset} or
     *     {@code length} is negative or {@code offset + length} overflows an {@code int}; nothing is added then
     */
    public void add(byte[] bytes, int offset, int length) {
        throw new UnsupportedOperationException("TODO 1.6: add the pairs, and mind a pair that two calls share");
    }

    /**
     * Returns the checksum of all bytes added so far: 0 to 65,535. Asking changes nothing: more bytes may be added, and
     * the zero that completes an odd last byte is for this answer only.
     */
    public int value() {
        throw new UnsupportedOperationException("TODO 1.6: fold the carries into 16 bits, then take the complement");
    }

    /** Returns the checksum of {@code bytes}: 0 to 65,535. */
    public static int of(byte[] bytes) {
        throw new UnsupportedOperationException("TODO 1.6: add all bytes, and return the value");
    }

    /**
     * Tells whether {@code bytes}, which hold their own checksum at some even offset, are undamaged as far as a
     * checksum can tell.
     *
     * <p>A sender computes the checksum with zeros in its place, and then writes it there. So the sum over all bytes,
     * before the complement, is {@code ffff}: no need to know where the checksum stands. For any other sum the answer
     * is false, also for no bytes and for zeros alone, whose sum is {@code 0000}.
     */
    public static boolean verify(byte[] bytes) {
        throw new UnsupportedOperationException("TODO 1.6: add all bytes, and look at the sum");
    }
}
