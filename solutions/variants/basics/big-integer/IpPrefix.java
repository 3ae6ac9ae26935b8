package workbook.basics;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Shows addresses as numbers, first, last and size as their arithmetic, and IPv6 written out in full by itself.
 *
 * <p>An address is in the prefix if its number lies between the first and the last.
 */
public final class IpPrefix {

    private enum Family {
        IPV4(32),
        IPV6(128);

        private final int bits;

        Family(int bits) {
            this.bits = bits;
        }
    }

    private final Family family;
    private final BigInteger first;
    private final BigInteger size;
    private final int length;

    private IpPrefix(Family family, BigInteger address, int length) {
        this.family = family;
        this.length = length;
        size = BigInteger.TWO.pow(family.bits - length);
        first = address.subtract(address.mod(size));
    }

    public static IpPrefix parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("one slash is needed: " + text);
        }
        Family family = parts[0].indexOf(':') < 0 ? Family.IPV4 : Family.IPV6;
        BigInteger address = family == Family.IPV4 ? ipv4(parts[0]) : ipv6(parts[0]);
        int length = number(parts[1], 10, 3);
        if (address == null || length < 0 || length > family.bits) {
            throw new IllegalArgumentException("bad prefix: " + text);
        }
        return new IpPrefix(family, address, length);
    }

    public int length() {
        return length;
    }

    public InetAddress first() {
        return toAddress(first);
    }

    public InetAddress last() {
        return toAddress(first.add(size).subtract(BigInteger.ONE));
    }

    public BigInteger size() {
        return size;
    }

    public boolean contains(InetAddress address) {
        Family other = address instanceof Inet4Address ? Family.IPV4 : Family.IPV6;
        BigInteger distance = new BigInteger(1, address.getAddress()).subtract(first);
        return other == family && distance.signum() >= 0 && distance.compareTo(size) < 0;
    }

    public String format() {
        StringBuilder text = new StringBuilder();
        int step = family == Family.IPV4 ? 8 : 16;
        for (int shift = family.bits - step; shift >= 0; shift -= step) {
            int part = first.shiftRight(shift).intValue() & (1 << step) - 1;
            text.append(family == Family.IPV4 ? Integer.toString(part) : String.format("%04X", part));
            text.append(shift == 0 ? '/' : family == Family.IPV4 ? '.' : ':');
        }
        return text.append(length).toString();
    }

    private InetAddress toAddress(BigInteger number) {
        byte[] bytes = new byte[family.bits / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        try {
            return family == Family.IPV4
                    ? InetAddress.getByAddress("", bytes)
                    : Inet6Address.getByAddress("", bytes, -1);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the value of an IPv4 address, or null if the text is none. */
    private static BigInteger ipv4(String text) {
        BigInteger value = BigInteger.ZERO;
        String[] parts = text.split("\\.", -1);
        for (String part : parts) {
            int number = number(part, 10, 3);
            if (number < 0 || number > 255 || part.length() > 1 && part.charAt(0) == '0') {
                return null;
            }
            value = value.shiftLeft(8).add(BigInteger.valueOf(number));
        }
        return parts.length == 4 ? value : null;
    }

    /** Returns the value of an IPv6 address, or null if the text is none. */
    private static BigInteger ipv6(String text) {
        List<String> groups = new ArrayList<>(List.of(text.split(":", -1)));
        // An IPv4 address at the end is written anew, as two groups.
        String end = groups.get(groups.size() - 1);
        if (end.indexOf('.') >= 0) {
            BigInteger value = ipv4(end);
            if (value == null) {
                return null;
            }
            groups.set(groups.size() - 1, Integer.toHexString(value.intValue() >>> 16));
            groups.add(Integer.toHexString(value.intValue() & 0xFFFF));
        }
        // A :: at either end makes two empty groups there, and one alone is an address that begins or ends in ":".
        if (groups.size() > 1 && groups.get(0).isEmpty() && groups.get(1).isEmpty()) {
            groups.remove(0);
        }
        int size = groups.size();
        if (size > 1 && groups.get(size - 1).isEmpty() && groups.get(size - 2).isEmpty()) {
            groups.remove(size - 1);
        }
        int gap = groups.indexOf("");
        if (gap >= 0 && (gap == 0 || gap == groups.size() - 1) && !text.contains("::")) {
            return null;
        }
        if (gap >= 0 && groups.size() <= 8) {
            groups.remove(gap);
            groups.addAll(gap, Collections.nCopies(8 - groups.size(), "0"));
        }
        BigInteger value = BigInteger.ZERO;
        for (String group : groups) {
            int number = number(group, 16, 4);
            if (number < 0) {
                return null;
            }
            value = value.shiftLeft(16).add(BigInteger.valueOf(number));
        }
        return groups.size() == 8 ? value : null;
    }

    /** Returns the number written in 1 to {@code most} ASCII digits, or -1. */
    private static int number(String digits, int radix, int most) {
        if (digits.isEmpty() || digits.length() > most) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
