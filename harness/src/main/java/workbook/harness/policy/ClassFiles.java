package workbook.harness.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Holds the class files of one folder as bytes, by the name that a class loader would ask for; loads no class.
 *
 * <p>The files are read once. What happens in the folder later does not change what is judged.
 */
public final class ClassFiles {
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> byName;

    private ClassFiles(Map<String, byte[]> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /**
     * Reads every class file below a folder; a folder that does not exist holds none.
     *
     * <p>A file is named by its path alone. Whether it really holds that class, or any class, is for the judge to say.
     *
     * @param folder the root of the packages, such as {@code target/classes}
     * @throws IOException if the folder or a file in it cannot be read
     */
    public static ClassFiles in(Path folder) throws IOException {
        Map<String, byte[]> byName = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            for (Path file : classFilesBelow(folder)) {
                byName.put(binaryName(folder.relativize(file)), Files.readAllBytes(file));
            }
        }
        return new ClassFiles(byName);
    }

    private static List<Path> classFilesBelow(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static String binaryName(Path relative) {
        String separator = relative.getFileSystem().getSeparator();
        String path = relative.toString().replace(separator, ".");
        return path.substring(0, path.length() - SUFFIX.length());
    }

    /** Tells whether the folder has a file for this class, such as {@code workbook.tcp.EchoServer$Session}. */
    public boolean contains(String binaryName) {
        return byName.containsKey(binaryName);
    }

    /** Returns the binary names of all classes that the folder has a file for, sorted. */
    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * Returns a copy of one class file.
     *
     * @throws NoSuchElementException if the folder has no file for this class
     */
    public byte[] bytes(String binaryName) {
        byte[] bytes = byName.get(binaryName);
        if (bytes == null) {
            throw new NoSuchElementException("no class file for " + binaryName);
        }
        return bytes.clone();
    }
}
