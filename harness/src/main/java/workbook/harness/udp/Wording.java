package workbook.harness.udp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import workbook.harness.scene.CheckFailure;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

/** What went wrong between a scripted peer and the learner's program, worded by what the peer waited for. */
enum Wording {

    /** The same bytes back. */
    ECHO(
            "%s did not answer",
            "%s answered with %s where a datagram of %s was sent", "%s sent back other bytes than it was sent"),

    /** An answer to what the peer sent last. */
    ANSWER(
            "%s did not answer",
            "%s answered with %s where a datagram of %s was expected", "%s answered with other bytes than expected"),

    /** The first datagram of all. */
    FIRST("%s sent nothing", "%s sent %s where a datagram of %s was expected", "%s sent other bytes than expected"),

    /** One more datagram, without having been asked for it. */
    ANOTHER(
            "%s sent nothing more",
            "%s sent %s where a datagram of %s was expected", "%s sent other bytes than expected");

    private final String silence;
    private final String otherSize;
    private final String otherBytes;

    Wording(String silence, String otherSize, String otherBytes) {
        this.silence = silence;
        this.otherSize = otherSize;
        this.otherBytes = otherBytes;
    }

    /** Nothing came. */
    CheckFailure silence(String learner, String expected) {
        return CheckFailure.of(silence, learner).missing(expected).afterWaiting();
    }

    /** Another datagram came. */
    CheckFailure different(String learner, byte[] expected, byte[] seen) {
        CheckFailure failure = expected.length == seen.length
                ? CheckFailure.of(otherBytes, learner)
                : CheckFailure.of(otherSize, learner, Units.bytes(seen.length), Units.bytes(expected.length));
        List<String> detail = new ArrayList<>(halfRight(expected, seen));
        detail.addAll(Bytes.difference(expected, seen));
        return failure.with(detail);
    }

    /** A datagram came where none should. */
    static CheckFailure unwanted(String learner, byte[] seen) {
        return CheckFailure.of("%s sent %s where it should send nothing", learner, Bytes.describe(seen));
    }

    /** The right datagram came from elsewhere. */
    static CheckFailure otherSource(String learner, InetSocketAddress expected, InetSocketAddress seen) {
        return CheckFailure.of(
                "%s sent from %s; this datagram should come from %s", learner, show(seen), show(expected));
    }

    /** A buffer sent whole and a datagram cut short both begin right, which is half of the way to the mistake. */
    private static List<String> halfRight(byte[] expected, byte[] seen) {
        int both = Math.min(expected.length, seen.length);
        boolean beginsRight = Arrays.mismatch(expected, 0, both, seen, 0, both) < 0;
        if (both == 0 || !beginsRight || expected.length == seen.length) {
            return List.of();
        }
        return List.of(
                seen.length > expected.length
                        ? "What was expected is there, and more bytes behind it."
                        : "It is the beginning of what was expected; the rest is cut off.");
    }

    private static String show(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + " port " + address.getPort();
    }
}
