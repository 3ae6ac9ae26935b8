package workbook.harness.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import workbook.harness.text.Units;

/**
 * Hands out its bytes in pieces, as a connection does: at most {@code piece} bytes a read, and at least one.
 *
 * <p>After its bytes comes the end of the stream, or what {@link #thenSilence()} or {@link #thenThrows} put in its place.
 * It counts what a program does with it.
 */
public final class PieceStream extends InputStream {

    /** A program that has been told of the end so often will not come to one. */
    private static final int ENDS = 1_000;

    private final byte[] bytes;
    private final int piece;
    private boolean silent;
    private IOException failure;
    private int taken;
    private int ends;
    private int calls;
    private boolean closed;

    /** Makes a stream of {@code bytes}, of which one read gives 1 to {@code piece}. */
    public PieceStream(byte[] bytes, int piece) {
        this.bytes = bytes;
        this.piece = piece;
    }

    /** Lets the sender fall silent after the bytes: a read for more would wait for ever, and throws here. */
    public PieceStream thenSilence() {
        silent = true;
        return this;
    }

    /** Lets the read after the bytes fail. */
    public PieceStream thenThrows(IOException thrown) {
        failure = thrown;
        return this;
    }

    /** Returns how many bytes were handed out. */
    public int taken() {
        return taken;
    }

    /** Returns how often a method was called. */
    public int calls() {
        return calls;
    }

    /** Returns whether the stream was closed. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public int read() throws IOException {
        calls++;
        return isAtItsEnd() ? -1 : bytes[taken++] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        calls++;
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (isAtItsEnd()) {
            return -1;
        }
        int count = Math.min(Math.min(length, piece), bytes.length - taken);
        System.arraycopy(bytes, taken, buffer, offset, count);
        taken += count;
        return count;
    }

    @Override
    public int available() {
        calls++;
        return bytes.length - taken;
    }

    @Override
    public void close() {
        calls++;
        closed = true;
    }

    private boolean isAtItsEnd() throws IOException {
        if (closed) {
            throw new IOException("Stream closed");
        }
        if (taken < bytes.length) {
            return false;
        }
        if (failure != null) {
            throw failure;
        }
        if (silent) {
            throw new ReadTooFar("a read after the " + Units.bytes(bytes.length) + " that come would wait for ever");
        }
        if (++ends > ENDS) {
            throw new ReadTooFar(
                    "one more read after " + Units.number(ENDS) + " that returned -1, the end of the stream");
        }
        return true;
    }

    /** Ends a program that would wait or run for ever; no exception that a program has a reason to catch. */
    private static final class ReadTooFar extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ReadTooFar(String message) {
            super(message);
        }
    }
}
