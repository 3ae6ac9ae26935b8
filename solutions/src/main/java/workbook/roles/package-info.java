/**
 * Plays the references against a learner's program, one role a class.
 *
 * <p>A role is a public class with a method {@code public static String play(String argument, Consumer<AutoCloseable> closing)
 * throws Exception}. It runs in another JVM than the learner's program. What it returns reaches the check that asked for
 * it; what it opens goes to {@code closing}, and is closed when that check ends.
 */
package workbook.roles;
