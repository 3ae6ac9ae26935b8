package workbook.harness.udp;

import java.net.InetSocketAddress;

/**
 * A datagram that a scripted peer received.
 *
 * @param bytes its content, which may be empty
 * @param source the address that it came from
 */
public record Datagram(byte[] bytes, InetSocketAddress source) {}
