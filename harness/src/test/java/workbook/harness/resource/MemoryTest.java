package workbook.harness.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import workbook.harness.scene.CheckFailure;

@Isolated("it counts what this whole JVM holds")
class MemoryTest {

    private static final int BYTES = 48 << 20;

    private final Memory memory = new Memory();

    @Test
    void garbageWeighsNothing() {
        for (int i = 0; i < 8; i++) {
            assertThat(new byte[BYTES]).hasSize(BYTES);
        }

        assertThatCode(() -> memory.expectHeldAtMost(16, "in a test")).doesNotThrowAnyException();
    }

    @Test
    void whatIsHeldIsToldInMebibytes() {
        byte[] held = new byte[BYTES];

        assertThatThrownBy(() -> memory.expectHeldAtMost(16, "for nobody"))
                .isInstanceOf(CheckFailure.class)
                .hasMessageMatching("Your program holds (4[5-9]|5[0-9]) MiB for nobody; at most 16 are allowed here");
        assertThat(held).hasSize(BYTES);
    }

    @Test
    void directBuffersCountToo() {
        ByteBuffer held = ByteBuffer.allocateDirect(BYTES);

        assertThatThrownBy(() -> memory.expectHeldAtMost(16, "for nobody")).isInstanceOf(CheckFailure.class);
        assertThat(held.capacity()).isEqualTo(BYTES);
    }
}
