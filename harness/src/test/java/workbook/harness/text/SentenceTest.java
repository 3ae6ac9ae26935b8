package workbook.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {

    @Test
    void theArgumentsStandWhereThePatternSaysSo() {
        assertThat(Sentence.of("ended after %s of %s", 5, "7 bytes")).hasToString("ended after 5 of 7 bytes");
    }

    @Test
    void patternAndArgumentsStayApart() {
        Sentence sentence = Sentence.of("ended after %s of %s", 5, "7 bytes");

        assertThat(sentence.pattern()).isEqualTo("ended after %s of %s");
        assertThat(sentence.arguments()).containsExactly("5", "7 bytes");
    }

    @Test
    void aPercentSignInAnArgumentIsText() {
        assertThat(Sentence.of("sent %s", "100%s")).hasToString("sent 100%s");
    }

    @Test
    void anArgumentThatIsNullIsTold() {
        assertThat(Sentence.of("returned %s", (Object) null)).hasToString("returned null");
    }

    @Test
    void theArgumentsAreCopied() {
        List<String> arguments = new ArrayList<>(List.of("one"));
        Sentence sentence = new Sentence("%s", arguments);
        arguments.set(0, "two");

        assertThat(sentence).hasToString("one");
    }
}
