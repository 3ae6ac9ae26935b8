package workbook.basics;

import java.util.Objects;

/**
 * Exercise 1.5. Reads and writes unsigned numbers in network byte order, and prints bytes as a hex dump.
 *
 * <p>Shifts and masks in place of a {@code ByteBuffer}: they show what the wire sees, and they allocate nothing.
 */
public final class NetworkBytes {

    private static final int BYTES_PER_LINE = 16;

    private NetworkBytes() {}

    /** Returns the 8-bit unsigned number at {@code offset}: 0 to 255. */
    public static int getUnsignedByte(byte[] bytes, int offset) {
        // A byte is widened with its sign: 0xFF becomes -1. The mask keeps the eight bits that were on the wire.
        return bytes[offset] & 0xFF;
    }

    /** Returns the 16-bit unsigned number whose two bytes start at {@code offset}: 0 to 65,535. */
    public static int getUnsignedShort(byte[] bytes, int offset) {
        Objects.checkFromIndexSize(offset, Short.BYTES, bytes.length);
        return getUnsignedByte(bytes, offset) << 8 | getUnsignedByte(bytes, offset + 1);
    }

    /** Returns the 32-bit unsigned number whose four bytes start at {@code offset}: 0 to 4,294,967,295. */
    public static long getUnsignedInt(byte[] bytes, int offset) {
        Objects.checkFromIndexSize(offset, Integer.BYTES, bytes.length);
        // The high half is made a long before the shift, or its top bit would become the sign of an int.
        return (long) getUnsignedShort(bytes, offset) << 16 | getUnsignedShort(bytes, offset + 2);
    }

    /** Returns the 64 bits whose eight bytes start at {@code offset}. */
    public static long getLong(byte[] bytes, int offset) {
        Objects.checkFromIndexSize(offset, Long.BYTES, bytes.length);
        return getUnsignedInt(bytes, offset) << 32 | getUnsignedInt(bytes, offset + 4);
    }

    /** Writes {@code value} as one byte at {@code offset}. */
    public static void putUnsignedByte(byte[] bytes, int offset, int value) {
        requireRange(value, 0xFF);
        bytes[offset] = (byte) value;
    }

    /** Writes {@code value} as two bytes from {@code offset} on. */
    public static void putUnsignedShort(byte[] bytes, int offset, int value) {
        requireRange(value, 0xFFFF);
        putBigEndian(bytes, offset, Short.BYTES, value);
    }

    /** Writes {@code value} as four bytes from {@code offset} on. */
    public static void putUnsignedInt(byte[] bytes, int offset, long value) {
        requireRange(value, 0xFFFF_FFFFL);
        putBigEndian(bytes, offset, Integer.BYTES, value);
    }

    /** Writes the 64 bits of {@code value} as eight bytes from {@code offset} on. */
    public static void putLong(byte[] bytes, int offset, long value) {
        putBigEndian(bytes, offset, Long.BYTES, value);
    }

    /** Returns {@code bytes} as a hex dump, 16 bytes a line. */
    public static String hexDump(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        for (int start = 0; start < bytes.length; start += BYTES_PER_LINE) {
            dump.append(String.format("%08x  ", start));
            StringBuilder ascii = new StringBuilder();
            for (int i = start; i < start + BYTES_PER_LINE; i++) {
                if (i == start + BYTES_PER_LINE / 2) {
                    dump.append(' ');
                }
                if (i >= bytes.length) {
                    dump.append("   ");
                    continue;
                }
                // Masked, or String.format would print the widened sign: ffffffff for 0xFF.
                int value = getUnsignedByte(bytes, i);
                dump.append(String.format("%02x ", value));
                ascii.append(value >= 0x20 && value <= 0x7E ? (char) value : '.');
            }
            dump.append(" |").append(ascii).append("|\n");
        }
        return dump.toString();
    }

    private static void putBigEndian(byte[] bytes, int offset, int size, long value) {
        // All bounds before the first byte, so that a refused call leaves the array as it was.
        Objects.checkFromIndexSize(offset, size, bytes.length);
        for (int i = 0; i < size; i++) {
            bytes[offset + i] = (byte) (value >>> 8 * (size - 1 - i));
        }
    }

    private static void requireRange(long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + " is not in the range 0 to " + max);
        }
    }
}
