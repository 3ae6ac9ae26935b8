package workbook.handshake;

/**
 * Exercise 4.1. Arithmetic with sequence numbers, which count modulo 2^32 (RFC 9293, 3.4).
 *
 * <p>After 4,294,967,295 comes 0. A sequence number is kept in an {@code int}: its 32 bits are the ones in the header,
 * and {@code int} arithmetic wraps where the header does. An {@code int} is signed, a sequence number is not:
 * 0xFFFF_FFFE is the number 4,294,967,294, although Java prints it as -2; print it with
 * {@link Integer#toUnsignedString(int)}.
 *
 * <p>The numbers lie on a circle, so neither of two is smaller by itself. The shorter way round decides: {@code a} is
 * before {@code b} if one to 2^31 - 1 steps forward lead from {@code a} to {@code b}. For two numbers exactly 2^31
 * apart that is undefined, and {@link #distance} and {@link #isBefore} are not asked for them.
 */
public final class SeqNumber {

    private SeqNumber() {}

    /**
     * Returns the number that lies {@code count} steps after {@code seq}, round the circle if need be.
     *
     * @param count any {@code long}; a negative one steps back
     */
    public static int add(int seq, long count) {
        throw new UnsupportedOperationException("TODO 4.1: step forward modulo 2^32");
    }

    /**
     * Returns the steps from {@code from} to {@code to} on the shorter way, -2,147,483,647 to 2,147,483,647: positive
     * if {@code from} is before {@code to}, 0 if they are equal, negative if {@code to} is before {@code from}.
     */
    public static int distance(int from, int to) {
        throw new UnsupportedOperationException("TODO 4.1: count the steps of the shorter way, with their sign");
    }

    /** Tells whether {@code a} is before {@code b}. No number is before itself. */
    public static boolean isBefore(int a, int b) {
        throw new UnsupportedOperationException("TODO 4.1: tell which of the two comes first on the shorter way");
    }

    /**
     * Tells whether {@code seq} is one of the {@code size} numbers from {@code first} on:
     * {@code first <= seq < first + size}, across the wrap too. Asked for every {@code seq}, also one 2^31 away.
     *
     * @param size 0 to 1,073,741,824 (2^30, more than the largest window of RFC 7323); with 0 no number is inside.
     *     Others are not asked
     */
    public static boolean isInWindow(int seq, int first, long size) {
        throw new UnsupportedOperationException("TODO 4.1: tell whether seq lies in the window, first included");
    }

    /**
     * Returns the 64-bit count that {@code seq} stands for: of the values of 0 and above whose low 32 bits are
     * {@code seq}, the one nearest to {@code checkpoint}.
     *
     * <p>A stream may be longer than 2^32 bytes, so a receiver counts its bytes in 64 bits and takes the count that it
     * has reached as the checkpoint. With the checkpoint 0x1_0000_0005, the number 0xFFFF_FFFF is 0x0_FFFF_FFFF, six
     * before it. With the checkpoint 5 it is also 0x0_FFFF_FFFF: -1 would be nearer, but no count is negative.
     *
     * @param checkpoint 0 to 2^62; others are not asked, nor is a checkpoint with two values exactly 2^31 away from it
     */
    public static long unwrap(int seq, long checkpoint) {
        throw new UnsupportedOperationException("TODO 4.1: find the nearest count with these low 32 bits");
    }
}
