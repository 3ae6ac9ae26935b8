package workbook.harness.program;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import workbook.harness.scene.CannotRunException;
import workbook.harness.scene.Recording;
import workbook.harness.scene.Scene;

/**
 * Starts programs that nobody here wrote, as peers of the learner's program.
 *
 * <p>A program that is not installed ends the check as not run, with the program's name as the reason.
 */
public final class Programs {

    private final Scene scene;

    /** Makes the words for one check. */
    public Programs(Scene scene) {
        this.scene = scene;
    }

    /**
     * Starts {@code name} as a client of the learner's server; the check's end ends it.
     *
     * @throws CannotRunException if it is not installed
     */
    public RunningProgram client(String name, Object... arguments) throws IOException {
        scene.recording().cast(Recording.Learner.RIGHT, name + " (not yours)", "server (yours)");
        return start(name, arguments);
    }

    /**
     * Starts {@code name} as a server for the learner's client; the check's end ends it.
     *
     * @throws CannotRunException if it is not installed
     */
    public RunningProgram server(String name, Object... arguments) throws IOException {
        scene.recording().cast(Recording.Learner.LEFT, "client (yours)", name + " (not yours)");
        return start(name, arguments);
    }

    /**
     * Returns an address on loopback where nobody listens, for a program that cannot choose a port itself. Nothing holds
     * the port until the program does.
     */
    public InetSocketAddress freeAddress() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) probe.getLocalSocketAddress();
        }
    }

    private RunningProgram start(String name, Object... arguments) throws IOException {
        Path file = installed(name)
                .orElseThrow(() -> new CannotRunException(name + " is not installed; install it and run again"));
        List<String> command = new ArrayList<>(List.of(file.toString()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command);
        // The learner's own settings for the program must not decide.
        builder.environment()
                .keySet()
                .removeIf(key -> key.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        Process process = builder.start();
        scene.closing(process::destroyForcibly);
        return new RunningProgram(scene, name, process);
    }

    private static Optional<Path> installed(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String suffix : List.of("", ".exe")) {
                try {
                    Path file = Path.of(folder, name + suffix);
                    if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                        return Optional.of(file);
                    }
                } catch (InvalidPathException e) {
                    // An entry that is no folder's name holds no program.
                }
            }
        }
        return Optional.empty();
    }
}
