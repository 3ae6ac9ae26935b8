package workbook.basics;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import java.util.Arrays;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.text.Bytes;

@Exercise("1.6")
class InternetChecksumSuite {

    private static final String IPV4_HEADER = "45 00 00 73 00 00 40 00 40 11 b8 61 c0 a8 00 01 c0 a8 00 c7";

    @Check(points = 1, because = "The checksum is the complement of the sum: all 16 bits turned over.")
    void theChecksumIsTheComplementOfTheSum() {
        expectChecksum("a8cb", "45 00 12 34");
        calling(
                        "value() after add of 45 00 12 34, in hex",
                        () -> hex(sumOf("45 00 12 34").value()))
                .returns("a8cb");
    }

    @Check(points = 1, because = "A byte is widened with its sign: mask each one with 0xFF before it is added.")
    void bytesAreUnsigned() {
        expectChecksum("ff00", "00 ff");
        expectChecksum("7f7f", "80 80");
        expectChecksum("02d0", "ed 2a 10 05");
    }

    @Check(points = 1, because = "Each carry out of the 16 bits is added at the low end, and that may carry again.")
    void everyCarryIsAddedAgain() {
        expectChecksum("effb", "80 01 90 02");
        // The example of RFC 1071, section 3, which gives the sum: ddf2.
        expectChecksum("220d", "00 01 f2 03 f4 f5 f6 f7");
        expectChecksum("0000", "ff ff ff ff");
        expectChecksum("fffe", "ff ff ff ff 00 01");
    }

    @Check(points = 1, because = "An odd last byte is a high half: the zero that completes the pair stands after it.")
    void anOddLastByteIsAHighHalf() {
        expectChecksum("feff", "01");
        expectChecksum("06ff", "45 00 b4");
        expectChecksum("6ecb", "12 34 7f");
    }

    @Check(points = 1, because = "The sum of nothing is 0, and the complement of 0 is all ones.")
    void noBytesHaveTheChecksumFfff() {
        calling("of({}) in hex", () -> hex(InternetChecksum.of(new byte[0]))).returns("ffff");
        calling("new InternetChecksum().value() in hex", () -> hex(new InternetChecksum().value()))
                .returns("ffff");
        expectChecksum("ffff", "00 00");
    }

    @Check(points = 1, because = "add() reads the bytes that it is told, at once, and leaves them as they were.")
    void addReadsThePartThatItIsTold() {
        byte[] bytes = Bytes.fromHex("11 11 45 00 b4 22");
        var sum = new InternetChecksum();
        String call = "add({11 11 45 00 b4 22}, 2, 3)";
        doing(call, () -> sum.add(bytes, 2, 3)).succeeds();
        calling("value() after " + call + ", in hex", () -> hex(sum.value())).returns("06ff");
        calling("the array after " + call, () -> bytes).returns(Bytes.fromHex("11 11 45 00 b4 22"));
        var other = new InternetChecksum();
        other.add(bytes, 2, 3);
        Arrays.fill(bytes, (byte) 0x77);
        calling("value() after " + call + " and a change of the array, in hex", () -> hex(other.value()))
                .returns("06ff");
    }

    @Check(points = 1, because = "A piece may end in the middle of a pair; the next byte added is the pair's low half.")
    void everySplitGivesTheSameChecksum() {
        byte[] bytes = Bytes.fromHex("fe 01 80 7f 02 03 ff 04 80 f1 aa");
        String shown = "{" + Bytes.hex(bytes) + "}, in hex";
        for (int i = 0; i <= bytes.length; i++) {
            for (int j = i; j <= bytes.length; j++) {
                int first = i;
                int second = j;
                String pieces = i + ", " + (j - i) + " and " + (bytes.length - j);
                calling("value() after pieces of " + pieces + " bytes of " + shown, () -> {
                            var sum = new InternetChecksum();
                            sum.add(bytes, 0, first);
                            sum.add(bytes, first, second - first);
                            sum.add(bytes, second, bytes.length - second);
                            return hex(sum.value());
                        })
                        .returns(hex(checksum(bytes)));
            }
        }
        calling("value() after pieces of 1 byte of " + shown, () -> {
                    var sum = new InternetChecksum();
                    for (int i = 0; i < bytes.length; i++) {
                        sum.add(bytes, i, 1);
                    }
                    return hex(sum.value());
                })
                .returns(hex(checksum(bytes)));
    }

    @Check(points = 1, because = "value() is a question: the bytes added after it follow those added before it.")
    void askingForTheValueChangesNothing() {
        expectChecksum("edcb", "12 34");
        // Twins that differ in the questions alone, so that another mistake in the sum is not taken for this one.
        var asked = sumOf("45");
        var unasked = sumOf("45");
        int odd = calling("value() after add of 45", asked::value).result();
        calling("value() asked a second time, in hex", () -> hex(asked.value())).returns(hex(odd));
        asked.add(Bytes.fromHex("00 b4"), 0, 2);
        unasked.add(Bytes.fromHex("00 b4"), 0, 2);
        String expected = hex(unasked.value());
        calling("value() after add of 45, value(), add of 00 b4, in hex", () -> hex(asked.value()))
                .returns(expected);
    }

    @Check(points = 1, because = "An int is full after 32,768 pairs of ffff: add in a long, or fold as you go.")
    void aLongSumLosesNothing() {
        for (int n : new int[] {70_000, 200_000, 3_000_000}) {
            byte[] bytes = Bytes.repeat(0xFE, n);
            calling("of(" + n + " bytes of fe) in hex", () -> hex(InternetChecksum.of(bytes)))
                    .returns(hex(checksum(bytes)));
        }
    }

    @Check(points = 1, because = "Check all bounds before the first byte is added; their sum may overflow an int.")
    void aRefusedPieceAddsNothing() {
        byte[] bytes = Bytes.fromHex("01 02 03 04");
        int[][] pieces = {
            {-1, 1},
            {0, -1},
            {0, 5},
            {3, 2},
            {5, 0},
            {Integer.MAX_VALUE, 1},
            {1, Integer.MAX_VALUE},
            {4, Integer.MIN_VALUE}
        };
        for (int[] piece : pieces) {
            String call = "add({01 02 03 04}, " + piece[0] + ", " + piece[1] + ")";
            var sum = sumOf("45 00 b4 00");
            doing(call, () -> sum.add(bytes, piece[0], piece[1])).refuses(IndexOutOfBoundsException.class);
            calling("value() after add of 45 00 b4 00 and a refused " + call + ", in hex", () -> hex(sum.value()))
                    .returns("06ff");
        }
        var sum = sumOf("45 00 b4 00");
        doing("add({01 02 03 04}, 4, 0)", () -> sum.add(bytes, 4, 0)).succeeds();
        calling("value() after add of 45 00 b4 00 and of no bytes, in hex", () -> hex(sum.value()))
                .returns("06ff");
    }

    @Check(points = 1, because = "With its checksum among them, at an even offset, the bytes have the sum ffff.")
    void bytesWithTheirChecksumAreVerified() {
        for (String hex : List.of(IPV4_HEADER, "06 ff 45 00 b4", "00 00 ff ff", "ff ff 00 00", "ff ff")) {
            calling("verify({" + hex + "})", () -> InternetChecksum.verify(Bytes.fromHex(hex)))
                    .returns(true);
        }
        calling("verify({45 00 b4})", () -> InternetChecksum.verify(Bytes.fromHex("45 00 b4")))
                .returns(false);
    }

    @Check(points = 1, because = "Every single damaged bit changes the sum, so that it is ffff no longer.")
    void everyDamagedBitIsSeen() {
        calling("verify({12 34 ed cb})", () -> InternetChecksum.verify(Bytes.fromHex("12 34 ed cb")))
                .returns(true);
        int bits = Bytes.fromHex(IPV4_HEADER).length * Byte.SIZE;
        for (int bit = 0; bit < bits; bit++) {
            byte[] damaged = Bytes.fromHex(IPV4_HEADER);
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            calling("verify({" + Bytes.hex(damaged) + "})", () -> InternetChecksum.verify(damaged))
                    .returns(false);
        }
        calling("verify({})", () -> InternetChecksum.verify(new byte[0])).returns(false);
        calling("verify({00 00 00 00})", () -> InternetChecksum.verify(new byte[4]))
                .returns(false);
    }

    private static void expectChecksum(String expected, String hex) {
        calling("of({" + hex + "}) in hex", () -> hex(InternetChecksum.of(Bytes.fromHex(hex))))
                .returns(expected);
    }

    private static InternetChecksum sumOf(String hex) {
        byte[] bytes = Bytes.fromHex(hex);
        var sum = new InternetChecksum();
        sum.add(bytes, 0, bytes.length);
        return sum;
    }

    private static String hex(int checksum) {
        return String.format("%04x", checksum);
    }

    /** The definition, word for word: pairs, carries, complement. */
    private static int checksum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return 0xFFFF - sum;
    }
}
