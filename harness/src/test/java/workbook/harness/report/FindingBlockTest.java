package workbook.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static workbook.harness.report.Given.RUN;
import static workbook.harness.report.Given.check;
import static workbook.harness.report.Given.closedTooEarly;
import static workbook.harness.report.Given.exercise;
import static workbook.harness.report.Given.failed;
import static workbook.harness.report.Given.notRun;
import static workbook.harness.report.Given.passed;
import static workbook.harness.report.Given.sample;
import static workbook.harness.report.Given.text;
import static workbook.harness.report.Given.todo;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.text.Sentence;

class FindingBlockTest {

    private static final CheckInfo HALF_CLOSE = check("everythingSentBeforeTheClientsFinComesBack", 2);
    private static final CheckInfo STALLED = check("aStalledClientDelaysNobody", 3);
    private static final Finding REFUSED = Finding.of("Your server refused the connection.");

    private static List<String> brief(CheckResult result) {
        return FindingBlock.brief(new Cause(List.of(result)), RUN);
    }

    private static final Finding UNCOMPILED = Finding.of(
                    "EchoServer does not compile: %s", "Socket cannot be resolved to a type")
            .at("EchoServer.java:12");

    @Test
    void aFailedCheckIsABlockOfLabelledLines() {
        assertThat(text(FindingBlock.lines(failed(HALF_CLOSE, closedTooEarly()), RUN)))
                .isEqualTo("""
                        FAIL  2.3  EchoServer: everything sent before the clients FIN comes back                  0 of 2 points
                        What happened   Your server closed the connection 3 ms after the client's FIN; 1,024 of 4,096 bytes had come back.
                        Concept         shutdownOutput() ends one direction only; the peer may still send.
                                        lesson02-tcp/README.md, "Half-close"
                        Look at         EchoServer.java:41
                        Exchange        client (reference)                     server (yours)
                                0 ms    4,096 bytes "abcd..."        ----->
                                1 ms    FIN                          ----->
                                2 ms                                 <-----    1,024 bytes "abcd..."
                                4 ms                                 <-----    FIN                     <- too early
                             MISSING                                 <-----    3,072 bytes
                        Adversity       bytes were delivered in pieces of 1 to 9; seed 8731
                        Again           mvn test -pl lesson02-tcp -Dtest=EchoServerSuite#everythingSentBeforeTheClientsFinComesBack -Dworkbook.seed=8731
                        """);
    }

    @Test
    void emptyPartsAreLeftOut() {
        assertThat(text(FindingBlock.lines(failed(STALLED, REFUSED), RUN))).isEqualTo("""
                        FAIL  2.3  EchoServer: a stalled client delays nobody                                     0 of 3 points
                        What happened   Your server refused the connection.
                        Concept         shutdownOutput() ends one direction only; the peer may still send.
                                        lesson02-tcp/README.md, "Half-close"
                        Again           mvn test -pl lesson02-tcp -Dtest=EchoServerSuite#aStalledClientDelaysNobody
                        """);
    }

    @Test
    void theConceptsPointerStandsBesideIt() {
        CheckInfo check =
                check("2.3", "EchoServerSuite", "itListens", 1, "A server listens before it returns.", "Listen");

        assertThat(FindingBlock.lines(failed(check, REFUSED), RUN))
                .contains("Concept         A server listens before it returns.   lesson02-tcp/README.md, \"Listen\"");
    }

    @Test
    void theConceptsPointerStandsBelowItWhereTheLineWouldBeTooLong() {
        String because = "x".repeat(120 - 16 - "   lesson02-tcp/README.md, \"Listen\"".length());
        CheckInfo fits = check("2.3", "EchoServerSuite", "itListens", 1, because, "Listen");
        CheckInfo tooLong = check("2.3", "EchoServerSuite", "itListens", 1, because + "x", "Listen");

        assertThat(FindingBlock.lines(failed(fits, REFUSED), RUN))
                .contains("Concept         " + because + "   lesson02-tcp/README.md, \"Listen\"");
        assertThat(FindingBlock.lines(failed(tooLong, REFUSED), RUN))
                .contains("Concept         " + because + "x", "                lesson02-tcp/README.md, \"Listen\"");
    }

    @Test
    void aCheckWithoutAnIdeaPointsToItsHeading() {
        CheckInfo check = check("2.3", "EchoServerSuite", "itListens", 1, "", "Listen");

        assertThat(FindingBlock.lines(failed(check, REFUSED), RUN))
                .contains("Concept         lesson02-tcp/README.md, \"Listen\"");
    }

    @Test
    void aCheckWithoutAHeadingPointsToItsExercisesSection() {
        CheckInfo check = check("2.3", "EchoServerSuite", "itListens", 1, "", "");

        assertThat(FindingBlock.lines(failed(check, REFUSED), RUN))
                .contains("Concept         lesson02-tcp/README.md, section 2.3");
    }

    @Test
    void aSamplesBlockSaysSoAndHasNoPoints() {
        assertThat(text(FindingBlock.lines(failed(sample("aLineComesBack"), REFUSED), RUN)))
                .isEqualTo("""
                        FAIL  2.3  EchoServer, sample: a line comes back
                        What happened   Your server refused the connection.
                        Concept         lesson02-tcp/README.md, "Echo"
                        Again           mvn test -pl lesson02-tcp -Dtest=EchoServerSample#aLineComesBack
                        """);
    }

    @Test
    void longSentencesHangBesideTheirLabel() {
        Finding finding = Finding.of(
                "Your client waits in SocketInputStream.read for bytes that the server will not send before it has"
                        + " seen the end of what the client sends, and the client never ends it.");

        assertThat(text(FindingBlock.lines(failed(STALLED, finding), RUN))).contains("""
                        What happened   Your client waits in SocketInputStream.read for bytes that the server will not send before it has seen
                                        the end of what the client sends, and the client never ends it.
                        """);
    }

    @Test
    void detailStandsUnderWhatHappened() {
        Finding finding = REFUSED.with(List.of(
                "expected  61 62 63",
                "seen      61 62 64",
                "                ^",
                "at EchoServer.run(EchoServer.java:41)"));

        assertThat(text(FindingBlock.lines(failed(STALLED, finding), RUN))).contains("""
                        What happened   Your server refused the connection.
                                        expected  61 62 63
                                        seen      61 62 64
                                                        ^
                                        at EchoServer.run(EchoServer.java:41)
                        Concept         shutdownOutput() ends one direction only\
                        """);
    }

    @Test
    void proseInTheDetailWrapsAndADumpDoesNot() {
        Finding finding = REFUSED.with(List.of("word ".repeat(30), "61 62  ".repeat(20)));

        assertThat(text(FindingBlock.lines(failed(STALLED, finding), RUN))).contains("""
                                        word word word word word word word word word word word word word word word word word word word word word
                                        word word word word word word word word word
                                        61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62  61 62
                        """);
    }

    @Test
    void aLadderWithoutAHeadStandsBehindItsLabel() {
        Finding finding =
                new Finding(REFUSED.happened(), "", List.of(), List.of("SYN  ----->", "     <-----  RST"), "");

        assertThat(text(FindingBlock.lines(failed(STALLED, finding), RUN))).contains("""
                        Exchange        SYN  ----->
                             <-----  RST
                        """);
    }

    @Test
    void aLadderNeedsABlankInFrontForItsLabel() {
        Finding eight = new Finding(REFUSED.happened(), "", List.of(), List.of("        SYN"), "");
        Finding nine = new Finding(REFUSED.happened(), "", List.of(), List.of("         SYN"), "");

        assertThat(FindingBlock.lines(failed(STALLED, eight), RUN)).contains("Exchange                SYN");
        assertThat(FindingBlock.lines(failed(STALLED, nine), RUN)).contains("Exchange SYN");
    }

    @Test
    void aBlockHasFortyLinesAtMostAndSaysWhatIsMissing() {
        List<String> detail =
                IntStream.range(0, 1000).mapToObj(i -> "line " + i).toList();
        List<String> ladder = IntStream.range(0, 1000)
                .mapToObj(i -> i == 0 ? "                client" : String.format("%6d ms    DATA", i))
                .toList();
        Finding finding = new Finding(REFUSED.happened(), "EchoServer.java:41", detail, ladder, "loss; seed 8731");

        assertThat(text(FindingBlock.lines(failed(STALLED, finding), RUN))).isEqualTo("""
                        FAIL  2.3  EchoServer: a stalled client delays nobody                                     0 of 3 points
                        What happened   Your server refused the connection.
                                        line 0
                                        line 1
                                        line 2
                                        line 3
                                        line 4
                                        line 5
                                        line 6
                                        line 7
                                        line 8
                                        line 9
                                        line 10
                                        ... 989 lines left out
                        Concept         shutdownOutput() ends one direction only; the peer may still send.
                                        lesson02-tcp/README.md, "Half-close"
                        Look at         EchoServer.java:41
                        Exchange        client
                             1 ms    DATA
                             2 ms    DATA
                             3 ms    DATA
                             4 ms    DATA
                             5 ms    DATA
                             6 ms    DATA
                             7 ms    DATA
                             8 ms    DATA
                             9 ms    DATA
                                        ... 980 lines left out
                           990 ms    DATA
                           991 ms    DATA
                           992 ms    DATA
                           993 ms    DATA
                           994 ms    DATA
                           995 ms    DATA
                           996 ms    DATA
                           997 ms    DATA
                           998 ms    DATA
                           999 ms    DATA
                        Adversity       loss; seed 8731
                        Again           mvn test -pl lesson02-tcp -Dtest=EchoServerSuite#aStalledClientDelaysNobody -Dworkbook.seed=8731
                        """);
    }

    @Test
    void whateverIsTooLongABlockKeepsToItsForty() {
        String words = "wordy ".repeat(1000);
        List<String> many = Collections.nCopies(1000, words);
        CheckInfo check = check("2.3", "A".repeat(1000) + "Suite", "isLong".repeat(100), 3, words, words);
        Finding finding = new Finding(Sentence.of("%s %s %s", words, words, words), words, many, many, words);

        assertThat(FindingBlock.lines(failed(check, finding), RUN)).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void aLongNameWrapsAndThePointsStayOnTheFirstLine() {
        CheckInfo check = check("a" + "VeryLong".repeat(20) + "Name", 3);

        assertThat(text(FindingBlock.lines(failed(check, REFUSED), RUN))).startsWith("""
                        FAIL  2.3  EchoServer: a very long very long very long very long very long very long      0 of 3 points
                                   very long very long very long very long very long very long very long very
                                   long very long very long very long very long very long very...
                        What happened   Your server refused the connection.
                        """);
    }

    @Test
    void learnersTextIsPrintableAsciiOnOneLine() {
        Finding finding = Finding.of("Your program threw %s.", "\u001b[31mno\r\nFAIL  2.4 \u4e2d\u6587 \ud83d\ude00")
                .at("\tEchoServer.java:41")
                .with(List.of("caused by \u0000"));

        assertThat(text(FindingBlock.lines(failed(STALLED, finding), RUN))).contains("""
                        What happened   Your program threw \\x1b[31mno\\r\\nFAIL  2.4 \\u4e2d\\u6587 \\ud83d\\ude00.
                                        caused by \\x00
                        """);
    }

    @Test
    void aFindingBesideTheCheckShowsItsOwnIdeaAndNoExchange() {
        assertThat(FindingBlock.lines(failed(STALLED, closedTooEarly().aside("Whoever opens closes.")), RUN))
                .anyMatch(line -> line.startsWith("Concept         Whoever opens closes."))
                .noneMatch(line -> line.startsWith("Exchange"));
    }

    @Test
    void aNameThatNoShellTakesRunsItsClassAgain() {
        assertThat(FindingBlock.lines(failed(sample("gr\u00fcsst"), REFUSED), RUN))
                .contains("Again           mvn test -pl lesson02-tcp -Dtest=EchoServerSample");
    }

    @Test
    void aCheckThatDidNotFailHasNoBlock() {
        assertThatIllegalArgumentException().isThrownBy(() -> FindingBlock.lines(passed(STALLED), RUN));
    }

    @Test
    void anotherFailureIsASentenceAndACommand() {
        assertThat(brief(failed(STALLED, REFUSED)))
                .containsExactly(
                        "fail  2.3  a stalled client delays nobody: Your server refused the connection.            0 of 3 points",
                        "           mvn test -pl lesson02-tcp -Dtest=EchoServerSuite#aStalledClientDelaysNobody");
    }

    @Test
    void aSamplesOtherFailureSaysSo() {
        assertThat(brief(failed(sample("aLineComesBack"), REFUSED)))
                .startsWith("fail  2.3  sample, a line comes back: Your server refused the connection.");
    }

    @Test
    void aLongSentenceIsWrappedBesideThePoints() {
        assertThat(brief(failed(
                        STALLED,
                        Finding.of("Your server sent %s.", "so much ".repeat(15).strip()))))
                .startsWith(
                        "fail  2.3  a stalled client delays nobody: Your server sent so much so much so much so    0 of 3 points",
                        "           much so much so much so much so much so much so much so much so much so much",
                        "           so much so much.");
    }

    @Test
    void aCheckThatWasNotRunSaysWhy() {
        assertThat(brief(notRun(STALLED, "two checks hung")))
                .containsExactly(
                        "fail  2.3  a stalled client delays nobody (not run: two checks hung)                      0 of 3 points");
    }

    @Test
    void anExercisesFirstFailureIsInFullAndItsOthersInShort() {
        assertThat(text(FindingBlock.forExercise(
                        exercise(
                                notRun(check("itListens", 1), "no worker"),
                                failed(STALLED, REFUSED),
                                failed(check("itAnswers", 2), closedTooEarly())),
                        RUN)))
                .isEqualTo("""
                        FAIL  2.3  EchoServer: a stalled client delays nobody                                     0 of 3 points
                        What happened   Your server refused the connection.
                        Concept         shutdownOutput() ends one direction only; the peer may still send.
                                        lesson02-tcp/README.md, "Half-close"
                        Again           mvn test -pl lesson02-tcp -Dtest=EchoServerSuite#aStalledClientDelaysNobody
                        fail  2.3  it listens (not run: no worker)                                                 0 of 1 point
                        fail  2.3  it answers: Your server closed the connection 3 ms after the client's FIN;     0 of 2 points
                                   1,024 of 4,096 bytes had come back.
                                   mvn test -pl lesson02-tcp -Dtest=EchoServerSuite#itAnswers -Dworkbook.seed=8731
                        """);
    }

    @Test
    void checksThatFailAlikeAreOneBlock() {
        CheckInfo listens = check("2.3", "EchoServerSuite", "itListens", 1, "Bind, then listen.", "Listen");

        assertThat(text(FindingBlock.forExercise(
                        exercise(
                                failed(sample("aLineComesBack"), UNCOMPILED),
                                failed(listens, UNCOMPILED),
                                failed(STALLED, UNCOMPILED)),
                        RUN)))
                .isEqualTo("""
                        FAIL  2.3  EchoServer: 2 checks and 1 of the sample failed for one reason                 0 of 4 points
                        What happened   EchoServer does not compile: Socket cannot be resolved to a type
                        Look at         EchoServer.java:12
                        Again           mvn test -pl lesson02-tcp -Dtest=EchoServerSuite
                        """);
    }

    @Test
    void aSamplesChecksThatFailAlikeAreOneBlock() {
        assertThat(FindingBlock.forExercise(
                        exercise(failed(sample("aLineComesBack"), UNCOMPILED), failed(sample("mine"), UNCOMPILED)),
                        RUN))
                .startsWith("FAIL  2.3  EchoServer, sample: 2 checks failed for one reason")
                .endsWith("Again           mvn test -pl lesson02-tcp -Dtest=EchoServerSample");
    }

    @Test
    void checksThatFailAlikeAndTeachTheSameShowIt() {
        assertThat(FindingBlock.forExercise(exercise(failed(STALLED, REFUSED), failed(HALF_CLOSE, REFUSED)), RUN))
                .anyMatch(line -> line.startsWith("Concept         shutdownOutput() ends one direction only"));
    }

    @Test
    void checksNotRunForOneReasonAreOneLine() {
        assertThat(FindingBlock.forExercise(
                        exercise(notRun(STALLED, "two checks hung"), notRun(HALF_CLOSE, "two checks hung")), RUN))
                .containsExactly(
                        "fail  2.3  2 checks (not run: two checks hung)                                            0 of 5 points");
    }

    @Test
    void anExerciseThatIsNotBegunSaysNothing() {
        assertThat(FindingBlock.forExercise(exercise(todo(STALLED)), RUN)).isEmpty();
    }

    @Test
    void anExerciseThatIsDoneSaysNothing() {
        CheckResult[] results = {passed(STALLED), passed(HALF_CLOSE)};

        assertThat(FindingBlock.forExercise(exercise(results), RUN)).isEmpty();
    }

    @Test
    void aSampleThatFailsIsToldThoughTheSuitePasses() {
        assertThat(FindingBlock.forExercise(exercise(failed(sample("mine"), REFUSED), passed(STALLED)), RUN))
                .contains("FAIL  2.3  EchoServer, sample: mine");
    }
}
