package workbook.basics;

import static workbook.harness.call.Calling.calling;

import java.util.List;
import java.util.Locale;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.call.Refusal;

@Exercise(
        value = "1.1",
        policy = {
            "because: What is no literal for this call becomes a question to DNS; the exercise reads the text itself.",
            "- java.net.Inet*Address!getByName, getAllByName",
            "- java.net.InetSocketAddress!new(java.lang.String,int)",
        })
class EndpointSuite {

    @Check(points = 2, because = "An endpoint is a host, by address or by name, and a port.")
    void anAddressOrANameAndAPortAreRead() {
        expectRead("192.0.2.1:80", "192.0.2.1", 80);
        expectRead("255.255.255.255:1", "255.255.255.255", 1);
        expectRead("localhost:8080", "localhost", 8080);
        expectRead("3com.example:443", "3com.example", 443);
    }

    @Check(points = 1, because = "An IPv6 address has colons of its own; the port follows the closing bracket.")
    void anIpv6LiteralStandsInBrackets() {
        expectRead("[::1]:80", "::1", 80);
        expectRead("[2001:db8::a]:443", "2001:db8::a", 443);
        expectRead("[::ffff:192.0.2.1]:1", "::ffff:192.0.2.1", 1);
        expectRead("[1:2:3:4:5:6:7:8]:9", "1:2:3:4:5:6:7:8", 9);
    }

    @Check(points = 2, because = "Without brackets nobody can tell where an IPv6 address ends; nothing else has them.")
    void bracketsAreForIpv6LiteralsAlone() {
        expectRead("[2001:db8::2]:80", "2001:db8::2", 80);
        for (String text : List.of("2001:db8::1", "::1", "::1:80", "1:2:3:4:5:6:7:8:80", "fe80::1%eth0:80")) {
            expectRefused(text);
        }
        for (String text : List.of("[192.0.2.1]:80", "[localhost]:80", "[]:80", "[[::1]]:80")) {
            expectRefused(text);
        }
        for (String text : List.of("[::1]", "[::1]80", "[::1", "[::1:80", "::1]:80", "[::1]x:80", "[::1]:80]")) {
            expectRefused(text);
        }
        expectNoHost("[::1]");
    }

    @Check(points = 1, because = "A zone names an interface; which ones a machine has is no question of syntax.")
    void aZoneIsKeptAsItIsWritten() {
        for (String zone : List.of("eth0", "NoSuchInterface9", "12", "a.b_C~d-e")) {
            String text = "[fe80::1%" + zone + "]:80";
            calling(parsed(text) + ".host()", () -> Endpoint.parse(text).host()).returns("fe80::1%" + zone);
        }
        for (String text : List.of("[fe80::1%]:80", "[fe80::1%a b]:80", "[fe80::1%a%b]:80", "[%eth0]:80")) {
            expectRefused(text);
        }
        expectRefused("192.0.2.1%eth0:80");
        expectRefused("localhost%eth0:80");
    }

    @Check(points = 1, because = "parseInt takes signs and any script's digits; a port is 1 to 5 ASCII digits.")
    void aPortIsOneToFiveAsciiDigits() {
        expectRead("localhost:00080", "localhost", 80);
        for (String port : List.of("+80", "-0", "-1", "\uFF18\uFF10", "\u0668\u0660", "0x50", "8_0", "80L", "000080")) {
            expectPortRefused("localhost:" + port);
        }
    }

    @Check(points = 1, because = "A port is 0 to 65535; check it where one is made, so that all may rely on it.")
    void aPortHasSixteenBits() {
        expectRead("localhost:0", "localhost", 0);
        expectRead("localhost:65535", "localhost", 65_535);
        expectPortRefused("localhost:65536");
        expectPortRefused("localhost:99999");
        calling("new Endpoint(\"localhost\", 65535).port()", () -> new Endpoint("localhost", 65_535).port())
                .returns(65_535);
        for (int port : new int[] {-1, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            calling("new Endpoint(\"localhost\", " + port + ").port()", () -> new Endpoint("localhost", port).port())
                    .refuses(IllegalArgumentException.class);
        }
    }

    @Check(points = 1, because = "What is no host:port is refused as it stands: nothing is trimmed, nothing is added.")
    void nothingIsTrimmedAndNothingIsAdded() {
        expectRead("localhost:80", "localhost", 80);
        for (String text : List.of("", " ", ":", ":80", "80", "localhost", "192.0.2.1", "localhost:", "[::1]:")) {
            expectRefused(text);
        }
        for (String text :
                List.of(" localhost:80", "localhost :80", "localhost: 80", "localhost:80 ", "local host:80")) {
            expectRefused(text);
        }
        for (String text : List.of("localhost:80\n", "localhost\n:80", "[::1] :80", "[ ::1]:80", "localhost:80:80")) {
            expectRefused(text);
        }
        expectNoHost("");
    }

    @Check(
            points = 1,
            because =
                    "In a name stand ASCII letters, digits and hyphens only; whether anybody has it is for DNS to say.")
    void aNameIsToldByItsCharactersAlone() {
        expectRead("no.such.host.invalid:80", "no.such.host.invalid", 80);
        expectRead("xn--bcher-kva.example:80", "xn--bcher-kva.example", 80);
        expectRead("1.2.a:80", "1.2.a", 80);
        expectRead("b".repeat(63) + ":80", "b".repeat(63), 80);
        String longest = ("b".repeat(49) + ".").repeat(5) + "end";
        expectRead(longest + ":80", longest, 80);
        for (String host : List.of("a..b", ".a", "-a", "a-", "a.-b", "a-.b", "b\u00FCcher", "a/b", "b".repeat(64))) {
            expectRefused(host + ":80");
        }
        expectRefused("a" + longest + ":80");
        expectNoHost("a..b");
    }

    @Check(points = 1, because = "InetAddress takes 1.2 for 1.0.0.2, and 010 may be eight or ten: check each number.")
    void fourNumbersAndNothingElseAreAnIpv4Literal() {
        for (String text : List.of("192.0.2.1", "0.0.0.0", "255.255.255.255", "1.20.100.199")) {
            calling("isIpv4Literal(" + quoted(text) + ")", () -> Endpoint.isIpv4Literal(text))
                    .returns(true);
        }
        for (String text :
                List.of("1.2", "1.2.3", "1.2.3.4.5", "1.2.3.4.", ".1.2.3.4", "1..2.3", "", "1", "3232235777")) {
            expectNoIpv4(text);
        }
        for (String text : List.of("010.0.0.1", "00.0.0.0", "1.2.3.04", "256.1.1.1", "1.2.3.1000", "0x7f.0.0.1")) {
            expectNoIpv4(text);
        }
        for (String text :
                List.of(" 1.2.3.4", "1.2.3.4\n", "1.2.3.+4", "1.2.3.\u0664", "::1", "localhost", "1.2.3.4%1")) {
            expectNoIpv4(text);
        }
        for (String host : List.of("1.2", "010.0.0.1", "256.1.1.1", "1.2.3.4.5")) {
            expectRefused(host + ":80");
            expectNoHost(host);
        }
    }

    @Check(points = 2, because = "Eight groups of 1 to 4 hex digits; one :: may stand for one or more groups of zeros.")
    void anIpv6LiteralHasEightGroups() {
        for (String text : List.of("1:2:3:4:5:6:7:8", "ABCD:ef01:0:00:000:0000:9:a", "::", "::1", "1::", "1::8")) {
            expectIpv6(text);
        }
        for (String text : List.of("1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3::5:6:7:8")) {
            expectIpv6(text);
        }
        for (String text : List.of("::192.0.2.1", "1:2:3:4:5:6:192.0.2.1", "1::6:192.0.2.1", "fe80::1%eth0")) {
            expectIpv6(text);
        }
        for (String text :
                List.of("1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4::5:6:7:8", "1::2::3", ":::", "1:::2")) {
            expectNoIpv6(text);
        }
        for (String text : List.of(":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "12345::", "g::", "::+1", "::\u0661", ":", "")) {
            expectNoIpv6(text);
        }
        for (String text : List.of("::1.2", "::010.0.0.1", "192.0.2.1::", "1:2:3:4:5:6:7:192.0.2.1", "::1.2.3.4:5")) {
            expectNoIpv6(text);
        }
        for (String text : List.of("[::1]", "::1 ", "::1%", "%eth0", "::1%\u00E9", "192.0.2.1", "localhost")) {
            expectNoIpv6(text);
        }
        expectRefused("[1::2::3]:80");
        expectRefused("[1:2:3:4:5:6:7]:80");
    }

    @Check(points = 1, because = "Whoever looks for the mistake needs to see the text as it was written.")
    void theMessageHoldsWhatIsRefused() {
        for (String text : List.of(
                "example.org", ":443", "example.org:http", "[::1]443", "a..c:443", "::1:443", "example.org:70000")) {
            expectRefused(text).naming(text);
        }
        expectNoHost("-a.example").naming("-a.example");
        for (int port : new int[] {-1, 65_536}) {
            calling(
                            "new Endpoint(\"example.org\", " + port + ").port()",
                            () -> new Endpoint("example.org", port).port())
                    .refuses(IllegalArgumentException.class)
                    .naming(Integer.toString(port));
        }
    }

    @Check(points = 1, because = "What format() writes, parse() reads: an IPv6 literal needs its brackets again.")
    void whatIsWrittenIsReadAgain() {
        for (String text : List.of("192.0.2.1:80", "localhost:0", "[::1]:65535", "[fe80::1%Eth0]:80")) {
            calling(parsed(text) + ".format()", () -> Endpoint.parse(text).format())
                    .returns(text);
        }
        calling(
                        parsed("localhost:00080") + ".format()",
                        () -> Endpoint.parse("localhost:00080").format())
                .returns("localhost:80");
        calling("new Endpoint(\"2001:db8::1\", 443).format()", () -> new Endpoint("2001:db8::1", 443).format())
                .returns("[2001:db8::1]:443");
        String again = "parse(new Endpoint(\"ABCD::1\", 443).format())";
        calling(
                        again + ".port()",
                        () -> Endpoint.parse(new Endpoint("ABCD::1", 443).format())
                                .port())
                .returns(443);
        // The case of the letters is free.
        calling(
                        again + ".host() in lower case",
                        () -> Endpoint.parse(new Endpoint("ABCD::1", 443).format())
                                .host()
                                .toLowerCase(Locale.ROOT))
                .returns("abcd::1");
    }

    private static void expectRead(String text, String host, int port) {
        calling(parsed(text) + ".host()", () -> Endpoint.parse(text).host()).returns(host);
        calling(parsed(text) + ".port()", () -> Endpoint.parse(text).port()).returns(port);
    }

    /** Asks for the host, since a learner's type may say anything of itself. */
    private static Refusal expectRefused(String text) {
        return calling(parsed(text) + ".host()", () -> Endpoint.parse(text).host())
                .refuses(IllegalArgumentException.class);
    }

    private static void expectPortRefused(String text) {
        calling(parsed(text) + ".port()", () -> Endpoint.parse(text).port()).refuses(IllegalArgumentException.class);
    }

    private static Refusal expectNoHost(String host) {
        return calling("new Endpoint(" + quoted(host) + ", 80).host()", () -> new Endpoint(host, 80).host())
                .refuses(IllegalArgumentException.class);
    }

    private static void expectNoIpv4(String text) {
        calling("isIpv4Literal(" + quoted(text) + ")", () -> Endpoint.isIpv4Literal(text))
                .returns(false);
    }

    private static void expectIpv6(String text) {
        calling("isIpv6Literal(" + quoted(text) + ")", () -> Endpoint.isIpv6Literal(text))
                .returns(true);
    }

    private static void expectNoIpv6(String text) {
        calling("isIpv6Literal(" + quoted(text) + ")", () -> Endpoint.isIpv6Literal(text))
                .returns(false);
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
