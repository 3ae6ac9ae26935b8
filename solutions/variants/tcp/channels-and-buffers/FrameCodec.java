package workbook.tcp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Channels over the streams, and buffers that are filled and flipped. */
public final class FrameCodec {

    private final long maxBytes;

    public FrameCodec(int maxBytes) {
        if (maxBytes < 0 || maxBytes > 16 << 20) {
            throw new IllegalArgumentException("limit " + maxBytes);
        }
        this.maxBytes = maxBytes;
    }

    public void write(OutputStream out, byte[] body) throws IOException {
        if (body.length > maxBytes) {
            throw new IllegalArgumentException("limit " + maxBytes);
        }
        WritableByteChannel channel = Channels.newChannel(out);
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES).putInt(0, body.length);
        for (ByteBuffer part : new ByteBuffer[] {header, ByteBuffer.wrap(body)}) {
            while (part.hasRemaining()) {
                channel.write(part);
            }
        }
    }

    public byte[] read(InputStream in) throws IOException {
        ReadableByteChannel channel = Channels.newChannel(in);
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        fill(channel, header);
        if (header.position() == 0) {
            return null;
        }
        requireFull(header);
        long length = header.flip().getInt() & 0xFFFF_FFFFL;
        if (length > maxBytes) {
            throw new ProtocolException(String.format("frame of %d bytes; the limit is %d", length, maxBytes));
        }
        ByteBuffer body = ByteBuffer.allocate((int) length);
        fill(channel, body);
        requireFull(body);
        return body.array();
    }

    private static void fill(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // read() moves the buffer's position.
        }
    }

    private static void requireFull(ByteBuffer buffer) throws EOFException {
        if (buffer.hasRemaining()) {
            throw new EOFException("truncated: " + buffer.position() + " of " + buffer.limit());
        }
    }
}
