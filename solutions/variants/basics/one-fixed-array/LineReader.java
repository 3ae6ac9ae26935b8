package workbook.basics;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * The style: one array for all lines, as long as the longest line and a CR, filled by reads of length 1; the CR goes in
 * like any other byte, and is cut off when the LF shows that it belonged to the end.
 */
public final class LineReader {

    private final InputStream in;
    private final byte[] buffer;
    private final int max;
    private int used;

    public LineReader(InputStream in, int maxBytes) {
        if (maxBytes != Math.min(Math.max(maxBytes, 0), 1024 * 1024)) {
            throw new IllegalArgumentException("maxBytes = " + maxBytes);
        }
        this.in = in;
        max = maxBytes;
        buffer = new byte[maxBytes + 1];
    }

    public String readLine() throws IOException {
        // After a refusal used is still above max, so that the next call gets no further than this.
        refuseIf(used > max);
        byte[] one = new byte[1];
        while (in.read(one, 0, 1) == 1) {
            if (one[0] == '\n') {
                return take(used > 0 && buffer[used - 1] == '\r' ? used - 1 : used);
            }
            refuseIf(used > max);
            buffer[used++] = one[0];
            refuseIf(used > max && one[0] != '\r');
        }
        refuseIf(used > max);
        return used == 0 ? null : take(used);
    }

    private String take(int length) {
        used = 0;
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    private void refuseIf(boolean tooLong) throws ProtocolException {
        if (tooLong) {
            throw new ProtocolException(String.valueOf(max));
        }
    }
}
