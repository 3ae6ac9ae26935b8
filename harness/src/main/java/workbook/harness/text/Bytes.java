package workbook.harness.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Shows bytes to a reader: quoted with escapes, in hex, and two arrays side by side at their first difference. */
public final class Bytes {

    private static final int QUOTED = 24;
    private static final int CONTEXT = 8;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private Bytes() {}

    /** Returns the bytes of {@code text} in UTF-8. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the bytes whose unsigned values are given. */
    public static byte[] of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Returns {@code n} bytes of one unsigned value. */
    public static byte[] repeat(int value, int n) {
        byte[] bytes = new byte[n];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** Returns the bytes that hex digits with a space between two bytes give, such as {@code "80 ff"}. */
    public static byte[] fromHex(String hex) {
        return SPACED.parseHex(hex);
    }

    /** Returns the size and the beginning of {@code bytes}, such as {@code 6 bytes "hello\n"}. */
    public static String describe(byte[] bytes) {
        return bytes.length == 0 ? "0 bytes" : Units.bytes(bytes.length) + " " + quote(bytes);
    }

    /** Returns the first {@value #QUOTED} bytes in quotes, with everything escaped that is no printable ASCII. */
    public static String quote(byte[] bytes) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(bytes.length, QUOTED); i++) {
            quoted.append(escape(bytes[i] & 0xFF));
        }
        return quoted.append(bytes.length > QUOTED ? "\"..." : "\"").toString();
    }

    /** Returns the whole of {@code text} in quotes, escaped in the same way. */
    public static String quoteWhole(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : utf8(text)) {
            quoted.append(escape(b & 0xFF));
        }
        return quoted.append('"').toString();
    }

    /** Returns up to {@value #QUOTED} bytes as hex digits with spaces, such as {@code 80 ff}. */
    public static String hex(byte[] bytes) {
        return bytes.length > QUOTED ? SPACED.formatHex(bytes, 0, QUOTED) + " ..." : SPACED.formatHex(bytes);
    }

    /**
     * Returns lines that show where {@code seen} first differs from {@code expected}, with a caret under the place; no
     * lines where they are equal.
     */
    public static List<String> difference(byte[] expected, byte[] seen) {
        int at = Arrays.mismatch(expected, seen);
        if (at < 0) {
            return List.of();
        }
        int from = Math.max(0, at - CONTEXT);
        String label = "offset " + Units.number(from) + "  ";
        String expectedLabel = label + "expected ";
        String seenLabel = " ".repeat(label.length()) + "seen     ";
        return List.of(
                expectedLabel + around(expected, from, at),
                seenLabel + around(seen, from, at),
                " ".repeat(expectedLabel.length() + 3 * (at - from)) + "^ first difference at offset "
                        + Units.number(at));
    }

    private static String around(byte[] bytes, int from, int at) {
        int to = Math.min(bytes.length, at + CONTEXT);
        byte[] part = from >= to ? new byte[0] : Arrays.copyOfRange(bytes, from, to);
        String hex = SPACED.formatHex(part) + (to == bytes.length ? " (end)" : " ...");
        return String.format("%-56s %s", hex.strip(), quote(part)).stripTrailing();
    }

    private static String escape(int value) {
        return switch (value) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> value >= 0x20 && value <= 0x7E ? String.valueOf((char) value) : String.format("\\x%02x", value);
        };
    }
}
