package workbook.harness.tcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import workbook.harness.scene.CheckFailure;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

/**
 * A scripted end of one connection on which both sides send lines of UTF-8, each with an LF behind it.
 *
 * <p>Like the {@link TcpPeer} below, it reads only when the check expects something. Many lines that are expected at once
 * are one event of the recording.
 */
public final class TcpLines {

    private static final int CHUNK = 64 * 1024;
    private static final int SHOWN_CHARACTERS = 30;
    private static final int SHOWN_LINES = 3;

    /** Up to so many lines are each an event. */
    private static final int FEW_LINES = 4;

    private final TcpPeer peer;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int filled;
    private String anywhere;

    TcpLines(TcpPeer peer) {
        this.peer = peer;
    }

    /** Sends {@code lines} at once, each with an LF. */
    public TcpLines send(String... lines) throws IOException, InterruptedException {
        return sendAsIs(String.join("\n", lines) + "\n");
    }

    /** Sends {@code text} in UTF-8, with no LF but its own. */
    public TcpLines sendAsIs(String text) throws IOException, InterruptedException {
        peer.send(text);
        return this;
    }

    /** Plays {@code faults} from now on in everything that this peer sends, the first one first. */
    public TcpLines through(TcpFault... faults) {
        peer.through(faults);
        return this;
    }

    /** Lets {@code line} come once from now on, at any place among the lines that are expected. */
    public TcpLines anywhere(String line) {
        anywhere = line;
        return this;
    }

    /** Returns whether the line of {@link #anywhere(String)} has come. */
    public boolean cameAnywhere() {
        return anywhere == null;
    }

    /** Reads the line of {@link #anywhere(String)}, if it has not come yet; fails at anything else. */
    public TcpLines expectAnywhere() throws IOException {
        return anywhere == null ? this : expect(anywhere);
    }

    /** Reads {@code lines} in their order; fails at any other line, an early end, a reset or silence. */
    public TcpLines expect(String... lines) throws IOException {
        return expectInterleaved(List.of(List.of(lines)));
    }

    /** Reads lines up to {@code line}; those before it may be any, but none of {@code never}. */
    public TcpLines expectAtLast(String line, String... never) throws IOException {
        while (true) {
            String seen = readLine(strands(List.of(List.of(line))));
            peer.recordReceived(shown(seen));
            if (seen.equals(line)) {
                return this;
            }
            if (List.of(never).contains(seen)) {
                throw CheckFailure.of("%s sent the line %s; expected %s", peer.learner(), shown(seen), shown(line));
            }
        }
    }

    /** Reads all lines of {@code strands}: each strand in its order, the strands mixed in any way. */
    public TcpLines expectInterleaved(List<List<String>> strands) throws IOException {
        List<Deque<String>> left = strands(strands);
        boolean many = strands.stream().mapToInt(List::size).sum() > FEW_LINES;
        int came = 0;
        String last = "";
        try {
            while (!left.isEmpty()) {
                String line = readLine(left);
                if (!take(line, left)) {
                    recordMany(came, last);
                    came = 0;
                    peer.recordReceived(shown(line));
                    throw CheckFailure.of("%s sent the line %s; expected %s", peer.learner(), shown(line), next(left));
                }
                if (many) {
                    came++;
                    last = line;
                } else {
                    peer.recordReceived(shown(line));
                }
            }
        } finally {
            recordMany(came, last);
        }
        return this;
    }

    /** Reads a line from each of {@code peers}: one of them gets {@code once}, all others get {@code otherwise}. */
    public static void expectOnce(List<TcpLines> peers, String once, String otherwise) throws IOException {
        int lucky = 0;
        for (TcpLines peer : peers) {
            lucky += once.equals(peer.expectEither(once, otherwise)) ? 1 : 0;
        }
        if (lucky != 1) {
            throw CheckFailure.of(
                    "%s sent the line %s to %s of %s; expected 1",
                    peers.get(0).peer.learner(), shown(once), lucky, Units.counted(peers.size(), "client"));
        }
    }

    /** Ends this direction, and goes on reading. */
    public TcpLines finish() throws IOException {
        peer.finish();
        return this;
    }

    /** Aborts the connection with a reset. */
    public void reset() throws IOException {
        peer.reset();
    }

    /** Closes both directions in order. */
    public void close() throws IOException {
        peer.close();
    }

    /** Reads the end of the stream; fails at a further byte, a reset or silence. */
    public void expectEnd() throws IOException {
        if (at < filled) {
            byte[] extra = Arrays.copyOfRange(chunk, at, filled);
            peer.recordReceived(Bytes.describe(extra));
            throw CheckFailure.of("%s sent %s more where the stream should end", peer.learner(), Bytes.describe(extra));
        }
        peer.expectEnd();
    }

    /** Waits until the learner's program has ended the connection, in order or by a reset, and drops what came. */
    public void expectGone() throws IOException {
        peer.expectGone();
    }

    private String expectEither(String one, String other) throws IOException {
        String line = readLine(strands(List.of(List.of(one), List.of(other))));
        peer.recordReceived(shown(line));
        if (!line.equals(one) && !line.equals(other)) {
            throw CheckFailure.of(
                    "%s sent the line %s; expected %s or %s", peer.learner(), shown(line), shown(one), shown(other));
        }
        return line;
    }

    private static List<Deque<String>> strands(List<List<String>> lines) {
        List<Deque<String>> strands =
                lines.stream().<Deque<String>>map(ArrayDeque::new).collect(Collectors.toList());
        strands.removeIf(Deque::isEmpty);
        return strands;
    }

    private boolean take(String line, List<Deque<String>> left) {
        for (Deque<String> strand : left) {
            if (line.equals(strand.peek())) {
                strand.remove();
                left.removeIf(Deque::isEmpty);
                return true;
            }
        }
        boolean allowed = line.equals(anywhere);
        anywhere = allowed ? null : anywhere;
        return allowed;
    }

    private String readLine(List<Deque<String>> left) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            for (int i = at; i < filled; i++) {
                if (chunk[i] == '\n') {
                    line.write(chunk, at, i - at);
                    at = i + 1;
                    return line.toString(StandardCharsets.UTF_8);
                }
            }
            line.write(chunk, at, filled - at);
            at = 0;
            filled = 0;
            if (line.size() > CHUNK) {
                throw CheckFailure.of(
                        "%s sent %s without an LF; expected %s", peer.learner(), Units.bytes(line.size()), next(left));
            }
            fill(line.toString(StandardCharsets.UTF_8), left);
        }
    }

    private void fill(String begun, List<Deque<String>> left) throws IOException {
        int n;
        try {
            n = peer.wire().read(chunk);
        } catch (SocketTimeoutException e) {
            CheckFailure silence = begun.isEmpty()
                    ? CheckFailure.of("%s did not send the line %s", peer.learner(), next(left))
                    : CheckFailure.of("%s sent %s and no LF behind it", peer.learner(), shown(begun));
            throw missing(silence, left).afterWaiting();
        } catch (IOException e) {
            peer.recordReceived("RST");
            throw missing(CheckFailure.of("%s reset the connection; expected %s", peer.learner(), next(left)), left)
                    .causedBy(e);
        }
        if (n < 0) {
            peer.recordReceived("FIN");
            throw missing(CheckFailure.of("%s ended the stream; expected %s", peer.learner(), next(left)), left);
        }
        filled = n;
    }

    private CheckFailure missing(CheckFailure failure, List<Deque<String>> left) {
        return failure.missing(
                peer.wire().side(), peer.wire().label() + shown(left.get(0).peek()));
    }

    private void recordMany(int lines, String last) {
        if (lines > 0) {
            peer.recordReceived(Units.counted(lines, "line") + ", the last " + shown(last));
        }
    }

    private static String next(List<Deque<String>> left) {
        return left.stream()
                        .limit(SHOWN_LINES)
                        .map(strand -> shown(strand.peek()))
                        .collect(Collectors.joining(" or "))
                + (left.size() > SHOWN_LINES ? " or ..." : "");
    }

    private static String shown(String line) {
        String cut = line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) : line;
        return Bytes.quoteWhole(cut) + (cut.equals(line) ? "" : "...");
    }
}
