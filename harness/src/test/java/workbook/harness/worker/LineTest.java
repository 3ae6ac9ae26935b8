package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    private static final String[] ODD = {
        "\t", "\n", "\r", "\\", "\\t", "\\\\n", "t", "n", "", "\u00e9", "\u2028", "\ud83d\ude00", "\0"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 8731})
    void anyFieldsComeBackAsTheyWere(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            List<String> fields = fields(random);

            String line = Line.join(fields);

            assertThat(Line.split(line)).as(line).isEqualTo(fields);
            assertThat(line).as("one line").doesNotContain("\n", "\r");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLineMayBeAFieldOfALine(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            List<String> inner = fields(random);

            String outer = Line.join(List.of("before", Line.join(inner), "after"));

            assertThat(Line.split(Line.split(outer).get(1))).isEqualTo(inner);
        }
    }

    @Test
    void noFieldAndOneEmptyFieldAreToldApart() {
        assertThat(Line.split(Line.join(List.of()))).isEmpty();
        assertThat(Line.split(Line.join(List.of("")))).containsExactly("");
        assertThat(Line.split(Line.join(List.of("", "")))).containsExactly("", "");
    }

    private static List<String> fields(Random random) {
        List<String> fields = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            StringBuilder field = new StringBuilder();
            for (int j = random.nextInt(8); j > 0; j--) {
                field.append(ODD[random.nextInt(ODD.length)]);
            }
            fields.add(field.toString());
        }
        return fields;
    }
}
