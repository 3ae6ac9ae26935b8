package workbook.harness.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import workbook.harness.scene.Scene;

@Timeout(30)
class FolderTest {

    private final Scene scene = new Scene("FolderTest", TimeUnit.SECONDS.toNanos(20), 1);
    private final Folder folder = new Folder(scene);

    @TempDir
    private Path elsewhere;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void filesAreWrittenWithTheFoldersOnTheWay() throws IOException {
        folder.file("a.txt", "old").file("a.txt", "new").file("sub/deep/b.bin", new byte[] {1, 2});

        assertThat(folder.path("a.txt")).hasContent("new");
        assertThat(folder.path().resolve("sub/deep/b.bin")).hasBinaryContent(new byte[] {1, 2});
    }

    @Test
    void aNeighbourStandsBesideTheFolder() throws IOException {
        folder.file("../secret.txt", "secret");

        assertThat(folder.path("../secret.txt"))
                .hasContent("secret")
                .hasParent(folder.path().getParent());
    }

    @Test
    void nothingIsWrittenElsewhere() {
        assertThatThrownBy(() -> folder.file("../../a.txt", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLinkLeadsFromItsOwnFolder() throws IOException {
        folder.file("a.txt", "hello").link("sub/in.txt", "../a.txt").link("loop", "loop");

        assertThat(folder.path("sub/in.txt").toRealPath()).isEqualTo(folder.path("a.txt"));
        assertThat(Files.isSymbolicLink(folder.path("loop"))).isTrue();
    }

    @Test
    void aLargeFileIsWhatItSays() throws IOException {
        LargeFile large = folder.large("large.bin", (5 << 20) + 3);

        byte[] all = Files.readAllBytes(folder.path("large.bin"));
        byte[] filled = new byte[all.length];
        large.fill(filled, filled.length, 0);
        assertThat(all).hasSize((5 << 20) + 3).isEqualTo(filled);
        byte[] piece = new byte[100];
        large.fill(piece, 60, (1 << 20) - 5);
        assertThat(Arrays.copyOf(piece, 60)).isEqualTo(Arrays.copyOfRange(all, (1 << 20) - 5, (1 << 20) + 55));
        assertThat(Arrays.copyOf(all, 1 << 20)).isNotEqualTo(Arrays.copyOfRange(all, 1 << 20, 2 << 20));
    }

    @Test
    void theEndDeletesAllOfItAndFollowsNoLink() throws IOException {
        Path kept = Files.writeString(elsewhere.resolve("kept.txt"), "kept");
        folder.file("sub/a.txt", "hello").link("out", elsewhere.toString()).file("../secret.txt", "secret");

        scene.close();

        assertThat(folder.path().getParent()).doesNotExist();
        assertThat(kept).hasContent("kept");
    }
}
