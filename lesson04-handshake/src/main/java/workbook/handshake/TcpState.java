package workbook.handshake;

/**
 * The states of a TCP connection (RFC 9293, 3.3.2). Given complete.
 *
 * <p>An exercise uses the states that its own part of the connection's life passes through, and says which.
 */
public enum TcpState {
    /** No connection. */
    CLOSED,
    /** Waits for a SYN from any peer. */
    LISTEN,
    /** Has sent a SYN, has seen none. */
    SYN_SENT,
    /** Has sent and seen a SYN; its own is not acknowledged yet. */
    SYN_RECEIVED,
    /** Both SYNs are acknowledged: data may flow. */
    ESTABLISHED,
    /** Has sent a FIN; neither an acknowledgement of it nor the peer's FIN has come. */
    FIN_WAIT_1,
    /** Its FIN is acknowledged; the peer's has not come. */
    FIN_WAIT_2,
    /** The peer's FIN has come; its own is not sent yet. */
    CLOSE_WAIT,
    /** Both have sent a FIN; its own is not acknowledged yet. */
    CLOSING,
    /** As CLOSING, but the peer's FIN came first. */
    LAST_ACK,
    /** Everything is acknowledged; waits until no old segment can be left in the network. */
    TIME_WAIT
}
