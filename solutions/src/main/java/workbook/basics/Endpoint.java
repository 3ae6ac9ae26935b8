package workbook.basics;

/**
 * Exercise 1.1. An endpoint, written {@code host:port}: a host by address or by name, and a port.
 *
 * <p>Nothing here hands a text to {@code InetAddress}: what is no literal for it is a question to DNS.
 *
 * @param host an IPv4 literal, an IPv6 literal without brackets, or a name, as it was written
 * @param port 0 to 65,535
 */
public record Endpoint(String host, int port) {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_NAME = 253;
    private static final int IPV6_GROUPS = 8;

    /** Checks the host and the port. */
    public Endpoint {
        if (!isIpv4Literal(host) && !isIpv6Literal(host) && !isName(host)) {
            throw new IllegalArgumentException("not a host: \"" + host + "\"");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is not in the range 0 to " + MAX_PORT);
        }
    }

    /** Reads {@code host:port}. */
    public static Endpoint parse(String text) {
        try {
            // The last colon: an IPv6 literal has colons of its own, and a port has none.
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("the port is missing");
            }
            String host = text.substring(0, colon);
            boolean inBrackets = host.startsWith("[") && host.endsWith("]");
            if (inBrackets) {
                host = host.substring(1, host.length() - 1);
            }
            if (inBrackets != isIpv6Literal(host)) {
                throw new IllegalArgumentException("an IPv6 literal, and nothing else, stands in brackets");
            }
            String port = text.substring(colon + 1);
            // parseInt alone would take a sign, and the digits of every script that Unicode knows.
            if (!port.matches("[0-9]{1,5}")) {
                throw new IllegalArgumentException("a port is 1 to 5 digits");
            }
            return new Endpoint(host, Integer.parseInt(port));
        } catch (IllegalArgumentException e) {
            // The reason names a part; whoever looks for the mistake looks for the text as it was written.
            throw new IllegalArgumentException("\"" + text + "\" is not host:port: " + e.getMessage(), e);
        }
    }

    /** Tells whether {@code text} is an IPv4 literal: {@code dec-octet} four times, RFC 3986, section 3.2.2. */
    public static boolean isIpv4Literal(String text) {
        // With the limit -1, split keeps the empty part behind a dot at the end.
        String[] numbers = text.split("\\.", -1);
        for (String number : numbers) {
            // No leading zero: some programs read 010 as eight, some as ten.
            if (!number.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(number) > 255) {
                return false;
            }
        }
        return numbers.length == 4;
    }

    /** Tells whether {@code text} is an IPv6 literal, with a zone or without. */
    public static boolean isIpv6Literal(String text) {
        int percent = text.indexOf('%');
        if (percent >= 0) {
            return text.substring(percent + 1).matches("[A-Za-z0-9._~-]+") && isIpv6Address(text.substring(0, percent));
        }
        return isIpv6Address(text);
    }

    /** Returns the endpoint as {@code host:port}, with an IPv6 literal in brackets. */
    public String format() {
        return isIpv6Literal(host) ? "[" + host + "]:" + port : host + ":" + port;
    }

    private static boolean isIpv6Address(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return countGroups(text, true) == IPV6_GROUPS;
        }
        // A second :: leaves an empty group behind the first, which is none.
        int before = countGroups(text.substring(0, gap), false);
        int after = countGroups(text.substring(gap + 2), true);
        // RFC 4291, section 2.2: "::" indicates one or more groups of 16 bits of zeros, so never none.
        return before >= 0 && after >= 0 && before + after < IPV6_GROUPS;
    }

    /** Returns how many groups of 16 bits are written in {@code text}, or -1 if anything else is. */
    private static int countGroups(String text, boolean atEnd) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        boolean endsInIpv4 = atEnd && isIpv4Literal(parts[parts.length - 1]);
        int hexGroups = endsInIpv4 ? parts.length - 1 : parts.length;
        for (int i = 0; i < hexGroups; i++) {
            if (!parts[i].matches("[0-9A-Fa-f]{1,4}")) {
                return -1;
            }
        }
        return endsInIpv4 ? hexGroups + 2 : hexGroups;
    }

    private static boolean isName(String text) {
        String[] labels = text.split("\\.", -1);
        for (String label : labels) {
            if (!label.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
                return false;
            }
        }
        // RFC 1123, section 2.1: the last label is alphabetic, which keeps names apart from dotted numbers.
        return text.length() <= MAX_NAME && !labels[labels.length - 1].matches("[0-9]+");
    }
}
