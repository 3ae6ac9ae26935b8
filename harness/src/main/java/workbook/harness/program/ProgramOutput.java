package workbook.harness.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a program wrote to one of its two streams so far. Safe for use by several threads. */
final class ProgramOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    /** Takes down everything up to the stream's end. */
    Void readAll(InputStream in) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                write(buffer, n);
            }
        } finally {
            end();
        }
        return null;
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Returns whether nothing more can come. */
    synchronized boolean ended() {
        return ended;
    }

    private synchronized void write(byte[] buffer, int n) {
        bytes.write(buffer, 0, n);
    }

    private synchronized void end() {
        ended = true;
    }
}
