package workbook.basics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows the whole grammar as one regular expression, put together from the names of its rules.
 *
 * @param host the host without brackets
 * @param port 0 to 65,535
 */
public record Endpoint(String host, int port) {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = "(?:" + OCTET + "\\.){3}" + OCTET;
    private static final String H16 = "\\p{XDigit}{1,4}";
    private static final String LS32 = "(?:" + H16 + ":" + H16 + "|" + IPV4 + ")";
    private static final String IPV6 = "(?:(?:" + H16 + ":){6}" + LS32 //
            + "|::(?:" + H16 + ":){0,5}" + LS32 //
            + "|::(?:" + H16 + ")?" //
            + "|" + H16 + "::(?:" + H16 + ":){0,4}" + LS32 //
            + "|(?:" + H16 + ":){0,1}" + H16 + "::(?:" + H16 + ":){0,3}" + LS32 //
            + "|(?:" + H16 + ":){0,2}" + H16 + "::(?:" + H16 + ":){0,2}" + LS32 //
            + "|(?:" + H16 + ":){0,3}" + H16 + "::(?:" + H16 + ":)?" + LS32 //
            + "|(?:" + H16 + ":){0,4}" + H16 + "::" + LS32 //
            + "|(?:" + H16 + ":){0,5}" + H16 + "::" + H16 //
            + "|(?:" + H16 + ":){0,6}" + H16 + "::)" //
            + "(?:%[\\w.~-]+)?";
    private static final String LABEL = "(?!-)[a-zA-Z0-9-]{1,63}(?<!-)";
    private static final String NAME = "(?=[^:]{1,253}(?::|$))(?:" + LABEL + "\\.)*+(?![0-9]+(?::|$))" + LABEL;

    private static final Pattern HOST = Pattern.compile(IPV4 + "|" + IPV6 + "|" + NAME);
    private static final Pattern ENDPOINT =
            Pattern.compile("(?:\\[(?<six>" + IPV6 + ")]|(?<host>" + IPV4 + "|" + NAME + ")):(?<port>[0-9]{1,5})");

    public Endpoint {
        if (!HOST.matcher(host).matches() || port != (char) port) {
            throw new IllegalArgumentException(host + " and " + port + " make no endpoint");
        }
    }

    public static Endpoint parse(String text) {
        Matcher matcher = ENDPOINT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        int port = Integer.parseInt(matcher.group("port"));
        if (port != (char) port) {
            throw new IllegalArgumentException("port out of range in " + text);
        }
        String six = matcher.group("six");
        return new Endpoint(six != null ? six : matcher.group("host"), port);
    }

    public static boolean isIpv4Literal(String text) {
        return text.matches(IPV4);
    }

    public static boolean isIpv6Literal(String text) {
        return text.matches(IPV6);
    }

    public String format() {
        return String.format(host.contains(":") ? "[%s]:%d" : "%s:%d", host, port);
    }
}
