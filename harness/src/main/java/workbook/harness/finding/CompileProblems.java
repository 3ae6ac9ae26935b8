package workbook.harness.finding;

import java.util.List;
import java.util.Optional;
import workbook.harness.text.Sentence;

/** Explains the errors with which a class ends that does not compile, or that no longer has what its suite calls. */
public final class CompileProblems {

    private static final String SAMPLE = "Sample";
    private static final String UNRESOLVED = "Unresolved compilation problem";

    private CompileProblems() {}

    /** Returns what is wrong with the learner's class if {@code thrown} came from its compilation. */
    public static Optional<Sentence> explain(Throwable thrown, LearnerCode learner) {
        String message = Thrown.messageOf(thrown);
        if (thrown.getClass() == Error.class && message.startsWith(UNRESOLVED)) {
            return Optional.of(unresolved(message, thrown, learner));
        }
        if (thrown instanceof NoSuchMethodError || thrown instanceof NoSuchFieldError) {
            return Optional.of(Sentence.of("Your class no longer has what its exercise names: %s", message));
        }
        if (thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException) {
            return Optional.of(Sentence.of("A class is missing: %s", message.replace('/', '.')));
        }
        if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
            return Optional.of(Sentence.of("The static initialiser of your class threw %s", thrown.getCause()));
        }
        return Optional.empty();
    }

    private static Sentence unresolved(String message, Throwable thrown, LearnerCode learner) {
        List<String> problems = message.lines()
                .skip(1)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        // What is undefined is the cause; that a call around it fits no more is only what follows from it.
        Optional<String> cause = problems.stream()
                .filter(line -> line.contains("undefined") || line.contains("cannot be resolved"))
                .findFirst()
                .or(() -> problems.stream().findFirst());
        if (cause.isEmpty()) {
            return Sentence.of("Your class does not compile; the ERROR lines at the beginning tell where");
        }
        // The suite is compiled against the learner's class: its own broken line tells what that class has no more.
        StackTraceElement[] stack = Thrown.stackOf(thrown);
        if (stack.length > 0 && learner.wrote(stack[0])) {
            return Sentence.of("A line of your program does not compile: %s", cause.get());
        }
        return stack.length > 0 && isWrongByItself(stack[0], cause.get())
                ? Sentence.of(
                        "%s:%s does not compile: %s", stack[0].getFileName(), stack[0].getLineNumber(), cause.get())
                : Sentence.of("Your class no longer has what its exercise names: %s", cause.get());
    }

    /** A sample is the learner's to change too: what its problem says may have nothing to do with the class. */
    private static boolean isWrongByItself(StackTraceElement line, String problem) {
        String name = line.getClassName().substring(line.getClassName().lastIndexOf('.') + 1);
        return name.endsWith(SAMPLE) && !problem.contains(name.substring(0, name.length() - SAMPLE.length()));
    }
}
