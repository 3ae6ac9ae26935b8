package workbook.handshake;

import static workbook.harness.call.Calling.calling;

import java.net.InetAddress;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.text.Bytes;

/** Sample tests of exercise 4.2. Add checks of your own: copy one, change its name and its values. */
@Exercise("4.2")
class SegmentSample {

    /** A reset that Linux sent from port 9 of 192.0.2.2 to port 47,698 of 192.0.2.1. */
    private static final String RESET = "00 09 ba 52 00 00 00 00 a3 7a 0f 23 50 14 00 00 be d3 00 00";

    @Check
    void aResetIsWritten() throws Exception {
        InetAddress source = InetAddress.getByName("192.0.2.2");
        InetAddress destination = InetAddress.getByName("192.0.2.1");
        Segment reset = Segment.of(9, 47_698, Segment.RST | Segment.ACK, 0, 0xA37A_0F23);
        calling("reset.encode(source, destination)", () -> reset.encode(source, destination))
                .returns(Bytes.fromHex(RESET));
    }

    @Check
    void aResetIsRead() throws Exception {
        InetAddress source = InetAddress.getByName("192.0.2.2");
        InetAddress destination = InetAddress.getByName("192.0.2.1");
        Segment reset = calling("parse(reset)", () -> Segment.parse(Bytes.fromHex(RESET), source, destination))
                .result();
        calling("parse(reset).destinationPort()", () -> reset.destinationPort()).returns(47_698);
        calling("parse(reset).ack()", () -> reset.ack()).returns(0xA37A_0F23);
    }

    @Check
    void aSegmentThatWentAstrayIsRefused() throws Exception {
        InetAddress source = InetAddress.getByName("192.0.2.2");
        InetAddress other = InetAddress.getByName("192.0.2.77");
        calling("parse(reset) at 192.0.2.77", () -> Segment.parse(Bytes.fromHex(RESET), source, other))
                .refuses(IllegalArgumentException.class);
    }
}
