package workbook.tcp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;

/** One byte a call, both ways; the body grows as it comes. */
public final class FrameCodec {

    private final int maxBytes;

    public FrameCodec(int maxBytes) {
        if (maxBytes < 0 || maxBytes > 0x0100_0000) {
            throw new IllegalArgumentException("a limit of " + maxBytes);
        }
        this.maxBytes = maxBytes;
    }

    public void write(OutputStream out, byte[] body) throws IOException {
        if (body.length > maxBytes) {
            throw new IllegalArgumentException(body.length + " > " + maxBytes);
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(body.length >> shift);
        }
        for (byte b : body) {
            out.write(b);
        }
        out.flush();
    }

    public byte[] read(InputStream in) throws IOException {
        long length = 0;
        for (int got = 0; got < 4; got++) {
            int b = in.read();
            if (b < 0) {
                if (got == 0) {
                    return null;
                }
                throw new EOFException("header: " + got + " of 4 bytes");
            }
            length = length << 8 | b;
        }
        if (length > maxBytes) {
            throw new ProtocolException("announced: " + length + ", allowed: " + maxBytes);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < length) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("body: " + body.size() + " of " + length + " bytes");
            }
            body.write(b);
        }
        return body.toByteArray();
    }
}
