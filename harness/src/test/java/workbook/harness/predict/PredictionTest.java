package workbook.harness.predict;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workbook.harness.predict.Prediction.predicting;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import workbook.harness.scene.CheckFailure;

class PredictionTest {

    @Test
    void theRightAnswerPasses() {
        assertThatCode(() -> compare(List.of(1, 10))).doesNotThrowAnyException();
    }

    @Test
    void aMisconceptionIsToldBeforeAForm() {
        assertThatThrownBy(() -> compare(List.of(9, 8)))
                .isInstanceOf(CheckFailure.class)
                .hasMessage("two numbers is not [9, 8]. The misconception.");
    }

    @Test
    void theFirstFormThatDoesNotHoldIsTold() {
        assertThatThrownBy(() -> compare(null)).hasMessage("two numbers is not null. Two values.");
        assertThatThrownBy(() -> compare(List.of())).hasMessage("two numbers is not []. Two values.");
        assertThatThrownBy(() -> compare(Arrays.asList(10, 1)))
                .hasMessage("two numbers is not [10, 1]. The smallest comes first.");
    }

    @Test
    void anAnswerInFormIsToldWhatToThinkAbout() {
        assertThatThrownBy(() -> compare(List.of(2, 3))).hasMessage("two numbers is not [2, 3]. Think.");
    }

    private static void compare(List<Integer> answer) throws Exception {
        predicting("two numbers", () -> answer)
                .because(List.of(9, 8), "The misconception.")
                .inForm(given -> given != null && given.size() == 2, "Two values.")
                .inForm(given -> given.get(0) <= given.get(1), "The smallest comes first.")
                .otherwise("Think.")
                .comparedWith(() -> List.of(1, 10));
    }
}
