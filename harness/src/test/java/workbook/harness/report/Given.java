package workbook.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.LessonGrade;
import workbook.harness.grade.Outcome;
import workbook.harness.text.Sentence;

/** Makes the grades that the tests of this package report on. */
final class Given {

    static final RunContext RUN = RunContext.of("lesson02-tcp", 8731);

    private static final String BECAUSE = "shutdownOutput() ends one direction only; the peer may still send.";

    private Given() {}

    static CheckInfo check(String method, int points) {
        return check("2.3", "EchoServerSuite", method, points, BECAUSE, "Half-close");
    }

    static CheckInfo sample(String method) {
        return check("2.3", "EchoServerSample", method, 0, "", "Echo");
    }

    static CheckInfo check(String id, String suite, String method, int points, String because, String heading) {
        return new CheckInfo(id, "workbook.tcp." + suite, method, points, because, heading, 2);
    }

    static CheckResult passed(CheckInfo check) {
        return new CheckResult(check, new Outcome.Passed(), 12);
    }

    static CheckResult failed(CheckInfo check, Finding finding) {
        return new CheckResult(check, new Outcome.Failed(finding), 34);
    }

    static CheckResult todo(CheckInfo check) {
        return new CheckResult(check, new Outcome.Todo(), 1);
    }

    static CheckResult notRun(CheckInfo check, String why) {
        return new CheckResult(check, new Outcome.NotRun(why), 0);
    }

    /** Returns the finding that feedback.md is drawn after. */
    static Finding closedTooEarly() {
        return new Finding(
                Sentence.of(
                        "Your server closed the connection %s after the client's FIN; %s of %s had come back.",
                        "3 ms", "1,024", "4,096 bytes"),
                "EchoServer.java:41",
                List.of(),
                List.of(
                        "                client (reference)                     server (yours)",
                        "        0 ms    4,096 bytes \"abcd...\"        ----->",
                        "        1 ms    FIN                          ----->",
                        "        2 ms                                 <-----    1,024 bytes \"abcd...\"",
                        "        4 ms                                 <-----    FIN                     <- too early",
                        "     MISSING                                 <-----    3,072 bytes"),
                "bytes were delivered in pieces of 1 to 9; seed 8731");
    }

    static ExerciseGrade exercise(CheckResult... results) {
        return new ExerciseGrade("2.3", "EchoServer", List.of(results));
    }

    /** Returns an exercise with one check for each point, of which {@code passed} passed and the others are TODO. */
    static ExerciseGrade exercise(String id, String title, int points, int passed) {
        List<CheckResult> results = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            CheckInfo check = check(id, title + "Suite", "check" + i, 1, "", "");
            results.add(i < passed ? passed(check) : todo(check));
        }
        return new ExerciseGrade(id, title, results);
    }

    static LessonGrade lesson(ExerciseGrade... exercises) {
        return new LessonGrade("lesson02-tcp", List.of(exercises), Optional.empty());
    }

    static LessonGrade withheld(String why, ExerciseGrade... exercises) {
        return new LessonGrade("lesson02-tcp", List.of(exercises), Optional.of(why));
    }

    static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
