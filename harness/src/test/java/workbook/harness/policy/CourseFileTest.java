package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule file of the course, as text. */
class CourseFileTest {
    @ParameterizedTest
    @MethodSource("reasons")
    void aReasonIsOneSentenceThatFitsOnALine(String reason) {
        assertThat(reason).matches("[A-Z][^.]*\\.").hasSizeLessThan(130);
    }

    @Test
    void everySectionIsNamedOnce() throws IOException {
        assertThat(lines().stream().filter(line -> line.startsWith("["))).doesNotHaveDuplicates();
    }

    @Test
    void noRuleIsWrittenTwice() throws IOException {
        assertThat(lines().stream().filter(line -> line.startsWith("+") || line.startsWith("-")))
                .doesNotHaveDuplicates();
    }

    @Test
    void noLineIsWiderThanTheScreenOfAnEditor() throws IOException {
        assertThat(lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(130));
    }

    static Stream<String> reasons() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith("because:") || line.startsWith("otherwise:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip());
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = ApiPolicy.class.getResourceAsStream("api-policy.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
