package workbook.harness.worker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps the beginning of what the learner's program prints during a check, and drops the rest. */
final class CapturedOutput extends OutputStream {

    private static final int KEPT_BYTES = 2_000;
    private static final int SHOWN_LINES = 8;
    private static final int SHOWN_CHARACTERS = 90;

    private final byte[] kept = new byte[KEPT_BYTES];
    private int size;
    private boolean cut;

    /** Puts this in place of {@link System#out} and {@link System#err}. */
    void install() {
        PrintStream stream = new PrintStream(this, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @Override
    public synchronized void write(int b) {
        if (size < kept.length) {
            kept[size++] = (byte) b;
        } else {
            cut = true;
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int n = Math.min(length, kept.length - size);
        System.arraycopy(bytes, offset, kept, size, n);
        size += n;
        cut |= n < length;
    }

    synchronized void clear() {
        size = 0;
        cut = false;
    }

    /** Returns what was printed, a line each; empty when nothing was. */
    synchronized List<String> lines() {
        String text = new String(kept, 0, size, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(text.lines()
                .limit(SHOWN_LINES)
                .map(line ->
                        "| " + (line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) + "..." : line))
                .toList());
        if (cut || text.lines().count() > SHOWN_LINES) {
            lines.add("| ...");
        }
        return lines;
    }
}
