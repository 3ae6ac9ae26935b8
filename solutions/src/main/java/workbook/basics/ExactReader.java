package workbook.basics;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Exercise 1.3. Reads exactly as many bytes from a stream as the caller needs. */
public final class ExactReader {

    private ExactReader() {}

    /** Reads the next {@code n} bytes of {@code in}, and nothing after them. */
    public static byte[] readExactly(InputStream in, int n) throws IOException {
        if (n < 0) {
            throw new IllegalArgumentException("cannot read " + n + " bytes");
        }
        byte[] bytes = new byte[n];
        int got = 0;
        while (got < n) {
            // Behind what is there already, and never more than is missing: the bytes after n belong to others.
            int count = in.read(bytes, got, n - got);
            if (count < 0) {
                throw new EOFException("the stream ended after " + got + " of " + n + " bytes");
            }
            got += count;
        }
        return bytes;
    }
}
