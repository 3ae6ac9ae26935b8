package workbook.harness.tcp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import workbook.harness.scene.CheckFailure;
import workbook.harness.text.Units;

/** How the learner's program must leave a connection, and what is said when it stays, or leaves in another way. */
final class Departure {

    private static final String STAYS = "%s did not close the connection";

    private final Wire wire;

    Departure(Wire wire) {
        this.wire = wire;
    }

    /** Reads the end of the stream; fails at a further byte, a reset or silence. */
    void expectEnd() throws IOException {
        byte[] more = new byte[Wire.CHUNK];
        int n;
        try {
            n = wire.read(more);
        } catch (SocketTimeoutException e) {
            throw wire.failure("%s did not end the stream")
                    .missing(wire.side(), wire.end())
                    .afterWaiting();
        } catch (IOException e) {
            wire.recordReceived("RST");
            throw wire.failure("%s reset the connection where the stream should end in order")
                    .causedBy(e);
        }
        if (n >= 0) {
            throw more(wire.recordReceived(Arrays.copyOf(more, n)));
        }
        if (wire.isCut()) {
            throw wire.failure("%s ended the TCP connection without a %s before it", wire.farewell())
                    .missing(wire.side(), wire.farewell());
        }
        wire.recordReceived(wire.end());
    }

    /** Waits until the learner's program has ended the connection, in order or by a reset, and drops what came. */
    void expectGone() throws IOException {
        byte[] dropped = new byte[Wire.CHUNK];
        try {
            for (int n; (n = wire.read(dropped)) >= 0; ) {
                if (wire.scene().isOver()) {
                    throw new SocketTimeoutException("the check's time is over");
                }
                wire.recordReceived(Arrays.copyOf(dropped, n));
            }
            wire.recordReceived("FIN");
        } catch (SocketTimeoutException e) {
            throw stays(STAYS);
        } catch (IOException e) {
            wire.recordReceived("RST");
        }
    }

    /** Waits as {@link #expectGone()} does; fails with the sentence {@code otherwise} if a byte comes before. */
    void expectGoneWithout(String otherwise) throws IOException {
        if (!awaitGone(STAYS).isEmpty()) {
            throw wire.failure(otherwise);
        }
    }

    /** Waits as {@link #expectGone()} does; fails at a further byte, and says behind what the connection should end. */
    void expectNothingMore(String behind) throws IOException {
        String extra = awaitGone("%s did not close the connection behind %s", behind);
        if (!extra.isEmpty()) {
            throw more(extra);
        }
    }

    /** Sends {@code bytes} one by one until the learner's program has left; fails when it has not at the last one. */
    void dribbleUntilGone(byte[] bytes, int millis) throws IOException {
        wire.record("begins to send a byte each " + millis + " ms");
        byte[] dropped = new byte[Wire.CHUNK];
        int sent = 0;
        try {
            while (sent < bytes.length && !wire.scene().isOver()) {
                wire.socket().getOutputStream().write(bytes[sent]);
                sent++;
                if (isGoneWithin(millis, dropped)) {
                    break;
                }
            }
        } catch (IOException e) {
            wire.recordReceived("RST after " + Units.bytes(sent));
            return;
        }
        if (sent == bytes.length || wire.scene().isOver()) {
            throw wire.failure(
                            "%s still waits for more of a request of which %s came, one each %s ms",
                            Units.bytes(sent), millis)
                    .missing(wire.side(), "FIN")
                    .afterWaiting();
        }
        wire.recordReceived("FIN after " + Units.bytes(sent));
    }

    private boolean isGoneWithin(int millis, byte[] dropped) throws IOException {
        try {
            while (wire.read(dropped, 0, dropped.length, millis) >= 0) {
                // What comes is dropped.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Waits for the connection's end; returns what came in its place, or nothing; fails with a sentence at silence. */
    private String awaitGone(String stays, Object... arguments) throws IOException {
        byte[] seen = new byte[Wire.CHUNK];
        try {
            int n = wire.read(seen);
            if (n > 0) {
                return wire.recordReceived(Arrays.copyOf(seen, n));
            }
            wire.recordReceived(wire.seenEnd());
        } catch (SocketTimeoutException e) {
            throw stays(stays, arguments);
        } catch (IOException e) {
            wire.recordReceived("RST");
        }
        return "";
    }

    private CheckFailure stays(String sentence, Object... arguments) {
        return wire.failure(sentence, arguments).missing(wire.side(), "FIN").afterWaiting();
    }

    private CheckFailure more(String extra) {
        return wire.failure("%s sent %s more where the stream should end", extra);
    }
}
