package workbook.basics;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import workbook.harness.Check;
import workbook.harness.Exercise;

/** Sample tests of exercise 1.5. Add checks of your own: copy one, change its name and its values. */
@Exercise("1.5")
class NetworkBytesSample {

    @Check
    void theHighByteComesFirst() {
        byte[] bytes = {0x12, 0x34};
        calling("getUnsignedShort({12 34}, 0)", () -> NetworkBytes.getUnsignedShort(bytes, 0))
                .returns(0x1234);
    }

    @Check
    void aByteOnTheWireHasNoSign() {
        byte[] bytes = {(byte) 200};
        calling("getUnsignedByte({c8}, 0)", () -> NetworkBytes.getUnsignedByte(bytes, 0))
                .returns(200);
    }

    @Check
    void aNumberThatDoesNotFitIsRefused() {
        doing("putUnsignedByte(bytes, 0, 256)", () -> NetworkBytes.putUnsignedByte(new byte[1], 0, 256))
                .refuses(IllegalArgumentException.class)
                .naming("256");
    }
}
