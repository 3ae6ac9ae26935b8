package workbook.basics;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import java.util.List;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.call.Calling.Action;
import workbook.harness.text.Bytes;

@Exercise("1.5")
class NetworkBytesSuite {

    private static final int[] UNSIGNED_EDGES = {0x00, 0x01, 0x7F, 0x80, 0xFF};

    @Check(points = 1, because = "A Java byte is signed, and is widened with its sign: mask each one with 0xFF.")
    void bytesAreReadWithoutASign() {
        for (int value : UNSIGNED_EDGES) {
            calling(call("getUnsignedByte", value), () -> NetworkBytes.getUnsignedByte(bytes(value), 0))
                    .returns(value);
        }
    }

    @Check(points = 1, because = "Both bytes are widened with their signs before they are joined: mask both.")
    void shortsAreReadWithoutASign() {
        for (int high : UNSIGNED_EDGES) {
            for (int low : UNSIGNED_EDGES) {
                calling(call("getUnsignedShort", high, low), () -> NetworkBytes.getUnsignedShort(bytes(high, low), 0))
                        .returns(high * 256 + low);
            }
        }
    }

    @Check(points = 2, because = "32 unsigned bits need a long: in an int the highest bit is the sign.")
    void intsAreReadWithoutASign() {
        for (int high : UNSIGNED_EDGES) {
            for (int low : UNSIGNED_EDGES) {
                calling(
                                call("getUnsignedInt", high, 0x80, 0xFF, low),
                                () -> NetworkBytes.getUnsignedInt(bytes(high, 0x80, 0xFF, low), 0))
                        .returns(high * 0x1000000L + 0x80FF00L + low);
            }
        }
    }

    @Check(points = 1, because = "The eight bytes of a long are read one by one, each masked before it is shifted.")
    void longsKeepAllTheirBits() {
        for (int high : UNSIGNED_EDGES) {
            byte[] bytes = bytes(high, 0x80, 0xFF, 0x7F, 0x80, 0xFF, 0x00, 0x80);
            calling("getLong({" + Bytes.hex(bytes) + "}, 0)", () -> NetworkBytes.getLong(bytes, 0))
                    .returns((long) high << 56 | 0x0080FF7F80FF0080L);
        }
    }

    @Check(points = 2, because = "Network byte order is big-endian: the high byte stands at the lower offset.")
    void theHighByteIsWrittenFirst() {
        expectWritten("putUnsignedByte(bytes, 1, 0xfe)", b -> NetworkBytes.putUnsignedByte(b, 1, 0xFE), "fe");
        expectWritten("putUnsignedShort(bytes, 1, 0x80ff)", b -> NetworkBytes.putUnsignedShort(b, 1, 0x80FF), "80 ff");
        expectWritten(
                "putUnsignedInt(bytes, 1, 0xdeadbeefL)",
                b -> NetworkBytes.putUnsignedInt(b, 1, 0xDEADBEEFL),
                "de ad be ef");
        expectWritten(
                "putLong(bytes, 1, 0x8001fffe7f00ff10L)",
                b -> NetworkBytes.putLong(b, 1, 0x8001FFFE7F00FF10L),
                "80 01 ff fe 7f 00 ff 10");
    }

    @Check(points = 1, because = "What was written must be read again, whatever its bits are.")
    void whatWasWrittenIsReadAgain(Dice dice) {
        for (int i = 0; i < 200; i++) {
            byte[] drawn = dice.bytes(8);
            long value = NetworkBytes.getLong(drawn, 0);
            byte[] copy = new byte[8];
            doing("putLong(bytes, 0, " + value + ")", () -> NetworkBytes.putLong(copy, 0, value))
                    .succeeds();
            calling("the bytes after putLong(bytes, 0, getLong({" + Bytes.hex(drawn) + "}, 0))", () -> copy)
                    .returns(drawn);
        }
    }

    @Check(points = 1, because = "A number that does not fit would arrive as another one: refuse it before it is sent.")
    void numbersOutOfRangeAreRefused() {
        for (int value : List.of(-1, 256, Integer.MAX_VALUE)) {
            expectRefused("putUnsignedByte", value, () -> NetworkBytes.putUnsignedByte(new byte[8], 0, value));
        }
        for (int value : List.of(-1, 65_536, Integer.MIN_VALUE)) {
            expectRefused("putUnsignedShort", value, () -> NetworkBytes.putUnsignedShort(new byte[8], 0, value));
        }
        for (long value : List.of(-1L, 0x1_0000_0000L, Long.MIN_VALUE)) {
            expectRefused("putUnsignedInt", value, () -> NetworkBytes.putUnsignedInt(new byte[8], 0, value));
        }
        // The least and the most are in the range.
        expectWritten("putUnsignedByte(bytes, 1, 0)", b -> NetworkBytes.putUnsignedByte(b, 1, 0), "00");
        expectWritten("putUnsignedByte(bytes, 1, 255)", b -> NetworkBytes.putUnsignedByte(b, 1, 255), "ff");
        expectWritten("putUnsignedShort(bytes, 1, 0)", b -> NetworkBytes.putUnsignedShort(b, 1, 0), "00 00");
        expectWritten("putUnsignedShort(bytes, 1, 65535)", b -> NetworkBytes.putUnsignedShort(b, 1, 65_535), "ff ff");
        expectWritten("putUnsignedInt(bytes, 1, 0)", b -> NetworkBytes.putUnsignedInt(b, 1, 0), "00 00 00 00");
        expectWritten(
                "putUnsignedInt(bytes, 1, 4294967295L)",
                b -> NetworkBytes.putUnsignedInt(b, 1, 4_294_967_295L),
                "ff ff ff ff");
    }

    @Check(points = 1, because = "offset + 4 may overflow an int: check the bounds without adding, and before writing.")
    void offsetsOutsideTheArrayAreRefusedAndNothingIsWritten() {
        for (int offset : new int[] {-1, 1, 8, Integer.MAX_VALUE - 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            expectOutOfBounds("getLong", offset, b -> NetworkBytes.getLong(b, offset));
            expectOutOfBounds("putLong", offset, b -> NetworkBytes.putLong(b, offset, -1));
        }
        for (int offset : new int[] {-1, 5, 7, Integer.MAX_VALUE - 2}) {
            expectOutOfBounds("getUnsignedInt", offset, b -> NetworkBytes.getUnsignedInt(b, offset));
            expectOutOfBounds("putUnsignedInt", offset, b -> NetworkBytes.putUnsignedInt(b, offset, 0xFFFFFFFFL));
        }
        for (int offset : new int[] {-1, 7, Integer.MAX_VALUE}) {
            expectOutOfBounds("getUnsignedShort", offset, b -> NetworkBytes.getUnsignedShort(b, offset));
            expectOutOfBounds("putUnsignedShort", offset, b -> NetworkBytes.putUnsignedShort(b, offset, 0xFFFF));
        }
        for (int offset : new int[] {-1, 8}) {
            expectOutOfBounds("getUnsignedByte", offset, b -> NetworkBytes.getUnsignedByte(b, offset));
            expectOutOfBounds("putUnsignedByte", offset, b -> NetworkBytes.putUnsignedByte(b, offset, 0xFF));
        }
    }

    @Check(
            points = 2,
            because = "A dump shows each byte as two hex digits and as ASCII, at an offset that can be counted.")
    void theDumpShowsOffsetHexAndAscii() {
        byte[] request = Bytes.utf8("GET / HTTP/1.1\r\n\0\u007f");
        calling("hexDump(\"GET / HTTP/1.1\\r\\n\\x00\\x7f\")", () -> NetworkBytes.hexDump(request))
                .returns("""
                        00000000  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  |GET / HTTP/1.1..|
                        00000010  00 7f                                             |..|
                        """);
        calling("hexDump({})", () -> NetworkBytes.hexDump(new byte[0])).returns("");
    }

    @Check(
            points = 1,
            because = "Widening a byte above 0x7f prints its sign as ffffff: format (b & 0xFF) with two digits.")
    void theDumpShowsHighBytesWithTwoDigits() {
        calling("hexDump({80 c3 ff 7e})", () -> NetworkBytes.hexDump(bytes(0x80, 0xC3, 0xFF, 0x7E)))
                .returns("00000000  80 c3 ff 7e                                       |...~|\n");
        calling("hexDump of 16 bytes of ff", () -> NetworkBytes.hexDump(Bytes.repeat(0xFF, 16)))
                .returns("00000000  " + "ff ".repeat(8) + " " + "ff ".repeat(8) + " |" + ".".repeat(16) + "|\n");
    }

    private static void expectWritten(String call, Write write, String hex) {
        byte[] bytes = new byte[10];
        doing(call, () -> write.into(bytes)).succeeds();
        int size = (hex.length() + 1) / 3;
        byte[] expected = new byte[10];
        byte[] value = Bytes.fromHex(hex);
        System.arraycopy(value, 0, expected, 1, size);
        calling("the array after " + call, () -> bytes).returns(expected);
    }

    private static void expectRefused(String method, long value, Action action) {
        doing(method + "(bytes, 0, " + value + ")", action)
                .refuses(IllegalArgumentException.class)
                .naming(Long.toString(value));
    }

    private static void expectOutOfBounds(String method, int offset, Write call) {
        byte[] bytes = new byte[8];
        String what = method + " at offset " + offset + " of 8 bytes";
        doing(what, () -> call.into(bytes)).refuses(IndexOutOfBoundsException.class);
        calling("the array after " + what, () -> bytes).returns(new byte[8]);
    }

    private static String call(String method, int... values) {
        return method + "({" + Bytes.hex(bytes(values)) + "}, 0)";
    }

    private static byte[] bytes(int... values) {
        return Bytes.of(values);
    }

    @FunctionalInterface
    private interface Write {
        void into(byte[] bytes);
    }
}
