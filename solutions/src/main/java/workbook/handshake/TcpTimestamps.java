package workbook.handshake;

/**
 * The values of TCP's timestamps option (RFC 7323, 3.2). Given complete.
 *
 * @param value TSval, the 32 bits of the sender's clock
 * @param echoReply TSecr, the 32 bits of the peer's clock sent back; 0 in a SYN
 */
public record TcpTimestamps(int value, int echoReply) {}
