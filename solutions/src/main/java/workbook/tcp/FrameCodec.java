package workbook.tcp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Exercise 2.4. Carries messages over a stream of bytes, as frames: a length first, and then that many bytes. */
public final class FrameCodec {

    private static final int HEADER_BYTES = 4;
    private static final int MAX_LIMIT = 16_777_216;

    private final int maxBytes;

    /** Makes a codec for bodies of up to {@code maxBytes} bytes. */
    public FrameCodec(int maxBytes) {
        if (maxBytes < 0 || maxBytes > MAX_LIMIT) {
            throw new IllegalArgumentException(maxBytes + " is not in the range 0 to " + MAX_LIMIT);
        }
        this.maxBytes = maxBytes;
    }

    /** Writes one frame; blocks until {@code out} has taken all of it. */
    public void write(OutputStream out, byte[] body) throws IOException {
        if (body.length > maxBytes) {
            throw new IllegalArgumentException(tooLong(body.length));
        }
        // One write for both: a small header alone would travel alone, and the body behind it may have to wait for its
        // acknowledgement (Nagle's algorithm, RFC 9293, 3.7.4).
        ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + body.length);
        frame.putInt(body.length);
        frame.put(body);
        out.write(frame.array());
    }

    /** Reads one frame; null if the stream ends where a frame would begin. */
    public byte[] read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length == 0) {
            return null;
        }
        requireAll(header, HEADER_BYTES, "header");
        // The number is unsigned, and an int is not: in a long 4,294,967,295 stays above every limit.
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt());
        if (length > maxBytes) {
            throw new ProtocolException(tooLong(length));
        }
        // readNBytes takes memory as bytes come, so whoever announces much and sends little costs little.
        byte[] body = in.readNBytes((int) length);
        requireAll(body, (int) length, "body");
        return body;
    }

    private static void requireAll(byte[] came, int length, String part) throws EOFException {
        if (came.length < length) {
            throw new EOFException(
                    "the stream ended in a frame's " + part + ", after " + came.length + " of " + length + " bytes");
        }
    }

    private String tooLong(long length) {
        return "a frame of " + length + " bytes, and at most " + maxBytes + " are allowed";
    }
}
