package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineLoadTest {

    @ParameterizedTest(name = "a load of {0} on {1} processors stretches limits by {2}")
    @CsvSource({"0, 2, 1", "4, 2, 1", "6, 2, 1.5", "6, 8, 1", "12, 2, 3", "100, 2, 3", "-1, 2, 1"})
    void aLoadBeyondTheUsualStretchesLimitsUpToThreeTimes(double load, int processors, double factor) {
        assertThat(MachineLoad.stretch(load, processors)).isEqualTo(factor);
    }

    @Test
    void thisMachinesFactorIsInTheRange() {
        assertThat(MachineLoad.stretch()).isBetween(1.0, (double) MachineLoad.MOST);
    }
}
