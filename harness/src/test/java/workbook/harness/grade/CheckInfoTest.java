package workbook.harness.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckInfoTest {

    @Test
    void aSuiteGradesTheClassOfItsName() {
        CheckInfo check = check("workbook.tcp.EchoServerSuite", "check");

        assertThat(check.gradedClass()).isEqualTo("workbook.tcp.EchoServer");
        assertThat(check.gradedName()).isEqualTo("EchoServer");
        assertThat(check.suiteName()).isEqualTo("EchoServerSuite");
        assertThat(check.isSample()).isFalse();
    }

    @Test
    void aSampleGradesTheClassOfItsName() {
        CheckInfo check = check("workbook.tcp.EchoServerSample", "check");

        assertThat(check.gradedClass()).isEqualTo("workbook.tcp.EchoServer");
        assertThat(check.isSample()).isTrue();
    }

    @Test
    void anotherNameGradesNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check("workbook.tcp.EchoServerTest", "check").gradedClass())
                .withMessage(
                        "workbook.tcp.EchoServerTest: the name of a graded test class ends in Suite, Sample or Peers");
    }

    @ParameterizedTest
    @CsvSource({
        "passes, passes",
        "everythingSentComesBack, everything sent comes back",
        "theClientsFinEndsIt, the clients FIN ends it",
        "aSYNIsAnswered, a SYN is answered",
        "anIpv4DatagramArrives, an IPv4 datagram arrives",
        "aLineEndsInCrlf, a line ends in CRLF",
        "finish, finish"
    })
    void theNameOfACheckReadsAsASentence(String method, String sentence) {
        assertThat(check("workbook.tcp.EchoServerSuite", method).sentence()).isEqualTo(sentence);
    }

    private static CheckInfo check(String suite, String method) {
        return new CheckInfo("2.3", suite, method, 1, "", "", 2);
    }
}
