package workbook.tcp;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.text.Bytes;

/** Sample tests of exercise 2.4. Add checks of your own: copy one, change its name and its values. */
@Exercise("2.4")
class FrameCodecSample {

    @Check
    void theLengthStandsBeforeTheBody() {
        var codec = new FrameCodec(100);
        var out = new ByteArrayOutputStream();
        doing("write(out, \"hi\")", () -> codec.write(out, Bytes.utf8("hi"))).succeeds();
        calling("out.toByteArray() after write(out, \"hi\")", out::toByteArray)
                .returns(Bytes.fromHex("00 00 00 02 68 69"));
    }

    @Check
    void twoFramesAreReadOneByOne() {
        var codec = new FrameCodec(100);
        var in = new ByteArrayInputStream(Bytes.fromHex("00 00 00 02 68 69 00 00 00 01 21"));
        calling("the first read(in)", () -> codec.read(in)).returns(Bytes.utf8("hi"));
        calling("the second read(in)", () -> codec.read(in)).returns(Bytes.utf8("!"));
        calling("the third read(in)", () -> codec.read(in)).returns(null);
    }

    @Check
    void aFrameOverTheLimitIsRefused() {
        var codec = new FrameCodec(7);
        var in = new ByteArrayInputStream(Bytes.fromHex("00 00 00 08 00 00"));
        calling("read(in) of a frame of 8 bytes (limit 7)", () -> codec.read(in))
                .refuses(ProtocolException.class)
                .naming("8");
    }
}
