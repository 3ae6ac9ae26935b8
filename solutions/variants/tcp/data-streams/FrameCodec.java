package workbook.tcp;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.stream.IntStream;

/** Data streams, header and body in two writes through a buffer that is flushed, all of a body's memory at once. */
public final class FrameCodec {

    private final int limit;

    public FrameCodec(int maxBytes) {
        if (maxBytes >>> 24 != 0 && maxBytes != 1 << 24) {
            throw new IllegalArgumentException();
        }
        limit = maxBytes;
    }

    public void write(OutputStream out, byte[] body) throws IOException {
        if (body.length > limit) {
            throw new IllegalArgumentException("body too long");
        }
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 16));
        data.writeInt(body.length);
        data.write(body);
        data.flush();
    }

    public byte[] read(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        byte[] header = {(byte) first, 0, 0, 0};
        fill(in, header, 1);
        int length = IntStream.range(0, 4)
                .map(i -> (header[i] & 0xFF) << 8 * (3 - i))
                .sum();
        if (Integer.compareUnsigned(length, limit) > 0) {
            throw new ProtocolException("max=" + limit + " got=" + Integer.toUnsignedString(length));
        }
        byte[] body = new byte[length];
        fill(in, body, 0);
        return body;
    }

    private static void fill(InputStream in, byte[] bytes, int from) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int got = from;
        while (got < bytes.length) {
            int n = data.read(bytes, got, bytes.length - got);
            if (n == -1) {
                throw new EOFException(got + "/" + bytes.length);
            }
            got += n;
        }
    }
}
