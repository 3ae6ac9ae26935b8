package workbook.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    @Test
    void printableAsciiIsShownAsItIs() {
        assertThat(Bytes.quote(Bytes.utf8(" hello~"))).isEqualTo("\" hello~\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "13  | \\r",
                "10  | \\n",
                "9   | \\t",
                "34  | \\\"",
                "92  | \\\\",
                "0   | \\x00",
                "31  | \\x1f",
                "127 | \\x7f",
                "255 | \\xff"
            })
    void everyOtherByteIsEscaped(int value, String escaped) {
        assertThat(Bytes.quote(Bytes.of(value))).isEqualTo('"' + escaped + '"');
    }

    @Test
    void aCharacterOutsideAsciiIsShownAsItsBytes() {
        assertThat(Bytes.quoteWhole("\u00e9")).isEqualTo("\"\\xc3\\xa9\"");
    }

    @Test
    void twentyFourBytesAreQuotedWhole() {
        assertThat(Bytes.quote(Bytes.repeat('a', 24))).isEqualTo('"' + "a".repeat(24) + '"');
    }

    @Test
    void theTwentyFifthByteIsOnlyHintedAt() {
        assertThat(Bytes.quote(Bytes.repeat('a', 25))).isEqualTo('"' + "a".repeat(24) + "\"...");
    }

    @Test
    void aTextQuotedWholeIsNeverCut() {
        assertThat(Bytes.quoteWhole("a".repeat(500))).hasSize(502);
    }

    @Test
    void aDescriptionTellsSizeAndBeginning() {
        assertThat(Bytes.describe(Bytes.utf8("hello\n"))).isEqualTo("6 bytes \"hello\\n\"");
    }

    @Test
    void aDescriptionOfNothingHasNoQuotes() {
        assertThat(Bytes.describe(new byte[0])).isEqualTo("0 bytes");
    }

    @Test
    void hexHasTwoDigitsAByte() {
        assertThat(Bytes.hex(Bytes.of(0x80, 0xff, 0x0a))).isEqualTo("80 ff 0a");
    }

    @Test
    void hexOfManyBytesIsCut() {
        assertThat(Bytes.hex(Bytes.repeat(0, 25))).endsWith(" 00 ...").hasSize(24 * 3 - 1 + " ...".length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "80 ff 0a"})
    void hexIsReadBack(String hex) {
        assertThat(Bytes.hex(Bytes.fromHex(hex))).isEqualTo(hex);
    }
}
