package workbook.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import workbook.harness.text.Sentence;

class PlainTest {

    @Test
    void printableAsciiStaysAsItIs() {
        assertThat(Plain.line("\"GET / HTTP/1.1\\r\\n\" ~")).isEqualTo("\"GET / HTTP/1.1\\r\\n\" ~");
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(Plain.line("\u001b[2J\u007f\u0085\t|")).isEqualTo("\\x1b[2J\\x7f\\x85\\t|");
    }

    @Test
    void otherScriptsAreEscaped() {
        assertThat(Plain.line("caf\u00e9 \u4e2d \ud83d\ude00 \ud800"))
                .isEqualTo("caf\\xe9 \\u4e2d \\ud83d\\ude00 \\ud800");
    }

    @Test
    void twoDigitsAreForTheFirst256() {
        assertThat(Plain.line("\u00ff\u0100")).isEqualTo("\\xff\\u0100");
    }

    @Test
    void whatFitsIsNotCut() {
        assertThat(Plain.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Plain.cut("abcdefg", 6)).isEqualTo("abc...");
    }

    @Test
    void severalLinesBecomeOne() {
        assertThat(Plain.line("a\r\nb\nc")).isEqualTo("a\\r\\nb\\nc");
    }

    @Test
    void spacesAtTheEndAreDropped() {
        assertThat(Plain.line("a  ")).isEqualTo("a");
    }

    @Test
    void aLineOfThreeHundredIsKept() {
        assertThat(Plain.line("a".repeat(300))).hasSize(300).doesNotContain("more");
    }

    @Test
    void aLongerLineSaysHowMuchWasCut() {
        assertThat(Plain.line("a".repeat(301))).isEqualTo("a".repeat(260) + "... (41 more characters)");
    }

    @Test
    void anEscapeIsNeverCutInTwo() {
        assertThat(Plain.line("a" + "\u4e2d".repeat(100)))
                .isEqualTo("a" + "\\u4e2d".repeat(43) + "... (57 more characters)");
    }

    @Test
    void aLongArgumentLeavesTheSentenceWhole() {
        assertThat(Plain.sentence(Sentence.of("It threw %s, in run.", "x".repeat(10_000))))
                .isEqualTo("It threw " + "x".repeat(120) + "... (9,880 more characters), in run.");
    }

    @Test
    void aPatternThatFitsNotItsArgumentsIsStillShown() {
        assertThat(Plain.sentence(Sentence.of("100 %! of %s", "4 bytes"))).isEqualTo("100 %! of %s [4 bytes]");
    }

    @Test
    void aFewLinesAreAllKept() {
        assertThat(Plain.lines(List.of("a", "b\n"), 2, 1)).containsExactly("a", "b\\n");
    }

    @Test
    void ofManyLinesTheFirstAndTheLastAreKept() {
        assertThat(Plain.lines(List.of("a", "b", "c", "d", "e", "f"), 5, 2))
                .containsExactly("a", "b", "... 2 lines left out", "e", "f");
    }
}
