package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds what Maven printed against a golden text in {@code src/test/resources/golden}.
 *
 * <p>Run with {@code -Dworkbook.record=true} to write the texts anew; they are reviewed like code.
 */
final class Transcript {

    private Transcript() {}

    static void assertMatches(String name, Maven.Run run, Path root) throws IOException {
        String seen = "exit " + run.exitCode() + "\n" + normalised(run.output(), root);
        Path golden = Path.of(System.getProperty("workbook.root"))
                .resolve("harness/src/test/resources/golden")
                .resolve(name + ".txt");
        if (Boolean.getBoolean("workbook.record")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, seen);
        }
        assertThat(golden).as("the golden transcript").exists();
        assertThat(seen).as("what the run of %s prints", name).isEqualTo(Files.readString(golden));
    }

    /** Replaces what differs from run to run and from machine to machine: times, ports, thread numbers, folders. */
    private static String normalised(String output, Path root) {
        return output.replace(root.toString(), "<workbook>")
                .replaceAll("\\u001b\\[[0-9;]*m", "")
                // Maven 3.8 itself is warned by newer JDKs about a library of its own.
                .replaceAll("(?m)^WARNING: .*\\R", "")
                .replaceAll(" *\\b[0-9][0-9,]* ms\\b", "    <t> ms")
                .replaceAll("\\bport [0-9]+", "port <port>")
                // What follows is Maven's own, and differs from version to version.
                .replaceAll("(?s)\\[ERROR\\] -> \\[Help 1\\].*", "")
                .replaceAll("(?m)[ \\t]+$", "");
    }
}
