package workbook.basics;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Exercise 1.7, optional. An IP prefix, {@code address/length}: all addresses that begin with the same bits. */
public final class IpPrefix {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    /** Four bytes or sixteen, which is all that tells the family; the host bits are zero. */
    private final byte[] first;

    private final int length;

    private IpPrefix(byte[] address, int length) {
        this.first = withHostBits(address, length, false);
        this.length = length;
    }

    /** Reads {@code address/length}; host bits may be set and are taken as zero. */
    public static IpPrefix parse(String text) {
        try {
            int slash = text.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException("the length is missing");
            }
            String address = text.substring(0, slash);
            byte[] bytes = address.contains(":") ? ipv6(address) : ipv4(address);
            String digits = text.substring(slash + 1);
            // parseInt alone would take a sign, and the digits of every script that Unicode knows.
            if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > bytes.length * Byte.SIZE) {
                throw new IllegalArgumentException("the length is not 0 to " + bytes.length * Byte.SIZE);
            }
            return new IpPrefix(bytes, Integer.parseInt(digits));
        } catch (IllegalArgumentException e) {
            // The reason names a part; whoever looks for the mistake looks for the text as it was written.
            throw new IllegalArgumentException("\"" + text + "\" is not address/length: " + e.getMessage(), e);
        }
    }

    /** Returns the number of network bits: 0 to 32 for IPv4, 0 to 128 for IPv6. */
    public int length() {
        return length;
    }

    /** Returns the first address: all host bits are zero. */
    public InetAddress first() {
        return toAddress(first);
    }

    /** Returns the last address: all host bits are one. */
    public InetAddress last() {
        return toAddress(withHostBits(first, length, true));
    }

    /** Returns how many addresses the prefix holds. */
    public BigInteger size() {
        // Not 1 << hostBits: Java shifts an int by the count modulo 32, a long modulo 64.
        return BigInteger.ONE.shiftLeft(first.length * Byte.SIZE - length);
    }

    /** Tells whether {@code address} is one of this prefix's; false for every address of the other family. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == first.length && Arrays.equals(withHostBits(bytes, length, false), first);
    }

    /** Returns the prefix as {@code address/length}, with the first address. */
    public String format() {
        return first().getHostAddress() + "/" + length;
    }

    /** Returns a copy of {@code address} in which all bits after the first {@code length} are one, or all are zero. */
    private static byte[] withHostBits(byte[] address, int length, boolean one) {
        byte[] result = new byte[address.length];
        for (int i = 0; i < result.length; i++) {
            int networkBits = Math.max(0, Math.min(Byte.SIZE, length - i * Byte.SIZE));
            // 0 to 8 network bits leave a mask of 8 to 0 ones; a shift by 8 is far from an int's limit of 31.
            int hostMask = 0xFF >> networkBits;
            result[i] = (byte) (one ? address[i] | hostMask : address[i] & ~hostMask);
        }
        return result;
    }

    private static InetAddress toAddress(byte[] bytes) {
        try {
            // InetAddress.getByAddress turns IPv4-mapped bytes into an Inet4Address; this one keeps the family.
            return bytes.length == IPV6_BYTES
                    ? Inet6Address.getByAddress(null, bytes, -1)
                    : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("only for an array that is neither 4 nor 16 bytes long", e);
        }
    }

    private static byte[] ipv4(String text) {
        // With the limit -1, split keeps the empty part behind a dot at the end.
        String[] numbers = text.split("\\.", -1);
        if (numbers.length != IPV4_BYTES) {
            throw new IllegalArgumentException("an IPv4 address has four numbers");
        }
        byte[] address = new byte[IPV4_BYTES];
        for (int i = 0; i < address.length; i++) {
            // No leading zero: some programs read 010 as eight, some as ten.
            if (!numbers[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(numbers[i]) > 255) {
                throw new IllegalArgumentException("\"" + numbers[i] + "\" is not a number from 0 to 255");
            }
            address[i] = (byte) Integer.parseInt(numbers[i]);
        }
        return address;
    }

    private static byte[] ipv6(String text) {
        int gap = text.indexOf("::");
        byte[] head = gap < 0 ? groups(text, true) : groups(text.substring(0, gap), false);
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true);
        int written = head.length + tail.length;
        // RFC 4291, section 2.2: "::" indicates one or more groups of 16 bits of zeros, so never none.
        if (gap < 0 ? written != IPV6_BYTES : written >= IPV6_BYTES) {
            throw new IllegalArgumentException("an IPv6 address has eight groups, or fewer around one ::");
        }
        byte[] address = Arrays.copyOf(head, IPV6_BYTES);
        System.arraycopy(tail, 0, address, IPV6_BYTES - tail.length, tail.length);
        return address;
    }

    /** Returns the bytes of groups of hex digits; only the end of the whole address may be in IPv4's form. */
    private static byte[] groups(String text, boolean atEnd) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!text.isEmpty()) {
            String[] parts = text.split(":", -1);
            for (int i = 0; i < parts.length; i++) {
                if (atEnd && i == parts.length - 1 && parts[i].contains(".")) {
                    bytes.writeBytes(ipv4(parts[i]));
                } else if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
                    int group = Integer.parseInt(parts[i], 16);
                    bytes.write(group >> 8);
                    bytes.write(group);
                } else {
                    throw new IllegalArgumentException("\"" + parts[i] + "\" is not 1 to 4 hex digits");
                }
            }
        }
        return bytes.toByteArray();
    }
}
