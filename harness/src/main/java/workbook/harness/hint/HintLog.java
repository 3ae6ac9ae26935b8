package workbook.harness.hint;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Remembers how many hints of each exercise were shown, in a file of the learner's own workbook. */
final class HintLog {

    private final Path file;

    /** @param root the workbook's folder; the log is its file {@code .hints} */
    HintLog(Path root) {
        this.file = root.resolve(".hints");
    }

    /** Returns the number of hints shown so far; 0 too when the file holds nonsense. */
    int shown(String exercise) throws IOException {
        String level = read().getProperty(exercise, "0");
        return level.matches("[0-9]") ? Integer.parseInt(level) : 0;
    }

    void record(String exercise, int level) throws IOException {
        Properties levels = read();
        levels.setProperty(exercise, Integer.toString(level));
        try (Writer out = Files.newBufferedWriter(file)) {
            levels.store(out, "Hints shown so far, by exercise. They take no points; delete this file to begin again.");
        }
    }

    private Properties read() throws IOException {
        Properties levels = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                levels.load(in);
            } catch (IllegalArgumentException e) {
                // A malformed \\u escape: what was shown is forgotten, which costs the learner nothing.
                return new Properties();
            }
        }
        return levels;
    }
}
