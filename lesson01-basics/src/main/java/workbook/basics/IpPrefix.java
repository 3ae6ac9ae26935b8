package workbook.basics;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * Exercise 1.7, optional. An IP prefix, written {@code address/length}: all addresses that begin with the same bits.
 *
 * <p>An IPv4 address has 32 bits, an IPv6 address 128. The first {@code length} of them are the network bits, which all
 * addresses of the prefix share; the others are the host bits. Every combination of host bits counts, also all zeros
 * and all ones: a {@code /31} holds two addresses, a {@code /32} one.
 * <pre>
 * prefix             first            last                                     size
 * 192.0.2.77/26      192.0.2.64       192.0.2.127                              64
 * 0.0.0.0/0          0.0.0.0          255.255.255.255                          4294967296
 * 2001:db8::/126     2001:db8::       2001:db8::3                              4
 * </pre>
 *
 * <p>IPv4 and IPv6 never mix: an address of the one family is in no prefix of the other. What {@link #parse} reads
 * in IPv6's form is IPv6, also the IPv4-mapped {@code ::ffff:192.0.2.0/120}. Take care:
 * {@link InetAddress#getByAddress(byte[])} makes an IPv4 address of the 16 bytes of an IPv4-mapped one.
 * {@link java.net.Inet6Address#getByAddress(String, byte[], int)} with null and -1 does not.
 *
 * <p>Nothing here asks DNS. So {@code getByName}, {@code getAllByName}, {@code getHostName} and
 * {@code getCanonicalHostName} of {@link InetAddress} are not allowed in this exercise: the first two ask about a text
 * that they cannot read as an address, the others ask for the name of an address. A prefix never changes once it is
 * made.
 *
 * <p>Not asked: zeros in front of the length, as in {@code /08}; null; what {@code toString}, {@code equals} and
 * {@code hashCode} give.
 */
public final class IpPrefix {

    private IpPrefix() {}

    /**
     * Reads {@code address/length}. Host bits may be set; they are taken as zero.
     *
     * <p>The address is one of two, with nothing around it, no zone and no brackets:
     * <ul>
     *   <li>IPv4: four decimal numbers from 0 to 255, joined by dots, without leading zeros. {@code 10/8} and
     *       {@code 010.0.0.0/8} are refused.
     *   <li>IPv6 (RFC 4291, section 2.2): eight groups of 1 to 4 hex digits, joined by colons. One {@code ::} may stand
     *       for one or more groups of zeros, and an IPv4 address, as above, for the last two groups.
     * </ul>
     * The length is in ASCII digits, 0 to 32 for IPv4 and 0 to 128 for IPv6.
     *
     * @throws IllegalArgumentException if the text is not of this form, for example a name, without a length, or with a
     *     blank or a sign in it; the message holds the whole text as it was given
     */
    public static IpPrefix parse(String text) {
        throw new UnsupportedOperationException("TODO 1.7: read the address yourself, then the length");
    }

    /** Returns the number of network bits: 0 to 32 for IPv4, 0 to 128 for IPv6. */
    public int length() {
        throw new UnsupportedOperationException("TODO 1.7: return the length");
    }

    /**
     * Returns the first address: all host bits are zero.
     *
     * @return an {@link java.net.Inet4Address} for an IPv4 prefix, an {@link java.net.Inet6Address} without a zone for
     *     an IPv6 prefix, also where the address is IPv4-mapped
     */
    public InetAddress first() {
        throw new UnsupportedOperationException("TODO 1.7: clear the host bits");
    }

    /** Returns the last address: all host bits are one. It is of the same class as {@link #first}. */
    public InetAddress last() {
        throw new UnsupportedOperationException("TODO 1.7: set the host bits");
    }

    /** Returns how many addresses the prefix holds, from 1 to 2 to the power of 128. */
    public BigInteger size() {
        throw new UnsupportedOperationException("TODO 1.7: count the combinations of the host bits");
    }

    /**
     * Tells whether {@code address} is one of this prefix's. False for every address of the other family: an
     * {@link java.net.Inet4Address} is IPv4 and an {@link java.net.Inet6Address} is IPv6, whatever bits it has. A zone
     * of the address is overlooked.
     */
    public boolean contains(InetAddress address) {
        throw new UnsupportedOperationException("TODO 1.7: compare the families, then the network bits");
    }

    /**
     * Returns the prefix as {@code address/length}, with the first address and with a length without zeros in front.
     * IPv4 looks as in {@code 10.0.0.0/8}; for IPv6 any form of the address that {@link #parse} reads will do. What
     * {@code parse} makes of it has the same first address and the same length again.
     */
    public String format() {
        throw new UnsupportedOperationException("TODO 1.7: join the first address and the length");
    }
}
