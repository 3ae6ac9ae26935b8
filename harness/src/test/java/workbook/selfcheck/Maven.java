package workbook.selfcheck;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the Maven that runs this test, as a user would, in another folder. */
final class Maven {

    private static final long LIMIT_MINUTES = 5;

    /** What a run printed, both streams in one, and its exit code. */
    record Run(int exitCode, String output) {}

    private final Path folder;

    private Maven(Path folder) {
        this.folder = folder;
    }

    static Maven in(Path folder) {
        return new Maven(folder);
    }

    Run run(String... arguments) {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of(arguments));
        command.add("-Dstyle.color=never");
        try {
            Path output = Files.createTempFile("maven", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException(
                        String.join(" ", command) + " did not end; so far it printed:\n" + Files.readString(output));
            }
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Run(process.exitValue(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while Maven ran", e);
        }
    }
}
