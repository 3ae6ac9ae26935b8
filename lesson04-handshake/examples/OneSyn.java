import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import workbook.handshake.Segment;
import workbook.handshake.TcpOptions;

/** Writes a SYN with one option as bytes, names its fields, and reads it back. */
class OneSyn {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    public static void main(String[] arguments) throws UnknownHostException {
        InetAddress from = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        InetAddress to = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 9});
        Segment syn = Segment.of(40_000, 80, Segment.SYN, 0x0001_0203, 0)
                .withWindow(64_000)
                .withOptions(TcpOptions.NONE.withMaximumSegmentSize(1_460));
        byte[] bytes = syn.encode(from, to);

        System.out.println("offset  bytes         field");
        show(bytes, 0, 4, "ports 40000 and 80");
        show(bytes, 4, 8, "sequence number 66051");
        show(bytes, 8, 12, "acknowledgement number, unused without ACK");
        show(bytes, 12, 16, "6 words of header, SYN, window 64000");
        show(bytes, 16, 20, "checksum, urgent pointer");
        show(bytes, 20, 24, "maximum segment size 1460");
        System.out.println();
        System.out.println("parse gives back " + Segment.parse(bytes, from, to));
        bytes[7]++;
        try {
            System.out.println("one byte changed on the way: " + Segment.parse(bytes, from, to));
        } catch (IllegalArgumentException e) {
            System.out.println("one byte changed on the way: refused");
        }
    }

    private static void show(byte[] bytes, int from, int to, String field) {
        System.out.printf("%4d    %s   %s%n", from, HEX.formatHex(Arrays.copyOfRange(bytes, from, to)), field);
    }
}
