package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CapturedOutputTest {

    private final CapturedOutput output = new CapturedOutput();
    private final PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);

    @Test
    void withoutOutputThereAreNoLines() {
        assertThat(output.lines()).isEmpty();
    }

    @Test
    void everyLineIsMarked() {
        stream.print("one\ntwo");

        assertThat(output.lines()).containsExactly("| one", "| two");
    }

    @Test
    void eightLinesAreShownWhole() {
        stream.print("line\n".repeat(8));

        assertThat(output.lines()).hasSize(8).doesNotContain("| ...");
    }

    @Test
    void theNinthLineIsOnlyHintedAt() {
        stream.print("line\n".repeat(9));

        assertThat(output.lines()).hasSize(9).endsWith("| ...");
    }

    @Test
    void aLongLineIsCut() {
        stream.print("a".repeat(91));

        assertThat(output.lines()).containsExactly("| " + "a".repeat(90) + "...");
    }

    @Test
    void aFloodIsDropped() {
        for (int i = 0; i < 1_000; i++) {
            stream.print("a".repeat(10_000));
        }

        assertThat(output.lines()).containsExactly("| " + "a".repeat(90) + "...", "| ...");
    }

    @Test
    void twoThousandBytesAreKept() {
        for (int i = 0; i < 1_999; i++) {
            output.write(' ');
        }
        output.write('x');
        assertThat(output.lines()).doesNotContain("| ...");

        output.write('y');
        assertThat(output.lines()).endsWith("| ...");
    }

    @Test
    void whatIsClearedIsForgotten() {
        stream.print("a".repeat(3_000));
        output.clear();
        stream.print("b");

        assertThat(output.lines()).containsExactly("| b");
    }

    @Test
    void installedItTakesBothStreams() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            output.install();
            System.out.println("out");
            System.err.println("err");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertThat(output.lines()).containsExactly("| out", "| err");
    }
}
