package workbook.harness.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the learner's frames of a stack from those of the JDK and of the harness. */
public final class LearnerCode {

    private static final int SHOWN_FRAMES = 6;
    private static final String CLASS_FILE = ".class";

    private final Set<String> classNames;

    /** Makes one for the classes whose binary names are {@code classNames}. */
    public LearnerCode(Set<String> classNames) {
        this.classNames = Set.copyOf(classNames);
    }

    /** Makes one for the class files in {@code folder}, which may be missing. */
    public static LearnerCode in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new LearnerCode(Set.of());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return new LearnerCode(files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(CLASS_FILE))
                    .map(name -> name.substring(0, name.length() - CLASS_FILE.length()))
                    .map(name -> name.replace('/', '.').replace('\\', '.'))
                    .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the frame is one of the learner's. */
    public boolean wrote(StackTraceElement frame) {
        return classNames.contains(frame.getClassName());
    }

    /** Returns the place of the learner's innermost frame, such as {@code EchoServer.java:41}. */
    public Optional<String> place(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(this::wrote).findFirst().map(LearnerCode::place);
    }

    /** Returns the place of the learner's frame that is nearest to where {@code thrown} or one of its causes began. */
    public Optional<String> place(Throwable thrown) {
        Optional<String> place = Optional.empty();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 8; depth++, cause = Thrown.causeOf(cause)) {
            Optional<String> deeper = place(cause, Thrown.stackOf(cause));
            place = deeper.isPresent() ? deeper : place;
        }
        return place;
    }

    /** A class that refuses an argument is in the right: the place is where another class gave it. */
    private Optional<String> place(Throwable thrown, StackTraceElement[] stack) {
        if (!(thrown instanceof IllegalArgumentException) || stack.length == 0 || !wrote(stack[0])) {
            return place(stack);
        }
        return Arrays.stream(stack)
                .filter(this::wrote)
                .filter(frame -> !file(frame).equals(file(stack[0])))
                .findFirst()
                .map(LearnerCode::place)
                .or(() -> place(stack));
    }

    /** Returns {@code thrown} with the learner's frames only, one line each. */
    public List<String> trace(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        String message = Thrown.messageOf(thrown);
        lines.add(thrown.getClass().getName() + (message.isEmpty() ? "" : ": " + message));
        Arrays.stream(Thrown.stackOf(thrown))
                .filter(this::wrote)
                .map(frame -> "    at " + simpleName(frame) + "." + frame.getMethodName() + " (" + place(frame) + ")")
                .distinct()
                .limit(SHOWN_FRAMES)
                .forEach(lines::add);
        return lines;
    }

    private static String place(StackTraceElement frame) {
        return file(frame) + ":" + frame.getLineNumber();
    }

    private static String file(StackTraceElement frame) {
        return String.valueOf(frame.getFileName());
    }

    private static String simpleName(StackTraceElement frame) {
        return frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    }
}
