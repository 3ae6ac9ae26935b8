package workbook.harness.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import workbook.harness.scene.CheckFailure;
import workbook.harness.tcp.TcpPeer;
import workbook.harness.text.Bytes;

/** The head of a request that the learner's client sent to a scripted server, with the claims that a check makes. */
public final class RequestHead {

    private static final int MOST_LINES = 100;

    /** Far more than a line of a head needs. */
    private static final int LONGEST_LINE = 8 * 1024;

    private final String requestLine;
    private final List<String> fieldLines;

    private RequestHead(String requestLine, List<String> fieldLines) {
        this.requestLine = requestLine;
        this.fieldLines = List.copyOf(fieldLines);
    }

    /**
     * Reads up to the empty line that ends a head, and no further; fails when it does not come, or when a line ends in
     * another way than HTTP wants it.
     */
    public static RequestHead from(TcpPeer server) throws IOException {
        String requestLine = line(server);
        List<String> fieldLines = new ArrayList<>();
        for (String line = line(server); !line.isEmpty(); line = line(server)) {
            if (fieldLines.size() == MOST_LINES) {
                throw CheckFailure.of("Your client sent more than %s header fields", MOST_LINES);
            }
            fieldLines.add(line);
        }
        return new RequestHead(requestLine, fieldLines);
    }

    /** Fails unless the first line is {@code expected}. */
    public RequestHead asks(String expected) {
        if (!requestLine.equals(expected)) {
            throw CheckFailure.of(
                    "Your client's request line is %s; expected %s",
                    Bytes.quoteWhole(requestLine), Bytes.quoteWhole(expected));
        }
        return this;
    }

    /** Fails unless there is one field called {@code name}, in any case, and its value is {@code expected}. */
    public RequestHead tells(String name, String expected) {
        List<String> values = new ArrayList<>();
        String beginning = name.toLowerCase(Locale.ROOT) + ":";
        for (String line : fieldLines) {
            if (line.toLowerCase(Locale.ROOT).startsWith(beginning)) {
                values.add(line.substring(beginning.length()).strip());
            }
        }
        if (values.isEmpty()) {
            throw CheckFailure.of("Your client's request has no %s field", name);
        }
        if (values.size() > 1) {
            throw CheckFailure.of("Your client's request has %s %s fields", values.size(), name);
        }
        if (!values.get(0).equals(expected)) {
            throw CheckFailure.of(
                    "Your client's request has the %s %s; expected %s",
                    name, Bytes.quoteWhole(values.get(0)), Bytes.quoteWhole(expected));
        }
        return this;
    }

    private static String line(TcpPeer server) throws IOException {
        byte[] bytes = server.readThrough((byte) '\n', LONGEST_LINE, "a whole line");
        server.recordReceived(Bytes.describe(bytes));
        String line = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!line.endsWith("\r\n")) {
            throw CheckFailure.of(
                    "Your client ended the line %s with LF alone; a line of HTTP ends in CR LF",
                    Bytes.quoteWhole(line));
        }
        return line.substring(0, line.length() - 2);
    }
}
