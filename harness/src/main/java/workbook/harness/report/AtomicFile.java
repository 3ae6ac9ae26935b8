package workbook.harness.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that a reader sees all of it or nothing of it. */
final class AtomicFile {

    /** How the name of a file that is not finished ends. */
    static final String UNFINISHED = ".tmp";

    private AtomicFile() {}

    /** Writes {@code text} to {@code file} in UTF-8, in place of what was there, making its folder. */
    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Not createTempFile: it makes the file unreadable for others, which is wrong for a record.
        String name = file.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + UNFINISHED;
        Path unfinished = folder.resolve(name);
        try {
            Files.writeString(unfinished, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
