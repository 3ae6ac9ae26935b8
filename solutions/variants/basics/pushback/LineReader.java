package workbook.basics;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The style: a {@link PushbackInputStream} looks at the byte after a CR and gives it back, an array is grown by hand, and
 * a {@link java.nio.charset.CharsetDecoder} decodes.
 */
public final class LineReader {

    private final PushbackInputStream in;
    private final int limit;
    private ProtocolException refusal;

    public LineReader(InputStream in, int maxBytes) {
        if (maxBytes < 0 || maxBytes > 1 << 20) {
            throw new IllegalArgumentException("limit");
        }
        this.in = new PushbackInputStream(in);
        this.limit = maxBytes;
    }

    public String readLine() throws IOException {
        if (refusal != null) {
            throw refusal;
        }
        int first = in.read();
        if (first < 0) {
            return null;
        }
        in.unread(first);
        byte[] bytes = new byte[8];
        int length = 0;
        for (int b = in.read(); b >= 0 && !endsAt(b); b = in.read()) {
            if (length == limit) {
                refusal = new ProtocolException("max=" + limit);
                throw refusal;
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) b;
        }
        return decode(ByteBuffer.wrap(bytes, 0, length));
    }

    private boolean endsAt(int b) throws IOException {
        if (b != '\r') {
            return b == '\n';
        }
        int after = in.read();
        if (after == '\n') {
            return true;
        }
        if (after >= 0) {
            in.unread(after);
        }
        return false;
    }

    private static String decode(ByteBuffer bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(bytes)
                .toString();
    }
}
