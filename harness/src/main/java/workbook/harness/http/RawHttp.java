package workbook.harness.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workbook.harness.resource.LargeFile;
import workbook.harness.scene.CheckFailure;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpFault;
import workbook.harness.tcp.TcpPeer;
import workbook.harness.text.Bytes;

/**
 * A scripted client of the learner's server that sends requests as they are written, right or wrong, and reads answers as
 * RFC 9112 lays them down.
 */
public final class RawHttp {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([1-5][0-9][0-9])( [^\r\n]*)?");
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]+):[ \t]*([^\r]*?)[ \t]*");
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int SHOWN = 48;
    private static final int FEW = 2;

    private final TcpPeer peer;

    /** The requests that have no answer yet, as a sentence names them. */
    private final Queue<String> open = new ArrayDeque<>();

    private String last = "no request";

    private RawHttp(TcpPeer peer) {
        this.peer = peer;
    }

    /** Connects a client. */
    public static RawHttp connect(Tcp tcp, InetSocketAddress server) throws IOException {
        return new RawHttp(tcp.connect(server));
    }

    /** Plays {@code faults} from now on in everything that this client sends. */
    public RawHttp through(TcpFault... faults) {
        peer.through(faults);
        return this;
    }

    /** Sends a request without a body: its line, and those of its fields; each gets its end, and the head its own. */
    public RawHttp request(String... lines) throws IOException, InterruptedException {
        return requests(List.of(lines));
    }

    /** Sends several requests at once, before an answer to any of them is read. */
    @SafeVarargs
    public final RawHttp requests(List<String>... requests) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (List<String> lines : requests) {
            text.append(String.join("\r\n", lines)).append("\r\n\r\n");
            open.add(named(lines));
        }
        // A server may refuse a long request before it has read all of it.
        peer.offer(Bytes.utf8(text.toString()));
        return this;
    }

    /** Sends {@code text} as it is, whether it is a request or not; no answer to it is expected yet. */
    public RawHttp send(String text) throws IOException, InterruptedException {
        peer.offer(Bytes.utf8(text));
        return this;
    }

    /** Names the request that the next answer belongs to, where {@link #send} sent it. */
    public RawHttp expectsAnswerTo(String requestLine) {
        open.add(quoted(requestLine));
        return this;
    }

    /** Ends this client's direction. */
    public RawHttp finish() throws IOException {
        peer.finish();
        return this;
    }

    /** Reads the head of the next answer; fails unless its status is one of {@code allowed}. */
    public HttpAnswer expect(int... allowed) throws IOException {
        if (!open.isEmpty()) {
            last = open.remove();
        }
        String what = "the answer to " + last;
        List<String> lines = new ArrayList<>();
        for (String line = readLine(what); !line.isEmpty(); line = readLine(what)) {
            lines.add(line);
        }
        Matcher status = STATUS_LINE.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!status.matches()) {
            throw CheckFailure.of(
                    "Your server sent %s where the status line of %s should be",
                    Bytes.quote(Bytes.utf8(lines.isEmpty() ? "" : lines.get(0))), what);
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                throw CheckFailure.of(
                        "Your server sent %s where a field of %s should be", Bytes.quote(Bytes.utf8(line)), what);
            }
            fields.computeIfAbsent(field.group(1), name -> new ArrayList<>()).add(field.group(2));
        }
        peer.recordReceived(lines.get(0) + ", a head of " + lines.size() + " lines");
        return new HttpAnswer(last, Integer.parseInt(status.group(1)), fields, new BodyOf(peer)).is(allowed);
    }

    /** Fails at a further byte; waits until the server has ended the connection, in order or by a reset. */
    public void expectClosed() throws IOException {
        peer.expectNothingMore("the answer to " + last);
    }

    /**
     * Sends {@code head} byte by byte, one each {@code millis}, until the server has ended the connection; fails when it has
     * not at the text's end. What the server sends meanwhile is dropped.
     */
    public void dribblesUntilClosed(String head, int millis) throws IOException, InterruptedException {
        peer.dribbleUntilGone(Bytes.utf8(head), millis);
    }

    /** Returns the scripted end of the connection. */
    public TcpPeer peer() {
        return peer;
    }

    /** Returns a request's line in quotes, and its fields where they are few and tell more than the usual Host. */
    private static String named(List<String> lines) {
        String line = quoted(lines.get(0));
        boolean hasUsualHost = lines.size() > 1 && lines.get(1).matches("Host: \\w+");
        List<String> fields = lines.subList(hasUsualHost ? 2 : 1, lines.size());
        if (lines.size() == 1) {
            return line + " without fields";
        }
        return fields.isEmpty() || fields.size() > FEW
                ? line
                : line + " with " + fields.stream().map(RawHttp::quoted).collect(Collectors.joining(" and "));
    }

    private static String quoted(String line) {
        return "\"" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line) + "\"";
    }

    private String readLine(String what) throws IOException {
        byte[] line = peer.readThrough((byte) '\n', LONGEST_HEAD, what);
        if (line.length < 2 || line[line.length - 2] != '\r') {
            throw CheckFailure.of(
                    "Your server sent the line %s of %s, which does not end with CRLF", Bytes.quote(line), what);
        }
        return new String(Arrays.copyOf(line, line.length - 2), StandardCharsets.ISO_8859_1);
    }

    private record BodyOf(TcpPeer peer) implements HttpAnswer.Body {

        @Override
        public void expect(byte[] bytes) throws IOException {
            peer.expect(bytes);
        }

        @Override
        public void expect(LargeFile file, long from, long to) throws IOException {
            peer.expectAll(from, to, file::fill);
        }

        @Override
        public void skip(long length) throws IOException {
            peer.skip(length);
        }
    }
}
