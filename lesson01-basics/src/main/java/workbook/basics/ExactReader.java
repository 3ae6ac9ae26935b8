package workbook.basics;

import java.io.IOException;
import java.io.InputStream;

/**
 * Exercise 1.3. Reads exactly as many bytes from a stream as the caller needs.
 *
 * <p>A TCP connection is a stream of bytes: one {@code read} returns what has arrived, at least one byte, and often
 * fewer than were asked for. It returns -1 where the stream ends.
 */
public final class ExactReader {

    private ExactReader() {}

    /**
     * Reads the next {@code n} bytes of {@code in}; blocks until all of them have come, the stream ends or it fails.
     *
     * <p>Not one byte after the {@code n} is taken from the stream, so that whoever reads on finds it. The stream is not
     * closed. With {@code n} = 0 no method of {@code in} is called.
     *
     * <p>Not asked: null arguments, {@code n} above 16,777,216 (16 MiB; up to there all memory may be allocated at
     * once).
     *
     * @param n the number of bytes to read: 0 or more
     * @return an array of length {@code n} that holds the bytes in the order in which they came
     * @throws IllegalArgumentException if {@code n} is negative; no method of {@code in} is called then
     * @throws java.io.EOFException if the stream ends early; the message holds both numbers, how many bytes came and how
     *     many were asked for, as plain decimal digits, for example {@code 1234 of 4096}
     * @throws IOException if a read fails: the stream's own exception passes on
     */
    public static byte[] readExactly(InputStream in, int n) throws IOException {
        throw new UnsupportedOperationException("TODO 1.3: read until n bytes are there or the stream has ended");
    }
}
