import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import workbook.basics.IpPrefix;

/** Shows where the border between network bits and host bits lies in an address, and what is on its two sides. */
class PrefixInBits {

    public static void main(String[] arguments) throws UnknownHostException {
        IpPrefix prefix = IpPrefix.parse("172.16.9.200/20");
        InetAddress written = address(172, 16, 9, 200);
        System.out.println("written  " + bits(written) + "   " + written.getHostAddress());
        // One mark for each network bit; the blanks between the bytes are no bits.
        System.out.println("network  -------- -------- ----");
        System.out.println(
                "first    " + bits(prefix.first()) + "   " + prefix.first().getHostAddress());
        System.out.println(
                "last     " + bits(prefix.last()) + "   " + prefix.last().getHostAddress());
        System.out.println("size     " + prefix.size());
        System.out.println();
        System.out.println("172.16.15.255: " + prefix.contains(address(172, 16, 15, 255)));
        System.out.println("172.16.16.0:   " + prefix.contains(address(172, 16, 16, 0)));
        System.out.println(prefix.format());

        IpPrefix one = IpPrefix.parse("203.0.113.9/32");
        System.out.println(one.format() + ": size " + one.size() + ", first is last: "
                + one.first().equals(one.last()));
    }

    private static InetAddress address(int... bytes) throws UnknownHostException {
        byte[] address = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            address[i] = (byte) bytes[i];
        }
        return InetAddress.getByAddress(address);
    }

    private static String bits(InetAddress address) {
        // A 1 in front keeps the zeros that would be dropped.
        String bits = BigInteger.ONE
                .shiftLeft(32)
                .or(new BigInteger(1, address.getAddress()))
                .toString(2)
                .substring(1);
        return String.join(" ", bits.split("(?<=\\G.{8})"));
    }
}
