package workbook.basics;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The style: the JDK's own {@link InputStream#readNBytes(int)}, which stops early without a word, and a length check. */
public final class ExactReader {

    private ExactReader() {}

    public static byte[] readExactly(InputStream in, int n) throws IOException {
        if (n == 0) {
            return new byte[0];
        }
        // Refuses a negative n by itself.
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) {
            throw new EOFException(String.format("wanted %d, got %d", n, bytes.length));
        }
        return bytes;
    }
}
