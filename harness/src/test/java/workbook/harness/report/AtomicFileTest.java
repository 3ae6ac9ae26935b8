package workbook.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsWrittenWithItsFolder() throws IOException {
        Path file = folder.resolve("a/b/results.json");

        AtomicFile.write(file, "new");

        assertThat(file).hasContent("new");
    }

    @Test
    void aFileTakesThePlaceOfTheOldOneAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("results.json"), "old");

        AtomicFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryContaining(p -> p.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void whatFailsLeavesNothingUnfinished() throws IOException {
        Path file = Files.createDirectories(folder.resolve("results.json/in-the-way"))
                .getParent();

        assertThatThrownBy(() -> AtomicFile.write(file, "new")).isInstanceOf(IOException.class);

        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }
}
