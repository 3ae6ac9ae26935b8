package workbook.harness.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class JitterTest {

    @Test
    void theNumbersComeInTurnAndThenAnew() {
        DoubleSupplier jitter = Jitter.of(0.5, 0.25);

        assertThat(jitter.getAsDouble()).isEqualTo(0.5);
        assertThat(jitter.getAsDouble()).isEqualTo(0.25);
        assertThat(jitter.getAsDouble()).isEqualTo(0.5);
    }
}
