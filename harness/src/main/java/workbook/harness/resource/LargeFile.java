package workbook.harness.resource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file that is long and takes little room on the disk: zeros, and a mark with its own number at the beginning of each MiB, or
 * of each 64th of it, and at the end, so that a lost, doubled or exchanged piece is seen.
 *
 * @param length its bytes
 */
public record LargeFile(long length) {

    private static final int MARK = 8;
    private static final int LEAST_GAP = 1 << 20;
    private static final int MOST_MARKS = 64;

    /** Fills the first {@code n} bytes of {@code piece} with those of this file from {@code offset} on. */
    public void fill(byte[] piece, int n, long offset) {
        Arrays.fill(piece, 0, n, (byte) 0);
        long gap = gap();
        for (long mark = offset / gap * gap; mark < offset + n; mark += gap) {
            for (int i = 0; i < MARK; i++) {
                put(piece, n, mark + i - offset, (mark / gap + 1) >>> 8 * i);
            }
        }
        for (long at = Math.max(0, length - MARK); at < length; at++) {
            put(piece, n, at - offset, length - at);
        }
    }

    private long gap() {
        return Math.max(LEAST_GAP, length / MOST_MARKS);
    }

    private static void put(byte[] piece, int n, long at, long value) {
        if (at >= 0 && at < n) {
            piece[(int) at] = (byte) value;
        }
    }

    /** Writes the marks alone: where the file system can, the zeros between them take no room. */
    void write(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            for (long at = 0; at < length - MARK; at += gap()) {
                mark(out, at);
            }
            mark(out, Math.max(0, length - MARK));
        }
    }

    private void mark(FileChannel out, long at) throws IOException {
        byte[] mark = new byte[(int) Math.min(MARK, length - at)];
        fill(mark, mark.length, at);
        out.write(ByteBuffer.wrap(mark), at);
    }
}
