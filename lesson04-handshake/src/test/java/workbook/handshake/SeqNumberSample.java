package workbook.handshake;

import static workbook.harness.call.Calling.calling;

import workbook.harness.Check;
import workbook.harness.Exercise;

/** Sample tests of exercise 4.1. Add checks of your own: copy one, change its name and its values. */
@Exercise("4.1")
class SeqNumberSample {

    @Check
    void aStepForwardAddsOne() {
        calling("add(100, 1)", () -> SeqNumber.add(100, 1)).returns(101);
    }

    @Check
    void theLastNumberIsBeforeZero() {
        calling("isBefore(0xFFFF_FFFF, 0)", () -> SeqNumber.isBefore(0xFFFF_FFFF, 0))
                .returns(true);
    }

    @Check
    void sixStepsBeforeTheCheckpoint() {
        calling("unwrap(0xFFFF_FFFF, 0x1_0000_0005L)", () -> SeqNumber.unwrap(0xFFFF_FFFF, 0x1_0000_0005L))
                .returns(0xFFFF_FFFFL);
    }
}
