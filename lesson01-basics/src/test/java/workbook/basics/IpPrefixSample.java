package workbook.basics;

import static workbook.harness.call.Calling.calling;

import java.net.InetAddress;
import workbook.harness.Check;
import workbook.harness.Exercise;

/** Sample tests of exercise 1.7. Add checks of your own: copy one, change its name and its prefix. */
@Exercise("1.7")
class IpPrefixSample {

    @Check
    void theFirstAddressHasAllHostBitsZero() {
        calling(
                        "parse(\"192.168.1.130/26\").first().getHostAddress()",
                        () -> IpPrefix.parse("192.168.1.130/26").first().getHostAddress())
                .returns("192.168.1.128");
    }

    @Check
    void theNextAddressIsOutside() throws Exception {
        InetAddress outside = InetAddress.getByAddress(new byte[] {10, 1, 0, 0});
        calling(
                        "parse(\"10.0.0.0/16\").contains(10.1.0.0)",
                        () -> IpPrefix.parse("10.0.0.0/16").contains(outside))
                .returns(false);
    }

    @Check
    void aPrefixWithoutALengthIsRefused() {
        calling("parse(\"10.1.0.0\").length()", () -> IpPrefix.parse("10.1.0.0").length())
                .refuses(IllegalArgumentException.class)
                .naming("10.1.0.0");
    }
}
