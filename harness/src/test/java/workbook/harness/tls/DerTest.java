package workbook.harness.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import workbook.harness.text.Bytes;

class DerTest {

    @Test
    void aValueIsItsTagItsLengthAndItsContent() {
        assertThat(Der.octets(Bytes.of(1, 2))).isEqualTo(Bytes.of(0x04, 2, 1, 2));
        assertThat(Der.sequence(Der.yes(), Der.yes())).isEqualTo(Bytes.of(0x30, 6, 1, 1, 0xFF, 1, 1, 0xFF));
    }

    @Test
    void aLengthOf128AndMoreTellsItsOwnLengthFirst() {
        assertThat(Der.octets(new byte[127])).startsWith(0x04, 127).hasSize(129);
        assertThat(Der.octets(new byte[128])).startsWith(0x04, 0x81, 0x80).hasSize(131);
        assertThat(Der.octets(new byte[256])).startsWith(0x04, 0x82, 0x01, 0x00).hasSize(260);
    }

    @Test
    void anArcOf128AndMoreIsCutIntoSevenBitsEach() {
        // The identifier of ECDSA with SHA-256, as RFC 5758 has it.
        assertThat(Der.identifier(1, 2, 840, 10045, 4, 3, 2))
                .isEqualTo(Bytes.of(0x06, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2));
        assertThat(Der.identifier(2, 5, 29, 17)).isEqualTo(Bytes.of(0x06, 3, 0x55, 0x1D, 0x11));
    }

    @Test
    void numbersKeepTheirSignAndTimesTheirSeconds() {
        assertThat(Der.integer(128)).isEqualTo(Bytes.of(0x02, 2, 0, 0x80));
        assertThat(Der.bits(Bytes.of(7))).isEqualTo(Bytes.of(0x03, 2, 0, 7));
        assertThat(Der.time(Instant.parse("2031-02-03T04:05:06.789Z")))
                .isEqualTo(new byte[] {0x17, 13, '3', '1', '0', '2', '0', '3', '0', '4', '0', '5', '0', '6', 'Z'});
    }
}
