package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.harness.finding.Finding;
import workbook.harness.grade.Outcome;
import workbook.harness.text.Sentence;

class CheckReportTest {

    private static final Finding FINDING = new Finding(
            Sentence.of("%s sent\t%s", "Your server", "a\nb"),
            "EchoServer.java:41",
            List.of("first\tline", "", "third \\ line"),
            List.of("   0 ms   connects   ----->"),
            "pieces of 1 to 9 bytes; seed 8731");

    static List<CheckReport> reports() {
        return List.of(
                CheckReport.passed(),
                CheckReport.skipped(new Outcome.Todo()),
                CheckReport.skipped(new Outcome.NotRun("it needs exercise 2.1, which is TODO")),
                CheckReport.failed(FINDING, CheckReport.Wait.NONE),
                CheckReport.failed(Finding.of(""), CheckReport.Wait.IN_VAIN),
                CheckReport.failed(FINDING, CheckReport.Wait.HUNG).withSpent(false),
                CheckReport.leaked(FINDING),
                CheckReport.passed().withSpent(true));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void itComesBackFromItsLineAsItWas(CheckReport report) {
        String line = Line.join(report.fields());

        assertThat(CheckReport.of(Line.split(line))).isEqualTo(report);
    }

    @ParameterizedTest
    @EnumSource(CheckReport.Wait.class)
    void everyKindOfWaitComesBack(CheckReport.Wait wait) {
        CheckReport report = CheckReport.failed(FINDING, wait);

        assertThat(CheckReport.of(report.fields()).waiting()).isEqualTo(wait);
    }

    @Test
    void aPassLeavesTheWorkerAsItWas() {
        assertThat(CheckReport.passed().spent()).isFalse();
    }

    @Test
    void aFailureCostsTheWorkerUntilItIsKnownBetter() {
        CheckReport failed = CheckReport.failed(FINDING, CheckReport.Wait.NONE);

        assertThat(failed.spent()).isTrue();
        assertThat(failed.withSpent(false).spent()).isFalse();
    }

    @Test
    void aLeakIsAFailureAndCostsTheWorker() {
        CheckReport leaked = CheckReport.leaked(FINDING);

        assertThat(leaked.outcome()).isEqualTo(new Outcome.Failed(FINDING));
        assertThat(leaked.leaked()).isTrue();
        assertThat(leaked.spent()).isTrue();
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckReport.of(List.of("GREEN", "NONE")))
                .withMessageContaining("GREEN");
    }

    @Test
    void aRequestComesBackFromItsLineAsItWas() {
        CheckRequest request = new CheckRequest("2.10", "workbook.tcp.EchoServerSuite", "check", -8731, Long.MAX_VALUE);

        assertThat(CheckRequest.of(Line.split(Line.join(request.fields())))).isEqualTo(request);
    }
}
