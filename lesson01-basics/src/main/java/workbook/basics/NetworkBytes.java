package workbook.basics;

/**
 * Exercise 1.5. Reads and writes unsigned numbers in network byte order, and prints bytes as a hex dump.
 *
 * <p>Network byte order is big-endian: the highest byte stands at the lowest offset, so {@code 0x1234} is {@code 12 34}
 * on the wire. Numbers on the wire are unsigned; Java's {@code byte} is signed and is widened with its sign. That is why
 * each method returns a type that is wide enough: 8 and 16 bits an {@code int}, 32 bits a {@code long}. The 64-bit pair
 * uses all bits of a {@code long}; print such a number with {@link Long#toUnsignedString(long)}.
 *
 * <p>Offsets count bytes from the start of the array. Every method that takes one throws
 * {@link IndexOutOfBoundsException} unless all of the number's bytes lie inside the array, also when
 * {@code offset} is negative or so large that {@code offset + 4} overflows an {@code int}. A method that throws has
 * changed nothing. Where value and offset are both wrong, either exception is right.
 */
public final class NetworkBytes {

    private NetworkBytes() {}

    /** Returns the 8-bit unsigned number at {@code offset}: 0 to 255. */
    public static int getUnsignedByte(byte[] bytes, int offset) {
        throw new UnsupportedOperationException("TODO 1.5: return one byte as a number from 0 to 255");
    }

    /** Returns the 16-bit unsigned number whose two bytes start at {@code offset}: 0 to 65,535. */
    public static int getUnsignedShort(byte[] bytes, int offset) {
        throw new UnsupportedOperationException("TODO 1.5: join two bytes, the high one first");
    }

    /** Returns the 32-bit unsigned number whose four bytes start at {@code offset}: 0 to 4,294,967,295. */
    public static long getUnsignedInt(byte[] bytes, int offset) {
        throw new UnsupportedOperationException("TODO 1.5: join four bytes to a long that is never negative");
    }

    /** Returns the 64 bits whose eight bytes start at {@code offset}. */
    public static long getLong(byte[] bytes, int offset) {
        throw new UnsupportedOperationException("TODO 1.5: join eight bytes");
    }

    /**
     * Writes {@code value} as one byte at {@code offset}.
     *
     * @throws IllegalArgumentException if {@code value} is not 0 to 255; the message holds the value in decimal
     */
    public static void putUnsignedByte(byte[] bytes, int offset, int value) {
        throw new UnsupportedOperationException("TODO 1.5: check the range, then write one byte");
    }

    /**
     * Writes {@code value} as two bytes from {@code offset} on.
     *
     * @throws IllegalArgumentException if {@code value} is not 0 to 65,535; the message holds the value in decimal
     */
    public static void putUnsignedShort(byte[] bytes, int offset, int value) {
        throw new UnsupportedOperationException("TODO 1.5: check range and bounds, then write two bytes");
    }

    /**
     * Writes {@code value} as four bytes from {@code offset} on.
     *
     * @throws IllegalArgumentException if {@code value} is not 0 to 4,294,967,295; the message holds the value in decimal
     */
    public static void putUnsignedInt(byte[] bytes, int offset, long value) {
        throw new UnsupportedOperationException("TODO 1.5: check range and bounds, then write four bytes");
    }

    /** Writes the 64 bits of {@code value} as eight bytes from {@code offset} on. */
    public static void putLong(byte[] bytes, int offset, long value) {
        throw new UnsupportedOperationException("TODO 1.5: check the bounds, then write eight bytes");
    }

    /**
     * Returns {@code bytes} as a hex dump.
     *
     * <p>A line shows up to 16 bytes and ends with one {@code '\n'}; no bytes give the empty string. Each line has
     * <ol>
     *   <li>the offset of its first byte as eight lower-case hex digits,
     *   <li>two spaces, then 16 cells, each of two lower-case hex digits and a space; one more space stands between
     *       the eighth and the ninth cell; a cell without a byte is three spaces,
     *   <li>one space, then {@code |}, the bytes as ASCII, {@code |}; a byte outside 0x20 to 0x7E is shown as
     *       {@code .}
     * </ol>
     * The two lines for the 18 bytes {@code GET / HTTP/1.1 CR LF 00 FF}:
     * <pre>
     * 00000000  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  |GET / HTTP/1.1..|
     * 00000010  00 ff                                             |..|
     * </pre>
     */
    public static String hexDump(byte[] bytes) {
        throw new UnsupportedOperationException("TODO 1.5: print offset, hex and ASCII, 16 bytes a line");
    }
}
