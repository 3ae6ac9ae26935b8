package workbook.basics;

import java.util.Locale;

/**
 * Shows a scanner that goes through the text once, character by character, and keeps hosts in lower case.
 *
 * <p>Refusals are of a class of its own and say something else than the reference's.
 *
 * @param host the host without brackets, its letters in lower case but for a zone's
 * @param port 0 to 65,535
 */
public record Endpoint(String host, int port) {

    public Endpoint {
        if (port < 0 || port >= 1 << 16) {
            throw new Refused(Integer.toString(port));
        }
        if (!isIpv4Literal(host) && !isIpv6Literal(host) && !isName(host)) {
            throw new Refused(host);
        }
        int percent = host.indexOf('%');
        int end = percent < 0 ? host.length() : percent;
        host = host.substring(0, end).toLowerCase(Locale.ROOT) + host.substring(end);
    }

    public static Endpoint parse(String text) {
        int at = 0;
        String host;
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 0) {
                throw new Refused(text);
            }
            host = text.substring(1, close);
            if (!isIpv6Literal(host)) {
                throw new Refused(text);
            }
            at = close + 1;
        } else {
            // Here the first colon ends the host: what has more than one is refused with its port.
            while (at < text.length() && text.charAt(at) != ':') {
                at++;
            }
            host = text.substring(0, at);
            if (!isIpv4Literal(host) && !isName(host)) {
                throw new Refused(text);
            }
        }
        if (at == text.length() || text.charAt(at) != ':') {
            throw new Refused(text);
        }
        int digits = text.length() - at - 1;
        if (digits < 1 || digits > 5) {
            throw new Refused(text);
        }
        int port = 0;
        for (int i = at + 1; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                throw new Refused(text);
            }
            port = port * 10 + text.charAt(i) - '0';
        }
        if (port > 65535) {
            throw new Refused(text);
        }
        return new Endpoint(host, port);
    }

    public static boolean isIpv4Literal(String text) {
        int numbers = 0;
        int at = 0;
        while (true) {
            int start = at;
            int value = 0;
            while (at < text.length() && at < start + 3 && isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            if (at == start || value > 255 || at > start + 1 && text.charAt(start) == '0') {
                return false;
            }
            numbers++;
            if (at == text.length()) {
                return numbers == 4;
            }
            if (text.charAt(at++) != '.') {
                return false;
            }
        }
    }

    public static boolean isIpv6Literal(String text) {
        int end = text.indexOf('%');
        if (end < 0) {
            end = text.length();
        } else {
            if (end == text.length() - 1) {
                return false;
            }
            for (int i = end + 1; i < text.length(); i++) {
                if (!isLetterOrDigit(text.charAt(i)) && "._~-".indexOf(text.charAt(i)) < 0) {
                    return false;
                }
            }
        }
        int groups = 0;
        boolean gap = false;
        int at = 0;
        if (text.startsWith("::")) {
            gap = true;
            at = 2;
        }
        while (at < end) {
            int start = at;
            while (at < end && isHexDigit(text.charAt(at))) {
                at++;
            }
            if (at < end && text.charAt(at) == '.') {
                groups += 2;
                if (!isIpv4Literal(text.substring(start, end))) {
                    return false;
                }
                at = end;
                break;
            }
            if (at == start || at > start + 4) {
                return false;
            }
            groups++;
            if (at == end) {
                break;
            }
            if (text.charAt(at++) != ':' || at == end) {
                return false;
            }
            if (text.charAt(at) == ':') {
                if (gap) {
                    return false;
                }
                gap = true;
                at++;
            }
        }
        return gap ? groups <= 7 : groups == 8;
    }

    public String format() {
        StringBuilder text = new StringBuilder(host);
        if (host.indexOf(':') >= 0) {
            text.insert(0, '[').append(']');
        }
        return text.append(':').append(port).toString();
    }

    private static boolean isName(String text) {
        int labelStart = 0;
        boolean onlyDigits = true;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                int size = i - labelStart;
                if (size < 1 || size > 63 || text.charAt(labelStart) == '-' || text.charAt(i - 1) == '-') {
                    return false;
                }
                if (i < text.length()) {
                    onlyDigits = true;
                }
                labelStart = i + 1;
            } else if (isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-') {
                onlyDigits &= isDigit(text.charAt(i));
            } else {
                return false;
            }
        }
        return text.length() < 254 && !onlyDigits;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexDigit(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isLetterOrDigit(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static final class Refused extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Refused(String text) {
            super("<" + text + ">");
        }
    }
}
