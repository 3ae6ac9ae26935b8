package workbook.handshake;

/**
 * Exercise 4.1. Arithmetic with sequence numbers, which count modulo 2^32 (RFC 9293, 3.4).
 *
 * <p>An {@code int} subtraction does most of it: it wraps as the numbers do, and its sign is that of the shorter way.
 */
public final class SeqNumber {

    private static final long CYCLE = 1L << 32;

    private SeqNumber() {}

    /** Returns the number that lies {@code count} steps after {@code seq}; a negative count steps back. */
    public static int add(int seq, long count) {
        // The cast drops the high 32 bits, and that is the modulo, for a negative sum too.
        return (int) (seq + count);
    }

    /** Returns the steps from {@code from} to {@code to} on the shorter way, negative if they lead back. */
    public static int distance(int from, int to) {
        return to - from;
    }

    /** Tells whether {@code a} is before {@code b} on the shorter way. */
    public static boolean isBefore(int a, int b) {
        return distance(a, b) > 0;
    }

    /** Tells whether {@code first <= seq < first + size}, across the wrap too. */
    public static boolean isInWindow(int seq, int first, long size) {
        // Steps forward only, 0 to 2^32 - 1: what lies before the window is far ahead of its first number.
        return Integer.toUnsignedLong(seq - first) < size;
    }

    /** Returns the value nearest to {@code checkpoint}, and not negative, whose low 32 bits are {@code seq}. */
    public static long unwrap(int seq, long checkpoint) {
        // The low 32 bits of the checkpoint are a number on the circle; the shorter way from it leads to the nearest.
        long nearest = checkpoint + distance((int) checkpoint, seq);
        return nearest >= 0 ? nearest : nearest + CYCLE;
    }
}
