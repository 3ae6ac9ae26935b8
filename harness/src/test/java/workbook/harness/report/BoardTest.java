package workbook.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.harness.report.Given.RUN;
import static workbook.harness.report.Given.check;
import static workbook.harness.report.Given.exercise;
import static workbook.harness.report.Given.failed;
import static workbook.harness.report.Given.lesson;
import static workbook.harness.report.Given.passed;
import static workbook.harness.report.Given.sample;
import static workbook.harness.report.Given.text;
import static workbook.harness.report.Given.todo;
import static workbook.harness.report.Given.withheld;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import workbook.harness.finding.Finding;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.LessonGrade;

class BoardTest {

    private static final Finding REFUSED = Finding.of("Your server refused the connection.");
    private static final ExerciseGrade ECHO = exercise(
            failed(sample("aLineComesBack"), REFUSED),
            passed(check("itListens", 3)),
            passed(check("aLineComesBack", 3)),
            failed(check("aStalledClientDelaysNobody", 2), REFUSED),
            todo(check("everythingSentBeforeTheClientsFinComesBack", 2)));

    private static final ExerciseGrade SAMPLE_ONLY =
            exercise(passed(sample("aLineComesBack")), failed(sample("twoLinesComeBack"), REFUSED));

    @Test
    void theBoardHasARowForEachExerciseThenTheSumAndWhatIsNext() {
        LessonGrade grade = lesson(
                exercise("2.1", "GreetingClient", 10, 10),
                ECHO,
                exercise("2.4", "FrameCodec", 50, 0),
                exercise("2.10", "TlsEcho", 15, 1),
                exercise("2.11", "FailoverClientWithAVeryLongNameIndeed", 15, 14));

        assertThat(text(Board.lines(grade, RUN))).isEqualTo("""
                        lesson02-tcp                                                              points
                         2.1  GreetingClient                  DONE   10/10    [##########]         10/10
                         2.3  EchoServer                      PART     2/4    [######....]          6/10
                         2.4  FrameCodec                      TODO    0/50    [..........]          0/50
                        2.10  TlsEcho                         PART    1/15    [#.........]          1/15
                        2.11  FailoverClientWithAVeryLong...  PART   14/15    [#########.]         14/15
                         31 of 100 points.  Next: 2.3 EchoServer   lesson02-tcp/src/main/java/workbook/tcp/EchoServer.java
                                            mvn test -pl lesson02-tcp -Dtest=EchoServerSuite
                        """);
    }

    @Test
    void whatIsNextMayBeAnExerciseWhereNothingPassed() {
        assertThat(text(Board.lines(
                        lesson(
                                exercise("2.1", "GreetingClient", 10, 10),
                                exercise(failed(check("itListens", 90), REFUSED))),
                        RUN)))
                .isEqualTo("""
                        lesson02-tcp                                                              points
                         2.1  GreetingClient                  DONE   10/10    [##########]         10/10
                         2.3  EchoServer                      FAIL     0/1    [..........]          0/90
                         10 of 100 points.  Next: 2.3 EchoServer   lesson02-tcp/src/main/java/workbook/tcp/EchoServer.java
                                            mvn test -pl lesson02-tcp -Dtest=EchoServerSuite
                        """);
    }

    @Test
    void whatIsNextIsTheClassOfTheFirstCheckThatIsOpen() {
        ExerciseGrade two = new ExerciseGrade(
                "2.10",
                "TlsClient, TlsServer",
                List.of(
                        passed(check("2.10", "TlsClientSuite", "itConnects", 5, "", "")),
                        todo(check("2.10", "TlsServerSuite", "itListens", 5, "", ""))));

        assertThat(text(Board.lines(lesson(two), RUN)))
                .contains("Next: 2.10 TlsServer   lesson02-tcp/src/main/java/workbook/tcp/TlsServer.java\n")
                .endsWith(" -Dtest=TlsServerSuite\n");
    }

    @Test
    void aLessonThatIsDoneSaysSo() {
        assertThat(text(Board.lines(lesson(exercise("2.1", "GreetingClient", 100, 100)), RUN)))
                .isEqualTo("""
                        lesson02-tcp                                                              points
                         2.1  GreetingClient                  DONE 100/100    [##########]       100/100
                         100 of 100 points.  Every exercise of lesson02-tcp is done.
                        """);
    }

    @Test
    void aPartOfALessonIsSummedAsThisRun() {
        assertThat(text(Board.lines(lesson(ECHO), RUN))).isEqualTo("""
                        lesson02-tcp                                                              points
                         2.3  EchoServer                      PART     2/4    [######....]          6/10
                         6 of 10 points in this run.  Next: 2.3 EchoServer   lesson02-tcp/src/main/java/workbook/tcp/EchoServer.java
                                                      mvn test -pl lesson02-tcp -Dtest=EchoServerSuite
                        """);
    }

    @Test
    void aPartThatIsDoneSaysSo() {
        assertThat(Board.lines(lesson(exercise("2.1", "GreetingClient", 10, 10)), RUN))
                .contains(" 10 of 10 points in this run.  Every exercise in it is done.");
    }

    @Test
    void samplesAloneHaveNoPoints() {
        assertThat(text(Board.lines(lesson(SAMPLE_ONLY), RUN))).isEqualTo("""
                        lesson02-tcp
                         2.3  EchoServer                      PART     1/2    [#####.....]        sample
                         Samples passed: 0 of 1.  Next: 2.3 EchoServer   lesson02-tcp/src/main/java/workbook/tcp/EchoServer.java
                                                  mvn test -pl lesson02-tcp -Dtest=EchoServerSample
                        """);
    }

    @Test
    void aSampleBesideASuiteIsNotCounted() {
        assertThat(text(Board.lines(lesson(exercise("2.1", "GreetingClient", 10, 10), SAMPLE_ONLY), RUN)))
                .isEqualTo("""
                        lesson02-tcp                                                              points
                         2.1  GreetingClient                  DONE   10/10    [##########]         10/10
                         2.3  EchoServer                      PART     1/2    [#####.....]        sample
                         10 of 10 points in this run.  Next: 2.3 EchoServer   lesson02-tcp/src/main/java/workbook/tcp/EchoServer.java
                                                       mvn test -pl lesson02-tcp -Dtest=EchoServerSample
                        """);
    }

    @Test
    void aWithheldScoreSaysWhyInPlaceOfTheSum() {
        assertThat(text(Board.lines(withheld("a check that must fail passed in worker 3.", ECHO), RUN)))
                .isEqualTo("""
                        lesson02-tcp                                                              points
                         2.3  EchoServer                      PART     2/4    [..........]          -/10
                         No score: a check that must fail passed in worker 3.
                        """);
    }

    @Test
    void theReasonHasTwoLinesAtMost() {
        assertThat(Board.lines(withheld("words ".repeat(45) + "end", ECHO), RUN))
                .endsWith(" No score: " + "words ".repeat(18).strip(), "           " + "words ".repeat(17) + "word...");
    }

    @Test
    void aReasonOfTwoLinesIsWhole() {
        assertThat(Board.lines(withheld("words ".repeat(20) + "end", ECHO), RUN))
                .endsWith(" No score: " + "words ".repeat(18).strip(), "           words words end");
    }

    @Test
    void aStrictRunSaysThatPointsAreMissing() {
        RunContext strict = new RunContext("lesson02-tcp", "lesson02-tcp", "src", 1, 1, true, OptionalInt.empty());

        assertThat(Board.lines(lesson(ECHO), strict)).endsWith(" Not enough: every point is asked for.");
    }

    @Test
    void aRunWithABarSaysThatPointsAreMissing() {
        RunContext bar = new RunContext("lesson02-tcp", "lesson02-tcp", "src", 1, 1, false, OptionalInt.of(61));

        assertThat(Board.lines(lesson(ECHO), bar)).endsWith(" Not enough: 61% of the points are asked for.");
    }

    @Test
    void aBarThatIsReachedIsNotMentioned() {
        RunContext bar = new RunContext("lesson02-tcp", "lesson02-tcp", "src", 1, 1, true, OptionalInt.of(60));

        assertThat(text(Board.lines(lesson(ECHO), bar))).doesNotContain("Not enough");
    }

    @Test
    void aRunWithoutAnExerciseHasNoBoard() {
        assertThat(Board.lines(lesson(), RUN)).isEmpty();
    }
}
