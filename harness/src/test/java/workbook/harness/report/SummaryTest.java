package workbook.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.harness.report.Given.RUN;
import static workbook.harness.report.Given.check;
import static workbook.harness.report.Given.exercise;
import static workbook.harness.report.Given.failed;
import static workbook.harness.report.Given.lesson;
import static workbook.harness.report.Given.notRun;
import static workbook.harness.report.Given.passed;
import static workbook.harness.report.Given.withheld;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import workbook.harness.finding.Finding;
import workbook.harness.grade.ExerciseGrade;

class SummaryTest {

    private static final Finding REFUSED =
            Finding.of("Your server refused the connection.").at("EchoServer.java:41");

    @Test
    void aTableThenEveryFinding() {
        assertThat(Summary.of(
                        lesson(
                                exercise("2.1", "GreetingClient", 90, 90),
                                exercise(
                                        passed(check("itListens", 3)),
                                        failed(check("aLineComesBack", 3), REFUSED),
                                        failed(check("twoLinesComeBack", 2), Finding.of("Your server sent nothing.")),
                                        notRun(check("aStalledClientDelaysNobody", 2), "two checks hung"))),
                        RUN))
                .isEqualTo("""
                        # lesson02-tcp

                        **93 of 100 points.**

                        | Exercise | State | Checks | Points |
                        |:---|:---|---:|---:|
                        | 2.1 GreetingClient | DONE | 90/90 | 90/90 |
                        | 2.3 EchoServer | PART | 1/4 | 3/10 |

                        Seed 8731, patience 1.0.

                        ## 2.3 EchoServer

                        ```text
                        FAIL  2.3  EchoServer: a line comes back                                                  0 of 3 points
                        What happened   Your server refused the connection.
                        Concept         shutdownOutput() ends one direction only; the peer may still send.
                                        lesson02-tcp/README.md, "Half-close"
                        Look at         EchoServer.java:41
                        Again           mvn test -pl lesson02-tcp -Dtest=EchoServerSuite#aLineComesBack
                        ```

                        ```text
                        FAIL  2.3  EchoServer: two lines come back                                                0 of 2 points
                        What happened   Your server sent nothing.
                        Concept         shutdownOutput() ends one direction only; the peer may still send.
                                        lesson02-tcp/README.md, "Half-close"
                        Again           mvn test -pl lesson02-tcp -Dtest=EchoServerSuite#twoLinesComeBack
                        ```

                        ```text
                        fail  2.3  a stalled client delays nobody (not run: two checks hung)                      0 of 2 points
                        ```
                        """);
    }

    @Test
    void aWithheldScoreSaysWhy() {
        assertThat(Summary.of(withheld("worker | 3", exercise(passed(check("itListens", 3)))), RUN))
                .contains("\nNo score: worker \\| 3\n");
    }

    @Test
    void aRunWithABarSaysThatPointsAreMissing() {
        RunContext bar = new RunContext("lesson02-tcp", "lesson02-tcp", "src", 1, 1, false, OptionalInt.of(61));

        assertThat(Summary.of(lesson(exercise("2.1", "GreetingClient", 10, 6)), bar))
                .contains("**6 of 10 points in this run.**\n\nNot enough: 61% of the points are asked for.\n");
    }

    @Test
    void aTitleCannotBreakTheTable() {
        ExerciseGrade odd = new ExerciseGrade("2.3", "A | B_`C`\n<b>", List.of(passed(check("itListens", 3))));

        assertThat(Summary.of(lesson(odd), RUN)).contains("| 2.3 A \\| B\\_\\`C\\`\\\\n\\<b\\> | DONE | 1/1 | 3/3 |");
    }

    @Test
    void learnersTextCannotCloseTheFence() {
        Finding finding = Finding.of("It threw %s.", "x").with(List.of("```", "````text"));

        assertThat(Summary.of(lesson(exercise(failed(check("itListens", 3), finding))), RUN))
                .contains("\n`````text\nFAIL  2.3  ")
                .endsWith("#itListens\n`````\n");
    }
}
