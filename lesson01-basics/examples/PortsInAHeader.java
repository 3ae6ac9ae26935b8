import java.util.HexFormat;
import workbook.basics.NetworkBytes;

/** Writes the two ports that begin a TCP or UDP header, and reads them back. */
class PortsInAHeader {

    public static void main(String[] arguments) {
        byte[] header = new byte[4];
        NetworkBytes.putUnsignedShort(header, 0, 40_000);
        NetworkBytes.putUnsignedShort(header, 2, 53);

        System.out.println("offset   0  1  2  3");
        System.out.println("bytes   " + HexFormat.ofDelimiter(" ").formatHex(header));
        System.out.println("        -----        source port " + NetworkBytes.getUnsignedShort(header, 0));
        System.out.println("              -----  destination port " + NetworkBytes.getUnsignedShort(header, 2));
        System.out.println();
        System.out.println("the same four bytes as one number: " + NetworkBytes.getUnsignedInt(header, 0));
        try {
            NetworkBytes.putUnsignedShort(header, 3, 53);
        } catch (IndexOutOfBoundsException e) {
            System.out.println("two bytes from offset 3 on: refused, and the array still ends in "
                    + HexFormat.of().toHexDigits(header[3]));
        }
    }
}
