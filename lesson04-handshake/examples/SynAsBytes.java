import java.net.InetAddress;
import java.util.HexFormat;
import workbook.handshake.Segment;
import workbook.handshake.TcpOptions;

/** Writes a SYN with one option as bytes, shows where each field stands, and reads it at two addresses. */
class SynAsBytes {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    public static void main(String[] arguments) throws Exception {
        InetAddress here = InetAddress.getByName("192.0.2.33");
        InetAddress there = InetAddress.getByName("198.51.100.7");
        byte[] bytes = Segment.of(50_000, 443, Segment.SYN, 0x0A0B_0C0D, 0)
                .withWindow(29_200)
                .withOptions(TcpOptions.NONE.withMaximumSegmentSize(1_400))
                .encode(here, there);

        row(bytes, 0, "----- -----", "source port 50,000; destination port 443");
        row(bytes, 4, "-----------", "sequence number 168,496,141");
        row(bytes, 8, "-----------", "acknowledgement number, unused: ACK is not set");
        row(bytes, 12, "-- -- -----", "data offset 6 words; flags SYN; window 29,200");
        row(bytes, 16, "----- -----", "checksum; urgent pointer");
        row(bytes, 20, "-- -- -----", "option: kind 2, length 4, value 1,400");

        Segment read = Segment.parse(bytes, here, there);
        System.out.println("read again:         " + read + ", " + read.payload().length + " bytes of data");
        try {
            Segment.parse(bytes, here, InetAddress.getByName("198.51.100.8"));
        } catch (IllegalArgumentException e) {
            System.out.println("at another address: refused, the checksum is wrong there");
        }
    }

    private static void row(byte[] bytes, int offset, String marks, String meaning) {
        System.out.println("offset  %2d %2d %2d %2d".formatted(offset, offset + 1, offset + 2, offset + 3));
        System.out.println("bytes   " + HEX.formatHex(bytes, offset, offset + 4));
        System.out.println("        " + marks + "   " + meaning);
    }
}
