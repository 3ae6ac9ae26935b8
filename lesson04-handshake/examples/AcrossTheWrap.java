import java.util.List;
import workbook.handshake.SeqNumber;

/** Follows a segment across the wrap, and asks for order, window and count around it. */
class AcrossTheWrap {

    public static void main(String[] arguments) {
        int first = 0xFFFF_FFFA;
        StringBuilder bytes = new StringBuilder("byte    ");
        StringBuilder numbers = new StringBuilder("number  ");
        for (int offset : List.of(0, 4, 5, 6, 7, 9)) {
            bytes.append("%10s".formatted(offset + 1));
            numbers.append("%10s".formatted(Integer.toHexString(SeqNumber.add(first, offset))));
        }
        int next = SeqNumber.add(first, 10);
        System.out.println(bytes + "      next");
        System.out.println(numbers + "%10s".formatted(Integer.toHexString(next)));
        System.out.println();
        System.out.println("as numbers without a sign: " + Integer.toUnsignedString(first) + " and " + next);
        System.out.println("distance from first to next: " + SeqNumber.distance(first, next));
        System.out.println("distance from next to first: " + SeqNumber.distance(next, first));
        System.out.println("is first before next?        " + SeqNumber.isBefore(first, next));
        System.out.println("window of 10 from first on:  3 is inside: " + SeqNumber.isInWindow(3, first, 10)
                + ", 4 is inside: " + SeqNumber.isInWindow(next, first, 10));
        System.out.println(
                "count of fffffffa near 2_0000_0020: " + Long.toHexString(SeqNumber.unwrap(first, 0x2_0000_0020L)));
        System.out.println("count of fffffffa near 0_0000_0020: " + Long.toHexString(SeqNumber.unwrap(first, 0x20)));
    }
}
