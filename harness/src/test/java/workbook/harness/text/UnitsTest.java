package workbook.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0", "999 | 999", "65507 | 65,507", "-4096 | -4,096"})
    void thousandsAreGrouped(long number, String text) {
        assertThat(Units.number(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0 bytes", "1 | 1 byte", "2 | 2 bytes", "4096 | 4,096 bytes"})
    void bytesHaveTheirPlural(long number, String text) {
        assertThat(Units.bytes(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1 | 1 client", "3 | 3 clients"})
    void countedThingsHaveTheirPlural(long number, String text) {
        assertThat(Units.counted(number, "client")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0 ms", "499999 | 0 ms", "500000 | 1 ms", "3000000 | 3 ms", "1234000000 | 1,234 ms"})
    void nanosecondsAreRoundedToMilliseconds(long nanos, String text) {
        assertThat(Units.millis(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2000000000 | 2 s", "1500000000 | 1.5 s", "1499999999 | 1.5 s", "2000000000000 | 2,000 s"})
    void secondsHaveAtMostOneDecimal(long nanos, String text) {
        assertThat(Units.seconds(nanos)).isEqualTo(text);
    }

    @Test
    void numbersLookAlikeInEveryCountry() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Units.number(65_507) + " " + Units.seconds(1_500_000_000))
                    .isEqualTo("65,507 1.5 s");
        } finally {
            Locale.setDefault(before);
        }
    }
}
