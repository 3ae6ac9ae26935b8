package workbook.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesDifferenceTest {

    @Test
    void equalArraysHaveNone() {
        assertThat(difference("hello", "hello")).isEmpty();
    }

    @Test
    void bothSidesStandBelowOneAnotherWithTheCaretBelowThePlace() {
        assertThat(difference("hello", "heLlo"))
                .containsExactly(
                        "offset 0  expected 68 65 6c 6c 6f (end)                                     \"hello\"",
                        "          seen     68 65 4c 6c 6f (end)                                     \"heLlo\"",
                        "                         ^ first difference at offset 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 100, 991, 992, 999, 5000})
    void theCaretStandsBelowTheFirstDifferingByte(int at) {
        byte[] expected = Bytes.repeat(0x11, 6000);
        byte[] seen = expected.clone();
        seen[at] = 0x22;

        List<String> lines = Bytes.difference(expected, seen);

        int caret = lines.get(2).indexOf('^');
        assertThat(lines.get(0)).as("expected").contains("11");
        assertThat(lines.get(0).substring(caret, caret + 2)).isEqualTo("11");
        assertThat(lines.get(1).substring(caret, caret + 2)).isEqualTo("22");
        assertThat(lines.get(1).indexOf("22")).as("first difference").isEqualTo(caret);
        assertThat(lines.get(2)).endsWith("^ first difference at offset " + Units.number(at));
    }

    @Test
    void eightBytesBeforeTheDifferenceAreShown() {
        assertThat(difference("0123456789X", "0123456789Y").get(0)).startsWith("offset 2  expected 32 33");
    }

    @Test
    void whatWasCutShortShowsItsEndAtTheCaret() {
        List<String> lines = difference("hello", "hel");

        assertThat(lines.get(1)).contains("68 65 6c (end)").endsWith("\"hel\"");
        assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('(');
    }

    @Test
    void whatIsTooLongShowsWhereTheExpectedEnds() {
        List<String> lines = difference("hel", "hello");

        assertThat(lines.get(0)).contains("68 65 6c (end)");
        assertThat(lines.get(2)).endsWith("^ first difference at offset 3");
    }

    @Test
    void nothingSeenAtAllIsAnEndAtOnce() {
        assertThat(difference("hello", "").get(1))
                .startsWith("          seen     (end)")
                .endsWith("\"\"");
    }

    @Test
    void aLongRestIsHintedAt() {
        assertThat(difference("a" + "-".repeat(50), "b").get(0)).contains("61 2d 2d 2d 2d 2d 2d 2d ...");
    }

    @Test
    void theQuotedPartsStandInOneColumn() {
        List<String> lines = difference("abcdefghijklmnopqrstuvwxyz", "abcdefghij");

        assertThat(lines.get(0).indexOf('"')).isEqualTo(lines.get(1).indexOf('"'));
    }

    private static List<String> difference(String expected, String seen) {
        return Bytes.difference(Bytes.utf8(expected), Bytes.utf8(seen));
    }
}
