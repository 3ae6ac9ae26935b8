package workbook.basics;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The style: one call of {@code read()} for each byte, collected in a buffer that grows. */
public final class ExactReader {

    private ExactReader() {}

    public static byte[] readExactly(InputStream in, int n) throws IOException {
        if (n < 0) {
            throw new IllegalArgumentException();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int missing = n; missing > 0; missing--) {
            int next = in.read();
            if (next == -1) {
                throw new EOFException(bytes.size() + "/" + n);
            }
            bytes.write(next);
        }
        return bytes.toByteArray();
    }
}
