package workbook.harness.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import workbook.harness.text.Sentence;

class FindingTest {

    @Test
    void aFindingOfOneSentenceHasNothingElse() {
        Finding finding = Finding.of("%s is missing", "EchoServer");

        assertThat(finding)
                .isEqualTo(new Finding(Sentence.of("%s is missing", "EchoServer"), "", List.of(), List.of(), ""));
    }

    @Test
    void placeAndLinesAreAdded() {
        Finding finding = Finding.of("no").with(List.of("line")).at("EchoServer.java:41");

        assertThat(finding.lookAt()).isEqualTo("EchoServer.java:41");
        assertThat(finding.detail()).containsExactly("line");
        assertThat(finding.happened()).hasToString("no");
    }

    @Test
    void theLinesAreCopied() {
        List<String> lines = new ArrayList<>(List.of("line"));
        Finding finding = Finding.of("no").with(lines);
        lines.clear();

        assertThat(finding.detail()).containsExactly("line");
    }
}
