package workbook.basics;

import java.io.IOException;
import java.io.InputStream;

/**
 * Exercise 1.4. Reads lines of text from a stream, and refuses a line that is too long.
 *
 * <p>A line is the bytes before its end, and its end is one LF (byte {@code 0A}) or CR LF (bytes {@code 0D 0A}). A CR
 * that no LF follows is part of the line, also as the stream's last byte; of several CRs before an LF only the last one
 * belongs to the end. So {@code a CR b CR CR LF} is the one line {@code a CR b CR}.
 *
 * <p>The line's bytes are UTF-8, and are decoded when all of them are there: the pieces in which bytes arrive are not
 * seen in the result. Bytes that are not UTF-8 throw nothing. Each malformed sequence becomes one or more U+FFFD, the
 * replacement character, and what is around it is decoded as usual.
 *
 * <p>The limit counts the bytes of the line, not its characters, and not the bytes of its end. It saves the reader from a
 * peer that never sends an LF.
 *
 * <p>The reader takes from {@code in} what belongs to the lines it returned, and not one byte after the last LF. So others
 * may read on from {@code in} after any line, for example a body whose length the line told. (Reading single bytes from
 * a socket is slow; a caller who minds passes a {@link java.io.BufferedInputStream}, and reads on from that.) The reader
 * does not close {@code in}.
 *
 * <p>Not asked: use by several threads at once, null arguments, a call after {@code in} itself threw an exception.
 */
public final class LineReader {

    /**
     * Reads lines from {@code in}. Nothing is read yet.
     *
     * @param maxBytes the number of bytes that a line may have at most, without its end: 0 to 1,048,576; with 0 only
     *     empty lines are read
     * @throws IllegalArgumentException if {@code maxBytes} is out of that range
     */
    public LineReader(InputStream in, int maxBytes) {
        throw new UnsupportedOperationException("TODO 1.4: keep the stream and the limit");
    }

    /**
     * Reads the next line; blocks until its LF has come, it is too long, or the stream ends or fails.
     *
     * <p>A line is too long as soon as it is certain that more than {@code maxBytes} bytes belong to it. It is refused
     * then, without waiting for another byte. With a limit of 3, that is at the {@code d} of {@code abcd}; after
     * {@code abc CR} nothing is certain yet, because an LF may follow: it is refused if anything else follows, be it the
     * end of the stream. So at most {@code maxBytes + 2} bytes of a refused line are taken from the stream.
     *
     * <p>A refusal is final, because nobody knows where the next line begins: every later call throws
     * {@link java.net.ProtocolException} again, and reads nothing.
     *
     * @return the line without its end, {@code ""} for an empty line; what stands between the last LF and the end of the
     *     stream is a line too, unless it is empty; {@code null} if there is no further line
     * @throws java.net.ProtocolException if the line is longer than the limit; the message holds the limit as plain
     *     decimal digits
     * @throws IOException if a read fails: the stream's own exception passes on
     */
    public String readLine() throws IOException {
        throw new UnsupportedOperationException("TODO 1.4: collect the bytes up to the LF, then decode them once");
    }
}
