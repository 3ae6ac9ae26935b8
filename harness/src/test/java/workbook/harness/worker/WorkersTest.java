package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import workbook.harness.finding.Finding;
import workbook.harness.grade.Outcome;

/** What real worker processes survive, and what they do not. After each check, however it ended, the next one passes. */
@Timeout(120)
class WorkersTest {

    private static final long LONG = TimeUnit.SECONDS.toNanos(30);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(300);

    private static final String ROLE = """
            package workbook.roles;
            import java.util.function.Consumer;
            public class TestRole {
                public static String play(String argument, Consumer<AutoCloseable> closing) throws Exception {
                    if (argument.equals("throw")) {
                        throw new java.io.IOException("no server there");
                    }
                    return "told " + argument;
                }
            }
            """;

    @TempDir
    static Path folder;

    private static Workers workers;

    @BeforeAll
    static void start() throws IOException {
        Path solutions = Compiled.into(folder.resolve("solutions"), ROLE);
        Path learner = folder.resolve("learner");
        workers = new Workers(
                new WorkerSettings(Compiled.libraries(), Compiled.place(WorkersTest.class), learner, 1),
                new References(solutions));
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @AfterEach
    void theNextCheckPasses() throws Exception {
        assertThat(run("passes")).isEqualTo(CheckReport.passed());
        assertThat(workers.distrust()).isEmpty();
    }

    @Test
    void aFailureComesBackWithItsSentence() throws Exception {
        assertThat(finding(run("fails")).happened()).hasToString("Your server sent nothing\tat all");
    }

    @Test
    void aTodoComesBack() throws Exception {
        assertThat(run("isTodo").outcome()).isEqualTo(new Outcome.Todo());
    }

    @Test
    void anExitWithTheCodeOfAnEmptyMemoryIsStillAnExit() throws Exception {
        assertThat(finding(run("exitsLikeAnEmptyMemory")).happened())
                .hasToString("Your program ended the check's JVM (exit code 3)");
    }

    @Test
    void aProgramThatClosesTheDescriptorOfTheRepliesCostsItsCheck() throws Exception {
        assertThat(finding(run("closesTheReplies")).happened()).asString().contains("ended the check's JVM");
    }

    @Test
    void aClosedStandardOutputIsOpenAgainInTheNextCheck() throws Exception {
        run("closesStandardOutput");

        assertThat(finding(run("printsAndFails")).detail()).contains("| hello");
    }

    @Test
    void anExceptionWhoseStackTraceThrowsIsAFailure() throws Exception {
        assertThat(finding(run("throwsWhatCannotBeAsked")).happened())
                .asString()
                .contains("ended with");
    }

    @Test
    void anExitCostsItsCheck() throws Exception {
        assertThat(finding(run("exits")).happened()).hasToString("Your program ended the check's JVM (exit code 7)");
    }

    @Test
    void aHaltCostsItsCheck() throws Exception {
        assertThat(finding(run("halts")).happened()).hasToString("Your program ended the check's JVM (exit code 0)");
    }

    @Test
    void usingUpAllMemoryCostsItsCheck() throws Exception {
        assertThat(finding(run("usesUpAllMemory")).happened().toString())
                .startsWith("Your program used up all memory: the check's JVM has 512 MiB");
    }

    @Test
    void aHangThatIgnoresInterruptsCostsItsCheck() throws Exception {
        CheckReport report = run("ignoresEveryInterrupt", SHORT);

        assertThat(report.waiting()).isEqualTo(CheckReport.Wait.HUNG);
        assertThat(finding(report).happened()).hasToString("The check did not come to an end within 0.3 s");
    }

    @Test
    void anEndlessLoopCostsItsCheck() throws Exception {
        assertThat(run("spins", SHORT).waiting()).isEqualTo(CheckReport.Wait.HUNG);
    }

    @Test
    void aStaticInitialiserThatLoopsCostsItsCheck() throws Exception {
        assertThat(run("waitsForAStaticInitialiser", SHORT).waiting()).isEqualTo(CheckReport.Wait.HUNG);
    }

    @Test
    void aJvmThatDoesNotEvenTellIsGivenUp() throws Exception {
        CheckReport report = run("throwsWhatCannotBeTold", SHORT);

        assertThat(report.waiting()).isEqualTo(CheckReport.Wait.HUNG);
        assertThat(finding(report).happened())
                .hasToString("The check did not come to an end within 0.3 s, and its JVM did not even answer");
    }

    @Test
    void anEndlessRecursionIsAFailureLikeOthers() throws Exception {
        CheckReport report = run("recursesWithoutEnd");

        assertThat(finding(report).happened().toString()).contains("StackOverflowError");
        assertThat(report.spent()).isFalse();
    }

    @Test
    void aReplyWithoutTheNonceIsNoReply() throws Exception {
        assertThat(finding(run("repliesForItself")).happened()).hasToString("it failed all the same");
    }

    @Test
    void theWorkersInputIsNotTheLearners() throws Exception {
        assertThat(run("readsItsInput")).isEqualTo(CheckReport.passed());
    }

    @Test
    void aFloodOfOutputIsBounded() throws Exception {
        Finding finding = finding(run("floodsTheOutput"));

        assertThat(finding.happened()).hasToString("it failed all the same");
        assertThat(finding.detail()).hasSizeLessThan(12);
    }

    @Test
    void noStaticStatePassesToTheNextCheck() throws Exception {
        assertThat(run("countsItsCalls")).isEqualTo(CheckReport.passed());
        assertThat(run("countsItsCalls")).isEqualTo(CheckReport.passed());
    }

    @Test
    void aCheckMeetsTheReference() throws Exception {
        assertThat(run("meetsTheReference")).isEqualTo(CheckReport.passed());
    }

    @Test
    void rolesThatAreAskedForAtOnceAreNotMixedUp() throws Exception {
        assertThat(run("meetsTwoReferencesAtOnce")).isEqualTo(CheckReport.passed());
    }

    @Test
    void theExceptionOfAReferenceReachesTheCheck() throws Exception {
        assertThat(finding(run("meetsAReferenceThatThrows")).detail())
                .anyMatch(line -> line.contains("no server there"));
    }

    private static CheckReport run(String check) throws Exception {
        return run(check, LONG);
    }

    private static CheckReport run(String check, long limitNanos) throws Exception {
        return workers.run(new CheckRequest("9.1", WorkersChecks.class.getName(), check, 1, limitNanos));
    }

    private static Finding finding(CheckReport report) {
        assertThat(report.outcome()).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) report.outcome()).finding();
    }

    static List<String> workerCommands() {
        return ProcessHandle.current()
                .children()
                .map(child -> child.info().commandLine().orElse(""))
                .filter(command -> command.contains(WorkerMain.class.getName()))
                .toList();
    }
}
