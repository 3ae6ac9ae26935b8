package workbook.harness.tcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import workbook.harness.scene.CheckFailure;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

/** The reading half of a peer: what must come from the learner's program, and what is said when it does not. */
final class Inlet {

    /**
     * A long stream that pauses for this long has ended. Its check's limit can be larger then: some kernels recover slowly
     * from a reader that was late, and a stream that still moves is no mistake of the program's.
     */
    private static final int STREAM_PAUSE_MILLIS = 5_000;

    private final Wire wire;

    Inlet(Wire wire) {
        this.wire = wire;
    }

    /** Reads {@code expected}, however it is cut; fails at the first other byte, an early end, a reset or silence. */
    void expect(byte[] expected) throws IOException {
        byte[] seen = new byte[expected.length];
        int got = 0;
        while (got < expected.length) {
            int n = readSome(seen, got, expected.length - got, got, expected.length);
            wire.recordReceived(Arrays.copyOfRange(seen, got, got + n));
            int differs = Arrays.mismatch(expected, got, got + n, seen, got, got + n);
            got += n;
            if (differs >= 0) {
                throw wire.failure("%s sent other bytes than expected")
                        .with(Bytes.difference(expected, Arrays.copyOf(seen, got)));
            }
        }
    }

    /** Reads the bytes of {@code content} from {@code from} to {@code to}, which is not included. */
    void expectAll(long from, long to, TcpPeer.Content content) throws IOException {
        byte[] seen = new byte[Flood.PIECE];
        byte[] expected = new byte[Flood.PIECE];
        long total = to - from;
        long got = 0;
        while (got < total) {
            int wanted = (int) Math.min(Flood.PIECE, total - got);
            int pause = Math.min(STREAM_PAUSE_MILLIS, wire.scene().remainingMillis());
            int n = readSome(seen, 0, wanted, got, total, pause);
            content.fill(expected, n, from + got);
            if (Arrays.mismatch(expected, 0, n, seen, 0, n) >= 0) {
                throw wire.failure("%s sent other bytes than expected, after %s right ones", Units.number(got))
                        .with(Bytes.difference(Arrays.copyOf(expected, n), Arrays.copyOf(seen, n)));
            }
            got += n;
        }
        wire.recordReceived("all " + Units.bytes(got));
    }

    /** Reads {@code bytes} of any value. */
    void skip(long bytes) throws IOException {
        byte[] dropped = new byte[Wire.CHUNK];
        for (long got = 0; got < bytes; ) {
            got += readSome(dropped, 0, (int) Math.min(Wire.CHUNK, bytes - got), got, bytes);
        }
        wire.recordReceived(Units.bytes(bytes));
    }

    /** Reads up to the first {@code last}, which is included, and not beyond it. */
    byte[] readThrough(byte last, int limit, String what) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] next = new byte[1];
        try {
            while (line.size() < limit) {
                if (wire.read(next) < 0) {
                    wire.recordReceived("FIN");
                    throw wire.failure("%s ended the stream in place of %s", what)
                            .missing(wire.side(), what)
                            .with(soFar(line));
                }
                line.write(next[0]);
                if (next[0] == last) {
                    return line.toByteArray();
                }
            }
        } catch (SocketTimeoutException e) {
            throw wire.failure("%s sent nothing more in place of %s", what)
                    .missing(wire.side(), what)
                    .with(soFar(line))
                    .afterWaiting();
        } catch (IOException e) {
            wire.recordReceived("RST");
            throw wire.failure("%s reset the connection in place of %s", what)
                    .missing(wire.side(), what)
                    .with(soFar(line))
                    .causedBy(e);
        }
        wire.recordReceived(line.toByteArray());
        throw wire.failure("%s sent %s without the end of %s", Units.bytes(limit), what);
    }

    private static List<String> soFar(ByteArrayOutputStream line) {
        return line.size() == 0
                ? List.of()
                : List.of("The line that it had begun: " + Bytes.describe(line.toByteArray()));
    }

    /** Reads at least one byte, and at most {@code length}; so far {@code got} of {@code wanted} came. */
    private int readSome(byte[] buffer, int offset, int length, long got, long wanted) throws IOException {
        return readSome(buffer, offset, length, got, wanted, wire.scene().remainingMillis());
    }

    private int readSome(byte[] buffer, int offset, int length, long got, long wanted, int millis) throws IOException {
        try {
            int n = wire.read(buffer, offset, length, millis);
            if (n >= 0) {
                return n;
            }
        } catch (SocketTimeoutException e) {
            throw missing(
                            wire.failure("%s sent %s of %s, then nothing more", Units.number(got), Units.bytes(wanted)),
                            wanted - got)
                    .afterWaiting();
        } catch (IOException e) {
            wire.recordReceived("RST");
            throw missing(
                            wire.failure(
                                    "%s reset the connection after %s of %s", Units.number(got), Units.bytes(wanted)),
                            wanted - got)
                    .causedBy(e);
        }
        wire.recordReceived(wire.seenEnd());
        throw missing(
                wire.failure("%s ended the stream after %s of %s", Units.number(got), Units.bytes(wanted)),
                wanted - got);
    }

    private CheckFailure missing(CheckFailure failure, long bytes) {
        return failure.missing(wire.side(), Units.bytes(bytes));
    }
}
