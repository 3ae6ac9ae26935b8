package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of class files as a value. */
class ClassFilesTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Path packageFolder = Files.createDirectories(folder.resolve("workbook/tcp"));
        Files.write(packageFolder.resolve("Root$Inner.class"), CONTENT);
        Files.write(packageFolder.resolve("Root.class"), CONTENT);
        Files.write(packageFolder.resolve("Root.java"), CONTENT);
        Files.createDirectory(packageFolder.resolve("Folder.class"));
        Files.write(folder.resolve("Plain.class"), CONTENT);
    }

    @Test
    void classesAreNamedByTheirPaths() throws IOException {
        assertThat(ClassFiles.in(folder).names())
                .containsExactly("Plain", "workbook.tcp.Root", "workbook.tcp.Root$Inner");
    }

    @Test
    void aFolderThatIsNotThereHoldsNone() throws IOException {
        assertThat(ClassFiles.in(folder.resolve("missing")).names()).isEmpty();
    }

    @Test
    void whatChangesInTheFolderLaterDoesNotShow() throws IOException {
        ClassFiles files = ClassFiles.in(folder);
        Files.write(folder.resolve("Plain.class"), new byte[9]);

        assertThat(files.bytes("Plain")).isEqualTo(CONTENT);
    }

    @Test
    void whatACallerWritesIntoTheBytesDoesNotShow() throws IOException {
        ClassFiles files = ClassFiles.in(folder);
        files.bytes("Plain")[0] = 9;

        assertThat(files.bytes("Plain")).isEqualTo(CONTENT);
    }

    @Test
    void theNamesCannotBeChanged() throws IOException {
        ClassFiles files = ClassFiles.in(folder);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> files.names().clear());
    }

    @Test
    void bytesOfAClassThatIsNotThereAreRefused() throws IOException {
        ClassFiles files = ClassFiles.in(folder);

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> files.bytes("workbook.tcp.None"))
                .withMessageContaining("workbook.tcp.None");
    }
}
