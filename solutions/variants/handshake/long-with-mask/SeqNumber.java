package workbook.handshake;

/** Exercise 4.1 in unsigned style: every number is widened to a long of 0 to 2^32 - 1, and the cycle is explicit. */
public final class SeqNumber {

    private static final long MASK = 0xFFFF_FFFFL;
    private static final long CYCLE = MASK + 1;
    private static final long HALF = CYCLE / 2;

    private SeqNumber() {}

    public static int add(int seq, long count) {
        return (int) Math.floorMod((seq & MASK) + count % CYCLE, CYCLE);
    }

    public static int distance(int from, int to) {
        long forward = forward(from, to);
        // Exactly half a cycle counts as forward here and is cut off by the cast: nobody asks for it.
        return (int) (forward <= HALF ? forward : forward - CYCLE);
    }

    public static boolean isBefore(int a, int b) {
        // Two numbers half a cycle apart are each before the other here.
        long forward = forward(a, b);
        return forward != 0 && forward <= HALF;
    }

    public static boolean isInWindow(int seq, int first, long size) {
        long begin = first & MASK;
        long end = begin + size;
        long number = seq & MASK;
        return begin <= number && number < end || begin <= number + CYCLE && number + CYCLE < end;
    }

    public static long unwrap(int seq, long checkpoint) {
        long middle = (checkpoint & ~MASK) | (seq & MASK);
        long best = middle;
        for (long candidate : new long[] {middle - CYCLE, middle + CYCLE}) {
            if (candidate >= 0 && Math.abs(candidate - checkpoint) < Math.abs(best - checkpoint)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long forward(int from, int to) {
        return (to & MASK) - (from & MASK) & MASK;
    }
}
