import java.util.HexFormat;
import java.util.List;
import workbook.basics.InternetChecksum;

/** Adds up three pairs of bytes on the way to their checksum, and verifies what may arrive. */
class ThreePairs {

    public static void main(String[] arguments) {
        int sum = 0;
        System.out.println("pair         sum");
        for (String pair : List.of("c0a8", "0102", "ff30")) {
            sum += HexFormat.fromHexDigits(pair);
            System.out.printf("%s %11x%n", pair, sum);
        }
        int checksum = InternetChecksum.of(bytes("c0 a8 01 02 ff 30"));
        System.out.printf("carry    +     1%n%16x%n", 0xFFFF - checksum);
        System.out.printf("checksum %7x   all 16 bits turned over%n%n", checksum);

        verify("c0 a8 01 02 ff 30 3f 24", "as it was sent");
        verify("c0 a8 01 02 7f 30 3f 24", "one bit turned over");
        verify("01 02 c0 a8 ff 30 3f 24", "two pairs changed places");
        System.out.printf("%nwithout the last byte: %x%n", InternetChecksum.of(bytes("c0 a8 01 02 ff")));
    }

    private static void verify(String hex, String what) {
        System.out.printf("%s   %-24s   verify: %b%n", hex, what, InternetChecksum.verify(bytes(hex)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
