package workbook.basics;

import static workbook.harness.call.Calling.calling;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.text.Bytes;

@Exercise(
        value = "1.7",
        policy = {
            "because: This call may ask DNS, and a prefix must be read and written without it.",
            "- java.net.Inet*Address!getByName, getAllByName",
            "- java.net.InetAddress!getHostName, getCanonicalHostName",
            "- java.net.Inet4Address!getHostName, getCanonicalHostName",
            "- java.net.Inet6Address!getHostName, getCanonicalHostName",
        })
class IpPrefixSuite {

    @Check(points = 1, because = "Network bits are shared, host bits run from zeros to ones; a byte may hold both.")
    void thePrefixGoesFromHostBitsZeroToHostBitsOne() throws Exception {
        expectFirstAndLast("192.0.2.0/24", "192.0.2.0", "192.0.2.255");
        expectFirstAndLast("192.0.2.64/26", "192.0.2.64", "192.0.2.127");
        expectFirstAndLast("10.0.0.0/9", "10.0.0.0", "10.127.255.255");
        calling(
                        "parse(\"10.0.0.0/9\").length()",
                        () -> IpPrefix.parse("10.0.0.0/9").length())
                .returns(9);
        expectContains("10.64.0.0/10", "10.64.0.0", true);
        expectContains("10.64.0.0/10", "10.127.255.255", true);
        expectContains("10.64.0.0/10", "10.63.255.255", false);
        expectContains("10.64.0.0/10", "10.128.0.0", false);
    }

    @Check(points = 1, because = "Host bits in the text name no other prefix: the first address has them all zero.")
    void hostBitsAreTakenAsZero() throws Exception {
        expectFirstAndLast("10.1.2.3/8", "10.0.0.0", "10.255.255.255");
        expectFirstAndLast("192.0.2.77/26", "192.0.2.64", "192.0.2.127");
        expectFirstAndLast("192.0.2.1/0", "0.0.0.0", "255.255.255.255");
        expectFirstAndLast("2001:db8::5/127", "2001:db8:0:0:0:0:0:4", "2001:db8:0:0:0:0:0:5");
        expectContains("10.1.2.3/8", "10.0.0.0", true);
    }

    @Check(points = 1, because = "Java shifts an int by the count modulo 32, so -1 << 32 is -1 and no mask of zeros.")
    void aLengthOfZeroHoldsEveryAddressOfItsFamily() throws Exception {
        expectFirstAndLast("0.0.0.0/0", "0.0.0.0", "255.255.255.255");
        for (String address : List.of("0.0.0.0", "127.0.0.1", "128.0.0.0", "255.255.255.255")) {
            expectContains("0.0.0.0/0", address, true);
        }
        expectFirstAndLast("::/0", "0:0:0:0:0:0:0:0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        expectContains("::/0", "ffff::1", true);
    }

    @Check(points = 1, because = "h host bits have 2 to the power of h combinations, and all of them count.")
    void theSizeCountsEveryCombinationOfHostBits() throws Exception {
        expectSize("192.0.2.0/24", 8);
        expectSize("192.0.2.6/31", 1);
        expectSize("192.0.2.7/32", 0);
        expectSize("128.0.0.0/1", 31);
        expectSize("0.0.0.0/0", 32);
        for (int length : new int[] {0, 1, 63, 64, 65, 96, 127, 128}) {
            expectSize("::/" + length, 128 - length);
        }
        expectFirstAndLast("192.0.2.6/31", "192.0.2.6", "192.0.2.7");
        expectFirstAndLast("192.0.2.7/32", "192.0.2.7", "192.0.2.7");
        expectContains("192.0.2.0/24", "192.0.2.0", true);
        expectContains("192.0.2.0/24", "192.0.2.255", true);
    }

    @Check(points = 1, because = "An IPv6 address has 128 bits under the same rule; a zone is not one of them.")
    void theSameRuleHoldsForIpv6() throws Exception {
        expectFirstAndLast("2001:db8::/33", "2001:db8:0:0:0:0:0:0", "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff");
        expectFirstAndLast("1:2:3:4:5:6:7:8/128", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8");
        expectFirstAndLast("64:FF9B::192.0.2.33/128", "64:ff9b:0:0:0:0:c000:221", "64:ff9b:0:0:0:0:c000:221");
        calling(
                        "parse(\"1:2:3:4:5:6:7:8/128\").length()",
                        () -> IpPrefix.parse("1:2:3:4:5:6:7:8/128").length())
                .returns(128);
        expectContains("2001:db8::/33", "2001:db8:7fff::1", true);
        expectContains("2001:db8::/33", "2001:db8:8000::", false);
        expectContains("2001:db8::/33", "2001:db7:7fff::", false);
        byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();
        InetAddress withZone = Inet6Address.getByAddress(null, linkLocal, 1);
        calling(
                        "parse(\"fe80::/10\").contains(fe80::1%1)",
                        () -> IpPrefix.parse("fe80::/10").contains(withZone))
                .returns(true);
    }

    @Check(points = 1, because = "An address has 4 bytes or 16; getByAddress makes 4 of 16 that are IPv4-mapped.")
    void familiesNeverMix() throws Exception {
        expectContains("32.1.0.0/16", "32.1.0.1", true);
        expectContains("32.1.0.0/16", "2001::1", false);
        expectContains("2001::/16", "2001::1", true);
        expectContains("2001::/16", "32.1.0.1", false);
        expectContains("0.0.0.0/0", "::", false);
        expectContains("::/0", "0.0.0.0", false);
        expectFirstAndLast("::ffff:192.0.2.0/120", "0:0:0:0:0:ffff:c000:200", "0:0:0:0:0:ffff:c000:2ff");
        expectFirstAndLast("::/80", "0:0:0:0:0:0:0:0", "0:0:0:0:0:ffff:ffff:ffff");
        InetAddress mapped = mapped("c0 00 02 07");
        expectContains("::ffff:192.0.2.0/120", "::ffff:192.0.2.7 as an Inet6Address", mapped, true);
        expectContains("::ffff:192.0.2.0/120", "192.0.2.7", false);
        expectContains("192.0.2.0/24", "::ffff:192.0.2.7 as an Inet6Address", mapped, false);
        expectContains("192.0.2.0/24", "192.0.2.7", true);
    }

    @Check(points = 1, because = "What is no prefix is refused as it stands, and the message shows all of it.")
    void whatIsNoPrefixIsRefused() {
        calling(
                        "parse(\"10.0.0.0/8\").length()",
                        () -> IpPrefix.parse("10.0.0.0/8").length())
                .returns(8);
        for (String text :
                List.of("", "/", "/8", "10.0.0.0", "10.0.0.0/", "::1", "10.0.0.0/8/8", "10.0.0.0/255.0.0.0")) {
            expectRefused(text);
        }
        for (String length : List.of("33", "-1", "+8", "-0", "\uFF18", " 8", "8 ", "8\n", "1000", "4294967304", "x")) {
            expectRefused("10.0.0.0/" + length);
        }
        for (String text :
                List.of("10/8", "10.0/8", "1.2/8", "010.0.0.0/8", "256.0.0.0/8", "10.0.0.0./8", "1.2.3.4.5/8")) {
            expectRefused(text);
        }
        for (String text : List.of(" 10.0.0.0/8", "10.0.0.0 /8", "10.0.0.+0/8", "10.0.0.\u0660/8")) {
            expectRefused(text);
        }
        for (String text : List.of("::/129", "::/+1", "2001:db8/32", ":::/0", "1::2::3/64", "g::/8", "12345::/16")) {
            expectRefused(text);
        }
        for (String text :
                List.of("1:2:3:4:5:6:7:8:9/64", "1:2:3:4::5:6:7:8/64", ":1:2:3:4:5:6:7/64", "::010.0.0.1/96")) {
            expectRefused(text);
        }
        for (String text : List.of("[::1]/128", "fe80::1%1/64", "::1 /128", "localhost/8", "no.such.host.invalid/8")) {
            expectRefused(text);
        }
    }

    @Check(points = 1, because = "What format() writes, parse() reads: the first address, a slash and the length.")
    void whatIsWrittenIsReadAgain() {
        expectWritten("10.1.2.3/8", "10.0.0.0/8");
        expectWritten("127.0.0.1/32", "127.0.0.1/32");
        expectWritten("255.255.255.255/32", "255.255.255.255/32");
        expectWritten("0.0.0.0/0", "0.0.0.0/0");
        expectReadAgain("192.0.2.64/26", "192.0.2.64", 26);
        // Any form will do for IPv6.
        expectReadAgain("2001:db8::4/127", "2001:db8:0:0:0:0:0:4", 127);
        expectReadAgain("::ffff:192.0.2.0/120", "0:0:0:0:0:ffff:c000:200", 120);
        expectReadAgain("::/0", "0:0:0:0:0:0:0:0", 0);
    }

    /** Compares what getHostAddress() shows: it tells the family, and a zone where there is one. */
    private static void expectFirstAndLast(String prefix, String first, String last) {
        calling(
                        parsed(prefix) + ".first().getHostAddress()",
                        () -> IpPrefix.parse(prefix).first().getHostAddress())
                .returns(first);
        calling(
                        parsed(prefix) + ".last().getHostAddress()",
                        () -> IpPrefix.parse(prefix).last().getHostAddress())
                .returns(last);
    }

    private static void expectContains(String prefix, String address, boolean expected) throws UnknownHostException {
        expectContains(prefix, address, InetAddress.getByName(address), expected);
    }

    private static void expectContains(String prefix, String shown, InetAddress address, boolean expected) {
        calling(
                        parsed(prefix) + ".contains(" + shown + ")",
                        () -> IpPrefix.parse(prefix).contains(address))
                .returns(expected);
    }

    private static void expectSize(String prefix, int hostBits) {
        calling(parsed(prefix) + ".size()", () -> IpPrefix.parse(prefix).size()).returns(BigInteger.TWO.pow(hostBits));
    }

    private static void expectRefused(String text) {
        calling(parsed(text) + ".length()", () -> IpPrefix.parse(text).length())
                .refuses(IllegalArgumentException.class)
                .naming(text);
    }

    private static void expectWritten(String prefix, String written) {
        calling(parsed(prefix) + ".format()", () -> IpPrefix.parse(prefix).format())
                .returns(written);
    }

    private static void expectReadAgain(String prefix, String first, int length) {
        String again = "parse(" + parsed(prefix) + ".format())";
        calling(
                        again + ".first().getHostAddress()",
                        () -> readAgain(prefix).first().getHostAddress())
                .returns(first);
        calling(again + ".length()", () -> readAgain(prefix).length()).returns(length);
    }

    private static IpPrefix readAgain(String prefix) {
        return IpPrefix.parse(IpPrefix.parse(prefix).format());
    }

    /** Returns an IPv4-mapped address that stays an IPv6 address. */
    private static InetAddress mapped(String ipv4) throws UnknownHostException {
        return Inet6Address.getByAddress(null, Bytes.fromHex("00 00 00 00 00 00 00 00 00 00 ff ff " + ipv4), -1);
    }

    private static String parsed(String text) {
        return "parse(" + quoted(text) + ")";
    }

    /** Returns the text as a Java literal, so that another script's digits and a line's end can be seen. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            quoted.append(c == '\n' ? "\\n" : c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return quoted.append('"').toString();
    }
}
