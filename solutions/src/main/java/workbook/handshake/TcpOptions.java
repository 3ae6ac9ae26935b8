package workbook.handshake;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The options of one segment that this course knows. Given complete.
 *
 * @param maximumSegmentSize the largest payload that the sender takes, 0 to 65,535 bytes (RFC 9293, 3.7.1)
 * @param windowScale by how many bits the sender's later windows are shifted, 0 to 14 (RFC 7323, 2.2)
 * @param sackPermitted whether the sender understands selective acknowledgements (RFC 2018, 2)
 * @param timestamps the sender's clock and its echo (RFC 7323, 3.2)
 */
public record TcpOptions(
        OptionalInt maximumSegmentSize,
        OptionalInt windowScale,
        boolean sackPermitted,
        Optional<TcpTimestamps> timestamps) {

    /** No option at all. */
    public static final TcpOptions NONE =
            new TcpOptions(OptionalInt.empty(), OptionalInt.empty(), false, Optional.empty());

    /** Checks the ranges: {@link IllegalArgumentException} if a value is outside. */
    public TcpOptions {
        Objects.requireNonNull(timestamps);
        requireAtMost(65_535, maximumSegmentSize);
        requireAtMost(14, windowScale);
    }

    /** Returns these options with the maximum segment size {@code bytes}. */
    public TcpOptions withMaximumSegmentSize(int bytes) {
        return new TcpOptions(OptionalInt.of(bytes), windowScale, sackPermitted, timestamps);
    }

    /** Returns these options with the window scale {@code shift}. */
    public TcpOptions withWindowScale(int shift) {
        return new TcpOptions(maximumSegmentSize, OptionalInt.of(shift), sackPermitted, timestamps);
    }

    /** Returns these options with SACK-permitted. */
    public TcpOptions withSackPermitted() {
        return new TcpOptions(maximumSegmentSize, windowScale, true, timestamps);
    }

    /** Returns these options with timestamps. */
    public TcpOptions withTimestamps(int value, int echoReply) {
        return new TcpOptions(
                maximumSegmentSize, windowScale, sackPermitted, Optional.of(new TcpTimestamps(value, echoReply)));
    }

    private static void requireAtMost(int max, OptionalInt value) {
        if (value.isPresent() && (value.getAsInt() < 0 || value.getAsInt() > max)) {
            throw new IllegalArgumentException(value.getAsInt() + " is not in the range 0 to " + max);
        }
    }
}
