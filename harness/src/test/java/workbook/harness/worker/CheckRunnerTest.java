package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.harness.finding.Finding;
import workbook.harness.finding.LearnerCode;
import workbook.harness.grade.Outcome;
import workbook.harness.resource.OpenSockets;

/** How each way in which a check may end is told, in this JVM. */
@Timeout(30)
@Isolated("it counts what this whole JVM holds")
class CheckRunnerTest {

    private static final long LONG = TimeUnit.SECONDS.toNanos(20);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(300);

    private final CapturedOutput output = new CapturedOutput();
    private final CheckRunner runner = new CheckRunner(
            new LearnerCode(Set.of(RunnersProgram.class.getName())), (role, argument) -> role + " " + argument, output);

    @BeforeAll
    static void warmUp() throws IOException {
        OpenSockets.warmUp();
    }

    @BeforeEach
    void begin() {
        RunnersChecks.enough = new CountDownLatch(1);
    }

    @AfterEach
    void end() throws IOException {
        RunnersChecks.enough.countDown();
        if (RunnersChecks.left != null) {
            RunnersChecks.left.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"passes", "seesItsLoader", "speaksWithEveryWord", "leavesAThreadOfTheCommonPool", "isTodoInClose"
            })
    void aCheckWhoseClaimsHoldPasses(String check) throws InterruptedException {
        assertThat(run(check)).isEqualTo(CheckReport.passed());
    }

    @Test
    void aCheckThatPassesAndWindsUpInTimePasses() throws InterruptedException {
        assertThat(run("closesLater")).isEqualTo(CheckReport.passed());
    }

    @Test
    void aCallOfTheChecksMayWaitForItsPeer() throws InterruptedException {
        assertThat(run("leavesACallUntilThePeerIsGone")).isEqualTo(CheckReport.passed());
    }

    @Test
    void aFailureIsToldWithLadderAndAdversity() throws InterruptedException {
        CheckReport report = run("fails");
        Finding finding = finding(report);

        assertThat(finding.happened()).hasToString("Your server sent nothing");
        assertThat(finding.exchange())
                .anyMatch(line -> line.contains("connects"))
                .last()
                .asString()
                .contains("MISSING", "FIN");
        assertThat(finding.adversity()).isEqualTo("pieces of 1 to 2 bytes; seed 8731");
        assertThat(report.waiting()).isEqualTo(CheckReport.Wait.NONE);
    }

    @Test
    void aFailureThatLeavesNothingBehindKeepsTheJvm() throws InterruptedException {
        assertThat(run("claims").spent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failsAndLeavesAThread", "failsAndThrowsInClose"})
    void aFailureThatLeavesSomethingBehindCostsTheJvm(String check) throws InterruptedException {
        CheckReport report = run(check);

        assertThat(finding(report).happened()).hasToString("Your server sent nothing");
        assertThat(report.spent()).isTrue();
        assertThat(report.leaked()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFailureThatLeavesASocketCostsTheJvm() throws InterruptedException {
        assertThat(run("failsAndLeavesASocket").spent()).isTrue();
    }

    @Test
    void aWaitInVainTellsWhereTheLearnersProgramWaits() throws InterruptedException {
        CheckReport report = run("waitsInVain", SHORT * 2);
        Finding finding = finding(report);

        assertThat(report.waiting()).isEqualTo(CheckReport.Wait.IN_VAIN);
        assertThat(finding.happened()).hasToString("Your server sent 0 of 5 bytes, then nothing more");
        assertThat(finding.lookAt()).startsWith("RunnersProgram.java:");
        assertThat(finding.detail()).anyMatch(line -> line.contains("in accept() for a client to connect"));
    }

    @Test
    void anExceptionIsToldWithPlaceTraceAndAdvice() throws InterruptedException {
        Finding finding = finding(run("throwsAnException"));

        assertThat(finding.happened())
                .hasToString("Your program threw ConnectException, which the check does not expect");
        assertThat(finding.lookAt()).startsWith("RunnersProgram.java:");
        assertThat(finding.detail())
                .anyMatch(line -> line.startsWith("java.net.ConnectException"))
                .anyMatch(line -> line.contains("at RunnersProgram.connectToNobody"))
                .anyMatch(line -> line.startsWith("Nobody listens"))
                .noneMatch(line -> line.contains("RunnersChecks"));
    }

    @Test
    void aClaimOfTheSuiteIsToldInItsOwnWords() throws InterruptedException {
        assertThat(finding(run("claims")).happened().toString()).contains("[the port]", "81", "80");
    }

    @Test
    void aClaimWithoutAMessageIsToldAllTheSame() throws InterruptedException {
        assertThat(finding(run("claimsWithoutAWord")).happened()).hasToString("A claim of the check does not hold");
    }

    @Test
    void aCancellationIsAnExceptionLikeOthers() throws InterruptedException {
        assertThat(finding(run("isCancelled")).detail())
                .contains("java.util.concurrent.CancellationException: given up");
    }

    @Test
    void anEndlessRecursionIsToldWithItsFrame() throws InterruptedException {
        Finding finding = finding(run("recursesWithoutEnd"));

        assertThat(finding.happened().toString()).contains("StackOverflowError");
        assertThat(finding.detail())
                .containsSubsequence("A method calls itself without end.")
                .anyMatch(line -> line.contains("RunnersProgram.deeper"));
    }

    @Test
    void aTodoOfTheExerciseIsTodo() throws InterruptedException {
        assertThat(run("isTodo").outcome()).isEqualTo(new Outcome.Todo());
    }

    @Test
    void aTodoOnAnotherThreadIsTodo() throws InterruptedException {
        assertThat(run("isTodoOnAnotherThread").outcome()).isEqualTo(new Outcome.Todo());
    }

    @Test
    void aTodoInACallThatTheCheckWaitsForIsTodo() throws InterruptedException {
        assertThat(run("isTodoInACallThatItWaitsFor", SHORT).outcome()).isEqualTo(new Outcome.Todo());
    }

    @Test
    void aCallThatEndedWhileTheCheckWaitedIsTold() throws InterruptedException {
        assertThat(run("waitsForACallThatHasEnded", SHORT).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.finding().detail()).contains("port() has ended: it returned 81."));
    }

    @Test
    void aHangAfterATodoOnAnotherThreadIsTodo() throws InterruptedException {
        CheckReport report = run("hangsAfterATodoOnAnotherThread", SHORT);

        assertThat(report.outcome()).isEqualTo(new Outcome.Todo());
        assertThat(report.spent()).isTrue();
    }

    @Test
    void aTodoOfAnotherExerciseIsNotReached() throws InterruptedException {
        assertThat(run("needsAnotherExercise").outcome())
                .isEqualTo(new Outcome.NotRun("it needs exercise 9.7, which is TODO"));
    }

    @Test
    void aHangIsToldWithTheCallThatBlocks() throws InterruptedException {
        CheckReport report = run("hangs", SHORT);
        Finding finding = finding(report);

        assertThat(report.waiting()).isEqualTo(CheckReport.Wait.HUNG);
        assertThat(report.spent()).isTrue();
        assertThat(finding.happened()).hasToString("The check did not come to an end within 0.3 s");
        assertThat(finding.lookAt()).startsWith("RunnersProgram.java:");
        assertThat(finding.detail()).singleElement().asString().contains("in await() for a latch");
    }

    @Test
    void aThreadThatRunsOnIsALeak() throws InterruptedException {
        CheckReport report = run("leavesAThread");

        assertThat(report.leaked()).isTrue();
        assertThat(report.spent()).isTrue();
        assertThat(finding(report).happened()).hasToString("The claims hold, but your program left 1 thread running");
        assertThat(finding(report).detail())
                .contains("The thread learners still runs.")
                .anyMatch(line -> line.contains("in await() for a latch"));
    }

    @Test
    void aThreadThatWaitsForItsPeerAfterTheCloseIsALeak() throws InterruptedException {
        CheckReport report = run("leavesAThreadUntilThePeerIsGone");

        assertThat(report.leaked()).isTrue();
        assertThat(finding(report).detail()).anyMatch(line -> line.contains("in read() for bytes"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSocketThatIsOpenIsALeak() throws InterruptedException {
        CheckReport report = run("leavesASocket");

        assertThat(report.leaked()).isTrue();
        assertThat(finding(report).happened()).hasToString("The claims hold, but your program left 1 socket open");
    }

    @Test
    void aCloseThatDoesNotReturnIsALeak() throws InterruptedException {
        CheckReport report = run("hangsInClose");

        assertThat(report.leaked()).isTrue();
        assertThat(finding(report).happened()).hasToString("The claims hold, but your close() did not return");
        assertThat(finding(report).detail()).anyMatch(line -> line.contains("in await() for a latch"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCloseThatIsTodoCostsTheJvmAndNoPoints() throws InterruptedException {
        assertThat(run("leavesASocketForACloseThatIsTodo"))
                .isEqualTo(CheckReport.passed().withSpent(true));
    }

    @Test
    void aCloseThatThrowsIsALeak() throws InterruptedException {
        CheckReport report = run("throwsInClose");

        assertThat(report.leaked()).isTrue();
        assertThat(finding(report).happened())
                .hasToString("The claims hold, but your close() threw IllegalStateException");
        assertThat(finding(report).lookAt()).startsWith("RunnersProgram.java:");
    }

    @Test
    void aCloseThatThrowsATimeoutDidReturn() throws InterruptedException {
        assertThat(finding(run("throwsATimeoutInClose")).happened())
                .hasToString("The claims hold, but your close() threw TimeoutException");
    }

    @Test
    void anExceptionThatNothingCaughtIsTold() throws InterruptedException {
        Finding finding = finding(run("failsAfterAnUncaughtException"));

        assertThat(finding.happened()).hasToString("Your server sent nothing");
        assertThat(finding.lookAt()).startsWith("RunnersProgram.java:");
        assertThat(finding.detail())
                .startsWith(
                        "A thread of your program ended with an exception that nothing caught:",
                        "java.lang.IllegalStateException: broken");
    }

    @Test
    void anExceptionThatComesWithTheFailureIsTold() throws InterruptedException {
        assertThat(finding(run("failsJustBeforeAnUncaughtException")).detail())
                .contains("java.lang.IllegalStateException: broken");
    }

    @Test
    void whatWasPrintedIsTold() throws InterruptedException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            output.install();
            assertThat(finding(run("prints")).detail()).containsExactly("Your program printed:", "| accepting");
            assertThat(finding(run("claims")).detail()).doesNotContain("| accepting");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void aWordThatNobodyKnowsIsNamed() throws InterruptedException {
        assertThat(finding(run("asksForAnUnknownWord")).detail())
                .anyMatch(line -> line.contains("cannot have a parameter of java.lang.String"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"isNoCheck", "isNotThere"})
    void aMethodThatIsNoCheckIsNotRun(String method) throws InterruptedException {
        assertThat(finding(run(method)).detail()).anyMatch(line -> line.contains("has no check " + method));
    }

    private CheckReport run(String check) throws InterruptedException {
        return run(check, LONG);
    }

    private CheckReport run(String check, long limitNanos) throws InterruptedException {
        CheckRequest request = new CheckRequest("9.1", RunnersChecks.class.getName(), check, 8731, limitNanos);
        return runner.run(request, RunnersChecks.class.getClassLoader());
    }

    private static Finding finding(CheckReport report) {
        assertThat(report.outcome()).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) report.outcome()).finding();
    }
}
