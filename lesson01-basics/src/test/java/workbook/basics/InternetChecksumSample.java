package workbook.basics;

import static workbook.harness.call.Calling.calling;

import workbook.harness.Check;
import workbook.harness.Exercise;

/** Sample tests of exercise 1.6. Add checks of your own: copy one, change its name and its bytes. */
@Exercise("1.6")
class InternetChecksumSample {

    @Check
    void theChecksumIsTheComplementOfTheSum() {
        byte[] bytes = {0x45, 0x00, 0x00, 0x28};
        calling("of({45 00 00 28}) in hex", () -> Integer.toHexString(InternetChecksum.of(bytes)))
                .returns("bad7");
    }

    @Check
    void aPairMayComeInTwoPieces() {
        var sum = new InternetChecksum();
        sum.add(new byte[] {0x45}, 0, 1);
        sum.add(new byte[] {0x00, 0x00, 0x28}, 0, 3);
        calling("value() after 45 and then 00 00 28, in hex", () -> Integer.toHexString(sum.value()))
                .returns("bad7");
    }

    @Check
    void bytesWithTheirChecksumAreUndamaged() {
        byte[] bytes = {0x45, 0x00, (byte) 0xBA, (byte) 0xFF};
        calling("verify({45 00 ba ff})", () -> InternetChecksum.verify(bytes)).returns(true);
    }
}
