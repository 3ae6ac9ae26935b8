package workbook.harness.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes the few types of ASN.1 that a certificate needs, in their distinguished encoding (ITU-T X.690). */
final class Der {

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return value(0x31, parts);
    }

    static byte[] yes() {
        return value(0x01, new byte[] {(byte) 0xFF});
    }

    static byte[] integer(long number) {
        return value(0x02, BigInteger.valueOf(number).toByteArray());
    }

    static byte[] bits(byte[] bytes) {
        // The first byte counts the unused bits of the last one.
        return value(0x03, new byte[] {0}, bytes);
    }

    static byte[] octets(byte[] bytes) {
        return value(0x04, bytes);
    }

    static byte[] identifier(int... arcs) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(40 * arcs[0] + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arcs[i] >> shift != 0) {
                    content.write(0x80 | arcs[i] >> shift & 0x7F);
                }
            }
            content.write(arcs[i] & 0x7F);
        }
        return value(0x06, content.toByteArray());
    }

    static byte[] text(String text) {
        return value(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a moment before the year 2050, in whole seconds. */
    static byte[] time(Instant moment) {
        return value(0x17, UTC_TIME.format(moment).getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns a value whose meaning its place in a structure tells: number {@code n}, with content of its own. */
    static byte[] tagged(int n, byte[] content) {
        return value(0xA0 + n, content);
    }

    /** Returns a value as {@link #tagged} does, whose content holds no further values. */
    static byte[] taggedBytes(int n, byte[] content) {
        return value(0x80 + n, content);
    }

    private static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (length >= 0x80) {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int sign = digits[0] == 0 ? 1 : 0;
            whole.write(0x80 | digits.length - sign);
            whole.write(digits, sign, digits.length - sign);
        } else {
            whole.write(length);
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
