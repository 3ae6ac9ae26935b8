import java.util.List;
import workbook.basics.Endpoint;

/** Shows where host and port stand in one text, and reads five more. */
class HostAndPort {

    public static void main(String[] arguments) {
        String text = "[2001:db8::7]:8080";
        Endpoint read = Endpoint.parse(text);
        String port = Integer.toString(read.port());

        System.out.println("offset   0         1");
        System.out.println("         012345678901234567");
        System.out.println("text     " + text);
        System.out.println("          " + "-".repeat(read.host().length()) + "        host " + read.host());
        System.out.println(
                "         " + " ".repeat(text.lastIndexOf(port)) + "-".repeat(port.length()) + "  port " + port);
        System.out.println();
        for (String other : List.of(
                "198.51.100.4:53", "[fe80::2%wlan0]:7", "www.example.net:443", "2001:db8::7:8080", "198.51.100:53")) {
            System.out.printf("%-21s%s%n", other, whatIsRead(other));
        }
    }

    private static String whatIsRead(String text) {
        try {
            Endpoint read = Endpoint.parse(text);
            return kind(read.host()) + read.host() + ", port " + read.port();
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }

    private static String kind(String host) {
        return Endpoint.isIpv4Literal(host) ? "IPv4  " : Endpoint.isIpv6Literal(host) ? "IPv6  " : "name  ";
    }
}
