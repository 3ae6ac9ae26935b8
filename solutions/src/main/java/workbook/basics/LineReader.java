package workbook.basics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * Exercise 1.4. Reads lines of text from a stream, and refuses a line that is too long.
 *
 * <p>Byte by byte, because whoever reads a block may read past the line; a caller can put a buffer below.
 */
public final class LineReader {

    private static final int MAX_LIMIT = 1_048_576;

    private final InputStream in;
    private final int maxBytes;
    private boolean refused;

    /** Reads lines of up to {@code maxBytes} bytes from {@code in}. */
    public LineReader(InputStream in, int maxBytes) {
        if (maxBytes < 0 || maxBytes > MAX_LIMIT) {
            throw new IllegalArgumentException(maxBytes + " is not in the range 0 to " + MAX_LIMIT);
        }
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Reads the next line; null if there is none. */
    public String readLine() throws IOException {
        if (refused) {
            throw tooLong();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        // A CR is held back until the next byte tells whether it belongs to the line or to its end.
        boolean heldCr = false;
        while (true) {
            int next = in.read();
            if (next == '\n') {
                return decode(line);
            }
            if (heldCr) {
                append(line, '\r');
            }
            if (next < 0) {
                return line.size() == 0 ? null : decode(line);
            }
            heldCr = next == '\r';
            if (!heldCr) {
                append(line, next);
            }
        }
    }

    private void append(ByteArrayOutputStream line, int next) throws ProtocolException {
        if (line.size() == maxBytes) {
            refused = true;
            throw tooLong();
        }
        line.write(next);
    }

    private ProtocolException tooLong() {
        return new ProtocolException("a line is longer than " + maxBytes + " bytes");
    }

    private static String decode(ByteArrayOutputStream line) {
        // All bytes at once: a character of several bytes has no meaning by halves.
        return line.toString(StandardCharsets.UTF_8);
    }
}
