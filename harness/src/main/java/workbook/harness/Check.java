package workbook.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * Marks a method that checks one behaviour of an exercise.
 *
 * <p>The method's name is the check's sentence in camel case. Its parameters are the words that it speaks with, such as
 * {@link workbook.harness.tcp.Tcp} or {@link Dice}; the worker makes new ones for each check, and closes them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
public @interface Check {

    /** What the check is worth; a sample's checks are worth nothing. The points of a lesson sum to 100, or to 200 if it is long. */
    int points() default 0;

    /** The one idea that the check teaches, as a sentence; shown when the check fails. */
    String because() default "";

    /** The heading of the lesson that a failure points to; empty: the exercise's own section. */
    String read() default "";

    /** The time after which the check counts as hung, in seconds; {@code -Dworkbook.patience} multiplies it. */
    double seconds() default 2;
}
