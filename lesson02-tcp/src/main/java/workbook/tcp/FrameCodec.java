package workbook.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Exercise 2.4. Carries messages over a stream of bytes, as frames: a length first, and then that many bytes.
 *
 * <p>A frame is a header of four bytes and a body. The header is the length of the body alone, as an unsigned number with its
 * high byte first: the body {@code 68 69} travels as {@code 00 00 00 02 68 69}. A body may hold any bytes, and it may be
 * empty: then the frame is the four bytes {@code 00 00 00 00}.
 *
 * <p>The limit counts the bytes of a body, without the header, and holds in both directions. It saves the reader from a
 * stranger whose first four bytes are no length at all.
 *
 * <p>A codec keeps nothing of one call for the next, so one codec serves any number of streams. It does not close them.
 *
 * <p>Not asked: use by several threads at once, null arguments, whether {@link OutputStream#flush()} is called, a call on a
 * stream after a call on it threw.
 */
public final class FrameCodec {

    /**
     * Makes a codec for bodies of up to {@code maxBytes} bytes.
     *
     * @param maxBytes the limit: 0 to 16,777,216 (16 MiB); with 0 only empty bodies pass
     * @throws IllegalArgumentException if {@code maxBytes} is out of that range
     */
    public FrameCodec(int maxBytes) {
        throw new UnsupportedOperationException("TODO 2.4: keep the limit");
    }

    /**
     * Writes one frame; blocks until {@code out} has taken all of it.
     *
     * <p>When this method returns, {@code out} has the whole frame, header and body in order, and nothing else. A caller whose
     * stream has a buffer of its own flushes that.
     *
     * @param body what the frame carries; it is not changed
     * @throws IllegalArgumentException if {@code body} is longer than the limit; not one byte is written then
     * @throws IOException if a write fails: the stream's own exception passes on
     */
    public void write(OutputStream out, byte[] body) throws IOException {
        throw new UnsupportedOperationException("TODO 2.4: write the length in four bytes, and then the body");
    }

    /**
     * Reads one frame; blocks until all of it has come, its header is refused, or the stream ends or fails.
     *
     * <p>Not one byte after the frame is taken from the stream, so the next call finds the next frame, and others may read on
     * from {@code in} between two frames.
     *
     * <p>A length over the limit is refused as soon as the four bytes of the header are there: no further byte is read, and
     * no memory is taken for the body. For a length within the limit all of it may be taken at once.
     *
     * @return the body, an array of length 0 for an empty one; {@code null} if the stream has ended and not one byte of a
     *     further frame has come
     * @throws java.net.ProtocolException if the length in the header is over the limit; the message holds both numbers, the
     *     length as it stands in the header and the limit, as plain decimal digits, for example
     *     {@code 4294967295 bytes, and at most 4096 are allowed}
     * @throws java.io.EOFException if the stream ends inside a frame; the message holds both numbers as plain decimal digits:
     *     inside the header how many of its 4 bytes came, for example {@code 3 of 4}; behind it how many bytes of the body
     *     came, and how many the header announced, for example {@code 0 of 512}
     * @throws IOException if a read fails: the stream's own exception passes on
     */
    public byte[] read(InputStream in) throws IOException {
        throw new UnsupportedOperationException("TODO 2.4: read the header, hold it against the limit, read the body");
    }
}
