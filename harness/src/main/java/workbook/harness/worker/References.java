package workbook.harness.worker;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import workbook.harness.Reference;

/**
 * Plays roles of the reference in the supervisor's JVM, with class loaders that see the references and the JDK alone.
 *
 * <p>A role is a public class of the package {@code workbook.roles} with a method
 * {@code static String play(String argument, Consumer<AutoCloseable> closing)}; the consumer takes what is to be closed
 * at the end of the check.
 */
public final class References {

    private static final String ROLES = "workbook.roles.";
    private static final long LIMIT_SECONDS = 10;

    private final Path solutions;

    /** Makes the references whose classes are in {@code solutions}, a folder or a jar file. */
    public References(Path solutions) {
        this.solutions = solutions;
    }

    /** Begins a check; its roles end when the stage is closed. */
    public Stage stage() {
        return new Stage();
    }

    /** What one check has on stage. */
    public final class Stage implements AutoCloseable {

        private final Deque<AutoCloseable> opened = new ArrayDeque<>();

        private Stage() {}

        /** Returns what a check in this JVM meets the reference through. */
        public Reference asReference() {
            return (role, argument) -> {
                List<String> answer = play(role, argument);
                if (answer.get(0).isEmpty()) {
                    return answer.get(1);
                }
                throw new IOException(answer.get(0));
            };
        }

        /** Plays a role; returns why it could not, or the empty string, and then what it told. */
        List<String> play(String role, String argument) throws InterruptedException {
            FutureTask<String> playing = new FutureTask<>(() -> invoke(role, argument));
            Thread thread = new Thread(playing, "role " + role);
            thread.setDaemon(true);
            thread.start();
            try {
                return List.of("", playing.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                return List.of(String.valueOf(e.getCause()), "");
            } catch (TimeoutException e) {
                return List.of("the reference waited for more than " + LIMIT_SECONDS + " s", "");
            }
        }

        @Override
        public void close() {
            synchronized (opened) {
                while (!opened.isEmpty()) {
                    try {
                        opened.pop().close();
                    } catch (Exception e) {
                        // The check has its verdict; how the reference ends is not the learner's to answer for.
                    }
                }
            }
        }

        private String invoke(String role, String argument) throws Exception {
            URLClassLoader loader =
                    new URLClassLoader(new URL[] {solutions.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            closing(loader);
            Class<?> type = Class.forName(ROLES + role, true, loader);
            Consumer<AutoCloseable> closing = this::closing;
            try {
                return (String)
                        type.getMethod("play", String.class, Consumer.class).invoke(null, argument, closing);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception cause ? cause : new IOException(e.getCause());
            }
        }

        private void closing(AutoCloseable resource) {
            synchronized (opened) {
                opened.push(resource);
            }
        }
    }
}
