package workbook.basics;

/**
 * Exercise 1.1. An endpoint, written {@code host:port}: a host by address or by name, and a port.
 *
 * <p>The host is one of three, and it is told from its text alone. Nothing here asks DNS or the system:
 * {@code no.such.host.invalid} is as good a name as any other, and stays a name. So {@code InetAddress.getByName},
 * {@code InetAddress.getAllByName} and {@code new InetSocketAddress(String, int)} are not allowed in this exercise:
 * each of them asks DNS about a text that it cannot read as an address.
 * <ul>
 *   <li><b>IPv4 literal</b>: four decimal numbers from 0 to 255, joined by dots, without leading zeros, as in
 *       {@code 192.0.2.1}. {@link java.net.InetAddress#getByName} reads more than that: {@code "1.2"} as 1.0.0.2,
 *       {@code "010.0.0.1"} as 10.0.0.1, and {@code ""} as the loopback address. None of the three is a literal here.
 *   <li><b>IPv6 literal</b> (RFC 4291, section 2.2): eight groups of 1 to 4 hex digits, joined by colons. One
 *       {@code ::} may stand for one or more groups of zeros. An IPv4 literal may stand for the last two groups, as in
 *       {@code ::ffff:192.0.2.1}. Behind the whole literal may stand {@code %} and a zone, as in {@code fe80::1%eth0}:
 *       one or more of the characters {@code a-z A-Z 0-9 . _ ~ -}. A zone needs no interface of that name on this machine.
 *   <li><b>Name</b>: labels joined by dots, at most 253 characters in all. A label is 1 to 63 of the characters
 *       {@code a-z A-Z 0-9 -} and neither begins nor ends with a hyphen. The last label is not digits alone, so that
 *       {@code 1.2}, {@code 010.0.0.1} and {@code 256.1.1.1} are refused and not taken for names.
 * </ul>
 * In {@code host:port} an IPv6 literal, with its zone, stands in square brackets, and nothing else does:
 * {@code [2001:db8::1]:80}. Without brackets nobody can tell where the address ends and the port begins.
 *
 * <p>Not asked: names with an underscore or with a dot at the end, null, and what {@code toString}, {@code equals} and
 * {@code hashCode} give.
 *
 * @param host the host without brackets, as it was written. Whether the letters of a name and of an IPv6 literal are
 *     kept or lower-cased is free; a zone keeps its letters
 * @param port 0 to 65,535
 */
public record Endpoint(String host, int port) {

    /**
     * Checks the host and the port.
     *
     * @throws IllegalArgumentException if {@code host} is none of the three, or {@code port} is out of its range; the
     *     message holds the host, or the port in decimal, whichever is refused
     */
    public Endpoint {
        throw new UnsupportedOperationException("TODO 1.1: refuse what is no host, and a port out of range");
    }

    /**
     * Reads {@code host:port}. The port is 1 to 5 ASCII digits, whose value is 0 to 65,535; zeros in front are allowed.
     *
     * <p>Nothing is trimmed and nothing is added: without host, colon or port the text is refused, and so it is with a
     * blank anywhere, and with a sign or another script's digits in the port.
     *
     * @throws IllegalArgumentException if the text is not of this form; the message holds the whole text as given
     */
    public static Endpoint parse(String text) {
        throw new UnsupportedOperationException("TODO 1.1: find the colon that ends the host, and check both sides");
    }

    /** Tells whether {@code text}, and nothing around it, is an IPv4 literal; any text may be asked. */
    public static boolean isIpv4Literal(String text) {
        throw new UnsupportedOperationException("TODO 1.1: look for four numbers from 0 to 255, and nothing else");
    }

    /** Tells whether {@code text}, with a zone or without, is an IPv6 literal; one in brackets is none. */
    public static boolean isIpv6Literal(String text) {
        throw new UnsupportedOperationException("TODO 1.1: count groups and ::, then look at the zone");
    }

    /**
     * Returns the endpoint as {@code host:port}, with an IPv6 literal in brackets and the port without zeros in front.
     * What {@link #parse} makes of it has the same host and port again.
     */
    public String format() {
        throw new UnsupportedOperationException("TODO 1.1: join host and port, with brackets where they belong");
    }
}
