package workbook.basics;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Exercise 1.5 with the JDK's own helpers: a ByteBuffer for the numbers and HexFormat for the dump. */
public final class NetworkBytes {

    private NetworkBytes() {}

    public static int getUnsignedByte(byte[] bytes, int offset) {
        return Byte.toUnsignedInt(ByteBuffer.wrap(bytes).get(offset));
    }

    public static int getUnsignedShort(byte[] bytes, int offset) {
        return Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(offset));
    }

    public static long getUnsignedInt(byte[] bytes, int offset) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(offset));
    }

    public static long getLong(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).getLong(offset);
    }

    public static void putUnsignedByte(byte[] bytes, int offset, int value) {
        ByteBuffer.wrap(bytes).put(offset, (byte) checked(value, 8));
    }

    public static void putUnsignedShort(byte[] bytes, int offset, int value) {
        ByteBuffer.wrap(bytes).putShort(offset, (short) checked(value, 16));
    }

    public static void putUnsignedInt(byte[] bytes, int offset, long value) {
        ByteBuffer.wrap(bytes).putInt(offset, (int) checked(value, 32));
    }

    public static void putLong(byte[] bytes, int offset, long value) {
        ByteBuffer.wrap(bytes).putLong(offset, value);
    }

    public static String hexDump(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        HexFormat hex = HexFormat.of();
        for (int line = 0; line < bytes.length; line += 16) {
            int end = Math.min(bytes.length, line + 16);
            StringBuilder cells = new StringBuilder();
            StringBuilder ascii = new StringBuilder();
            for (int i = line; i < end; i++) {
                cells.append(i == line + 8 ? " " : "")
                        .append(hex.toHexDigits(bytes[i]))
                        .append(' ');
                ascii.append(bytes[i] < ' ' || bytes[i] == 0x7F ? '.' : (char) bytes[i]);
            }
            dump.append(hex.toHexDigits((long) line, 8)).append("  ");
            dump.append(cells).append(" ".repeat(49 - cells.length()));
            dump.append(" |").append(ascii).append("|\n");
        }
        return dump.toString();
    }

    private static long checked(long value, int bits) {
        if (value >>> bits != 0) {
            throw new IllegalArgumentException("does not fit into " + bits + " bits: " + value);
        }
        return value;
    }
}
