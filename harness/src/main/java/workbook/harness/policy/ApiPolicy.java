package workbook.harness.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Says which of the JDK's classes and methods a student's class may use, from its class file and before it is loaded.
 *
 * <p>It is an allow-list: every type and member that a class file names must be allowed by a rule, and the first rule
 * that matches decides. The rules stand in {@code api-policy.txt} beside this class, with their reasons; its first lines
 * tell how to write them. An exercise may put rules of its own before them:
 *
 * <pre>{@code
 * ApiPolicy policy = ApiPolicy.course().narrowedBy(List.of(
 *         "because: This exercise computes the sum by itself.",
 *         "- java.util.zip.*",
 *         "+ java.nio.file.**"));
 * List<Breach> breaches = policy.judge(ClassFiles.in(Path.of("target/classes")), "workbook.tcp.EchoServer");
 * }</pre>
 *
 * <p>This is a rule of the course with an explanation, and no sandbox. An ApiPolicy does not change, so threads may share
 * it.
 */
public final class ApiPolicy {
    private static final String COURSE_FILE = "api-policy.txt";
    private static final String EXERCISE_REASON = "This exercise is to be solved without it.";

    private final Rulebook rulebook;

    private ApiPolicy(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** Returns the policy of the course. */
    public static ApiPolicy course() {
        try (InputStream file = ApiPolicy.class.getResourceAsStream(COURSE_FILE)) {
            if (file == null) {
                throw new IllegalStateException(COURSE_FILE + " is missing beside " + ApiPolicy.class.getName());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new ApiPolicy(RuleParser.file(reader.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(COURSE_FILE + ", " + e.getMessage(), e);
        }
    }

    /**
     * Returns a policy in which the given rules are asked before those of this one; they may refuse more or allow more.
     *
     * @param rules lines as in {@code api-policy.txt}; a refusal without a line {@code because:} above it says that the
     *     exercise is to be solved without it
     * @throws IllegalArgumentException if a line is no rule; the message tells which and why
     */
    public ApiPolicy narrowedBy(List<String> rules) {
        return new ApiPolicy(rulebook.after(RuleParser.rules(rules, EXERCISE_REASON)));
    }

    /**
     * Judges a class and every own class that it can reach: those that it names, those nested in it, its superclasses,
     * and what these reach in turn. A class file that cannot be read is a breach too.
     *
     * @param own the student's class files
     * @param rootClass binary name of the class of the exercise
     * @return what is refused, the root class's first, then by class and line; nothing if there is no such class
     */
    public List<Breach> judge(ClassFiles own, String rootClass) {
        return List.copyOf(new Judge(rulebook, own, rootClass).breaches());
    }

    /**
     * Finds own classes that stand where the grader's own are looked for: in a package of Java, of the grader or of its
     * libraries, if the class of the exercise reaches them; or under the name of the exercise's suite or sample.
     *
     * @param own the student's class files
     * @param rootClass binary name of the class of the exercise
     * @return a breach for each such class
     */
    public List<Breach> impostors(ClassFiles own, String rootClass) {
        return List.copyOf(Impostors.find(own, rootClass));
    }
}
