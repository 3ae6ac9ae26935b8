package workbook.handshake;

import static workbook.harness.call.Calling.calling;

import workbook.harness.Check;
import workbook.harness.Exercise;

@Exercise("4.1")
class SeqNumberSuite {

    private static final long CYCLE = 1L << 32;
    private static final long HALF = 1L << 31;

    /** Where the number itself, the sign of an int or both change. */
    private static final int[] EDGES = {0, 0x8000_0000, 0x7FFF_FFFF};

    /** Steps forward that keep clear of half a cycle, where two numbers have no order. */
    private static final int[] STEPS = {1, 2, 3, 1_460, 65_535, 1 << 30, Integer.MAX_VALUE};

    private static final long[] SIZES = {1, 2, 5, 65_535, 1L << 30, 0};

    @Check(points = 2, because = "Each byte takes one number, so a segment's number plus its bytes is the next one.")
    void aNumberPlusItsBytesIsTheNextNumber() {
        expectSum(100, 1, 101);
        expectSum(100, 1_460, 1_560);
        expectSum(100, 0, 100);
        expectSum(1_560, -1_460, 100);
    }

    @Check(points = 3, because = "Sequence numbers count modulo 2^32: after 4,294,967,295 comes 0.")
    void theNumberAfterTheLastIsZero() {
        expectSum(0xFFFF_FFFF, 1, 0);
        expectSum(0xFFFF_FFFE, 5, 3);
        expectSum(0x7FFF_FFFF, 1, 0x8000_0000);
        expectSum(0, -1, 0xFFFF_FFFF);
        expectSum(7, CYCLE - 1, 6);
        expectSum(7, CYCLE, 7);
        expectSum(7, 3 * CYCLE + 3, 10);
        expectSum(0xFFFF_FFFF, Long.MAX_VALUE, 0xFFFF_FFFE);
        expectSum(0xFFFF_FFFF, Long.MIN_VALUE, 0xFFFF_FFFF);
    }

    @Check(
            points = 5,
            because = "The shorter way round decides, and the sign of the 32-bit difference tells its direction.")
    void orderIsDecidedByTheShorterWay() {
        for (int edge : EDGES) {
            for (int near = -3; near <= 3; near++) {
                int a = edge + near;
                expectBefore(a, a, false);
                for (int step : STEPS) {
                    expectBefore(a, a + step, true);
                    expectBefore(a + step, a, false);
                }
            }
        }
    }

    @Check(points = 3, because = "The shorter way has a length and a direction, also where it leads across the wrap.")
    void distanceIsSignedAndWraps() {
        for (int edge : EDGES) {
            for (int near = -3; near <= 3; near++) {
                int from = edge + near;
                expectDistance(from, from, 0);
                for (int step : STEPS) {
                    expectDistance(from, from + step, step);
                    expectDistance(from + step, from, -step);
                }
            }
        }
    }

    @Check(
            points = 5,
            because = "A window holds its first number and ends before first + size, wherever the wrap lies.")
    void aWindowMayCrossTheWrap() {
        for (int edge : EDGES) {
            for (int near = -4; near <= 4; near++) {
                int first = edge + near;
                for (long size : SIZES) {
                    for (int offset = -2; offset <= 2; offset++) {
                        expectInWindow(first, size, offset);
                        expectInWindow(first, size, size + offset);
                    }
                    expectInWindow(first, size, HALF);
                }
            }
        }
    }

    @Check(points = 5, because = "The nearest count may lie one cycle below or above the cycle of the checkpoint.")
    void unwrapTakesTheNearestCount() {
        expectCount(0x1234, CYCLE + 0x1000);
        expectCount(0xFFFF_FFFF, CYCLE + 5);
        expectCount(5, 2 * CYCLE - 1);
        expectCounts(HALF + 10);
        for (long cycle : new long[] {1, 2, 1_000, 1L << 29}) {
            expectCounts(cycle * CYCLE);
            expectCounts(cycle * CYCLE + HALF);
            expectCounts(cycle * CYCLE + CYCLE);
        }
    }

    @Check(points = 2, because = "A stream's count begins at 0, so what would lie before 0 belongs to the first cycle.")
    void noCountIsNegative() {
        expectCount(0xFFFF_FFFF, 5);
        expectCount(0xFFFF_FFFF, 0);
        expectCount(0x8000_0001, 0);
        expectCounts(5);
        expectCounts(HALF - 10);
    }

    private static void expectSum(int seq, long count, int sum) {
        calling(
                        "toUnsignedLong(add(%s, %dL))".formatted(show(seq), count),
                        () -> Integer.toUnsignedLong(SeqNumber.add(seq, count)))
                .returns(Integer.toUnsignedLong(sum));
    }

    private static void expectBefore(int a, int b, boolean before) {
        calling("isBefore(" + show(a) + ", " + show(b) + ")", () -> SeqNumber.isBefore(a, b))
                .returns(before);
    }

    private static void expectDistance(int from, int to, int steps) {
        calling("distance(" + show(from) + ", " + show(to) + ")", () -> SeqNumber.distance(from, to))
                .returns(steps);
    }

    private static void expectInWindow(int first, long size, long offset) {
        int seq = (int) (first + offset);
        calling(
                        "isInWindow(" + show(seq) + ", " + show(first) + ", " + size + ")",
                        () -> SeqNumber.isInWindow(seq, first, size))
                .returns(0 <= offset && offset < size);
    }

    /** Asks around {@code middle} for every number around the edges. */
    private static void expectCounts(long middle) {
        for (long checkpoint = middle - 5; checkpoint <= middle + 5; checkpoint++) {
            for (int edge : EDGES) {
                for (int near = -5; near <= 5; near++) {
                    expectCount(edge + near, checkpoint);
                }
            }
        }
    }

    private static void expectCount(int seq, long checkpoint) {
        long cycle = checkpoint / CYCLE;
        long nearest = Long.MAX_VALUE;
        for (long candidate = Math.max(0, cycle - 1); candidate <= cycle + 1; candidate++) {
            long count = candidate * CYCLE + Integer.toUnsignedLong(seq);
            nearest = Math.abs(count - checkpoint) < Math.abs(nearest - checkpoint) ? count : nearest;
        }
        if (Math.abs(nearest - checkpoint) == HALF) {
            return;
        }
        long expected = nearest;
        calling(
                        "toHexString(unwrap(" + show(seq) + ", " + show(checkpoint) + "L))",
                        () -> Long.toHexString(SeqNumber.unwrap(seq, checkpoint)))
                .returns(Long.toHexString(expected));
    }

    private static String show(int seq) {
        return show(Integer.toUnsignedLong(seq));
    }

    /** Shows small numbers in decimal, and others so that their place on the circle can be seen. */
    private static String show(long number) {
        return number < 0x1_0000 ? Long.toString(number) : "0x" + Long.toHexString(number);
    }
}
