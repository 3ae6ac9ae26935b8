package workbook.harness.resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;

/**
 * A folder with files for the learner's program, in a temporary folder that is deleted when the check ends.
 *
 * <p>Names are paths with {@code /}, seen from the folder; {@code ../} leads to its neighbours, which are the check's too.
 */
public final class Folder {

    private final Path root;
    private final Path folder;

    /** Makes an empty folder for one check. */
    public Folder(Scene scene) {
        try {
            root = Files.createTempDirectory("workbook").toRealPath();
            scene.closing(this::delete);
            folder = Files.createDirectory(root.resolve("served"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folder's path, absolute and without links. */
    public Path path() {
        return folder;
    }

    /** Returns the path of a file, a folder or a link, whether it is there or not; links are not followed. */
    public Path path(String name) {
        return folder.resolve(name).normalize();
    }

    /** Writes a file with {@code text} in UTF-8, in place of one that may be there. */
    public Folder file(String name, String text) throws IOException {
        return file(name, Bytes.utf8(text));
    }

    /** Writes a file, in place of one that may be there; makes the folders on the way. */
    public Folder file(String name, byte[] content) throws IOException {
        Files.write(place(name), content);
        return this;
    }

    /** Writes a file of {@code length} bytes, which takes little room where the file system can do that. */
    public LargeFile large(String name, long length) throws IOException {
        LargeFile large = new LargeFile(length);
        large.write(place(name));
        return large;
    }

    /** Makes a symbolic link to {@code target}, which is seen from the link's own folder and need not be there. */
    public Folder link(String name, String target) throws IOException {
        Files.createSymbolicLink(place(name), Path.of(target));
        return this;
    }

    private Path place(String name) throws IOException {
        Path place = path(name);
        if (!place.startsWith(root)) {
            throw new IllegalArgumentException(name + " leads out of what is deleted at the end");
        }
        Files.createDirectories(place.getParent());
        return place;
    }

    private void delete() throws IOException {
        // A walk does not follow links, so nothing but the check's own is deleted.
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException thrown) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
