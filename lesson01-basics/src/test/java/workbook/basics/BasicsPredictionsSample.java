package workbook.basics;

import static workbook.harness.call.Calling.calling;

import workbook.harness.Check;
import workbook.harness.Exercise;

/** Sample test of exercise 1.0: an answer must be there before the suite can compare it. */
@Exercise("1.0")
class BasicsPredictionsSample {

    @Check
    void theFirstQuestionHasAnAnswer() {
        calling("addressOfOneDotTwo() == null", () -> BasicsPredictions.addressOfOneDotTwo() == null)
                .returns(false);
    }
}
