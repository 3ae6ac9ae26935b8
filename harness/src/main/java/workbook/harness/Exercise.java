package workbook.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import workbook.harness.grading.GradingExtension;
import workbook.harness.grading.SourceOrder;

/**
 * Binds a suite or a sample test to the exercise that it grades.
 *
 * <p>A class named {@code EchoServerSuite} or {@code EchoServerSample} grades the class {@code EchoServer} of its own
 * package. Several suites may share one exercise's number; they share a row of the board too. The points of an exercise
 * are the sum of its checks' points.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(Exercise.TAG)
@ExtendWith(GradingExtension.class)
@TestMethodOrder(SourceOrder.class)
public @interface Exercise {

    /** The JUnit tag that tells graded classes from a student's own tests. */
    String TAG = "graded";

    /** The exercise's number, such as {@code "2.10"}: lesson, dot, number in the lesson. */
    String value();

    /**
     * Rules of the API policy that are asked before the course's own, in the syntax of {@code api-policy.txt}; for
     * example {@code "+ java.nio.file.**"} in an exercise about files.
     */
    String[] policy() default {};
}
