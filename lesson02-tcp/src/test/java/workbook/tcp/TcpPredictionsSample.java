package workbook.tcp;

import static workbook.harness.call.Calling.calling;

import workbook.harness.Check;
import workbook.harness.Exercise;

/** Sample test of exercise 2.0: the form of an answer, before the suite compares its values. */
@Exercise("2.0")
class TcpPredictionsSample {

    @Check
    void theFirstQuestionHasTwoNumbers() {
        calling("bytesOfOneRead().size()", () -> TcpPredictions.bytesOfOneRead().size())
                .returns(2);
    }

    @Check
    void anOutcomeIsSpelledInCapitals() {
        calling(
                        "tenBytesUnderATimeOut() has one of the five forms",
                        () -> TcpPredictions.tenBytesUnderATimeOut()
                                .matches("RETURNS( -?[0-9]+)?|BLOCKS|TIMES_OUT|THROWS [A-Za-z]+"))
                .returns(true);
    }
}
