package workbook.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles the references of lesson 02; the module that has them is built after this one. */
final class References {

    private References() {}

    /** Returns the folder with the class files. */
    static Path compiled(Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("harness/target/benchmark-references"));
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", folder.toString()));
        try (Stream<Path> files = Files.list(root.resolve("solutions/src/main/java/workbook/tcp"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0])) != 0) {
            throw new IllegalStateException("the references do not compile; what javac said stands above");
        }
        return folder;
    }
}
