package workbook.harness;

/**
 * Lets a check meet the reference, which runs in another JVM than the learner's program and is met over the wire only.
 *
 * <p>A role is a class of the module {@code solutions} that plays one reference in one part, as {@code workbook.roles}
 * describes. While a role of the learner's is graded, no reference of that same role runs.
 */
@FunctionalInterface
public interface Reference {

    /**
     * Plays the role, and returns what it tells; what the role opened is closed when the check ends.
     *
     * @param role the role's name, such as {@code "GreetingClientRole"}
     * @param argument what the role is told, such as the address of the learner's server
     * @throws Exception if the role ended with an exception; its message tells which
     */
    String play(String role, String argument) throws Exception;
}
