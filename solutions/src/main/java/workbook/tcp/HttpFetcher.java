package workbook.tcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Exercise 2.7. Fetches one thing from a server with HTTP/1.1, over a socket of its own.
 *
 * <p>A response is a head of lines and a body of bytes. The head is read line by line (RFC 9112, 2.2), and then it says
 * where the body ends (6.3). Everything that the server says is compared with a limit before it is believed.
 */
public final class HttpFetcher {

    /** A status line (RFC 9112, 4); the reason is for people, and may be empty. */
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([1-9][0-9]{2})( .*)?", Pattern.DOTALL);

    private static final Pattern TARGET = Pattern.compile("/[!-~]*");

    private final HttpLimits limits;
    private final Duration deadline;

    /** Prepares a client that may fetch any number of times. */
    public HttpFetcher(HttpLimits limits, Duration deadline) {
        this.limits = limits;
        this.deadline = deadline;
    }

    /** Connects, asks for {@code target} with GET, and returns the response, whatever its status is. */
    public HttpResponse fetch(InetSocketAddress server, String target) throws IOException {
        // A line's end in the target would end the request line too, and what follows it would be fields of ours.
        if (!TARGET.matcher(target).matches()) {
            throw new IllegalArgumentException("no target of a request: " + target);
        }
        long end = System.nanoTime() + deadline.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(server, millisUntil(end));
            socket.getOutputStream().write(request(server, target));
            return readResponse(new BufferedInputStream(new TimedStream(socket, end)));
        }
    }

    private static byte[] request(InetSocketAddress server, String target) {
        String head = "GET " + target + " HTTP/1.1\r\n"
                + "Host: " + server.getHostString() + ":" + server.getPort() + "\r\n"
                // This client reads one response: the server need not keep the connection for more (RFC 9112, 9.6).
                + "Connection: close\r\n"
                + "\r\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    private HttpResponse readResponse(InputStream in) throws IOException {
        int status;
        Map<String, List<String>> fields;
        do {
            status = readStatus(in);
            fields = readFields(in);
            // An interim response is a head alone, and the one that was asked for follows it (RFC 9110, 15.2).
        } while (status < 200);
        return new HttpResponse(status, fields, readBody(in, status, fields));
    }

    private int readStatus(InputStream in) throws IOException {
        String line = readLine(in);
        Matcher parts = STATUS_LINE.matcher(line);
        if (!parts.matches()) {
            throw new ProtocolException("no status line of HTTP/1: " + line);
        }
        return Integer.parseInt(parts.group(1));
    }

    /** Reads a header section or a trailer section, up to its empty line (RFC 9112, 5). */
    private Map<String, List<String>> readFields(InputStream in) throws IOException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int count = 0;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            if (++count > limits.fields()) {
                throw new ProtocolException("more than " + limits.fields() + " fields");
            }
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                throw new ProtocolException("a folded line: " + line);
            }
            int colon = line.indexOf(':');
            if (colon < 1 || line.charAt(colon - 1) == ' ') {
                throw new ProtocolException("no name before a colon: " + line);
            }
            // In a Turkish locale a plain toLowerCase() would make another letter of the I in CONTENT-LENGTH.
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            fields.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return fields;
    }

    /** Reads the body up to where the head says that it ends: the rules of RFC 9112, 6.3, in their order. */
    private byte[] readBody(InputStream in, int status, Map<String, List<String>> fields) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        List<String> codings = fields.getOrDefault("transfer-encoding", List.of());
        List<String> lengths = fields.getOrDefault("content-length", List.of());
        if (!codings.isEmpty()) {
            // Two programs on the way may believe one field each, and disagree on what is the next response.
            if (!lengths.isEmpty()) {
                throw new ProtocolException("both Transfer-Encoding and Content-Length");
            }
            if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
                throw new ProtocolException("transfer coding " + codings);
            }
            return readChunks(in);
        }
        if (!lengths.isEmpty()) {
            return readExactly(in, theOneLength(lengths));
        }
        return readToTheEnd(in);
    }

    private int theOneLength(List<String> values) throws ProtocolException {
        int length = -1;
        for (String value : String.join(",", values).split(",", -1)) {
            int next = parse(value.strip(), 10, limits.bodyBytes());
            if (length >= 0 && next != length) {
                throw new ProtocolException("Content-Length is " + length + " and " + next);
            }
            length = next;
        }
        return length;
    }

    /** Reads chunks up to the one of size 0, and drops the trailer section behind it (RFC 9112, 7.1). */
    private byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = readLine(in).split("[ \t]*;", 2)[0];
            int length = parse(size, 16, limits.bodyBytes() - body.size());
            if (length == 0) {
                readFields(in);
                return body.toByteArray();
            }
            body.write(readExactly(in, length));
            if (!readLine(in).isEmpty()) {
                throw new ProtocolException("more bytes in a chunk than its size says");
            }
        }
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the stream ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private byte[] readToTheEnd(InputStream in) throws IOException {
        // One byte more than allowed tells a body of just the limit from a longer one.
        byte[] bytes = in.readNBytes(limits.bodyBytes() + 1);
        if (bytes.length > limits.bodyBytes()) {
            throw new ProtocolException("a body of more than " + limits.bodyBytes() + " bytes");
        }
        return bytes;
    }

    /** Reads a line and its CR LF, or LF alone, as RFC 9112, 2.2, allows; returns it without them, one character a byte. */
    private String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int b = readByte(in);
            if (b == '\r' && (b = readByte(in)) != '\n') {
                throw new ProtocolException("a CR without LF");
            }
            if (b == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1);
            }
            // Compared before the byte is kept: a line without an end costs no more than the limit.
            if (line.size() == limits.lineBytes()) {
                throw new ProtocolException("a line of more than " + limits.lineBytes() + " bytes");
            }
            line.write(b);
        }
    }

    private static int readByte(InputStream in) throws IOException {
        int b = in.read();
        if (b == -1) {
            throw new EOFException("the stream ended inside a line");
        }
        return b;
    }

    /** Returns the number that the digits say; unlike parseInt() it takes no sign, and it knows the largest number. */
    private static int parse(String digits, int radix, int max) throws ProtocolException {
        if (digits.isEmpty()) {
            throw new ProtocolException("a length is missing");
        }
        long value = 0;
        for (char c : digits.toCharArray()) {
            int digit = Character.digit(c, radix);
            if (digit < 0) {
                throw new ProtocolException("no length: " + digits);
            }
            value = value * radix + digit;
            // Asked at each digit, so that a thousand of them cannot overflow.
            if (value > max) {
                throw new ProtocolException("a length of " + digits + "; at most " + max + " are allowed here");
            }
        }
        return (int) value;
    }

    /** Returns the milliseconds until {@code end}, at least 1: see 2.1. */
    private static int millisUntil(long end) throws SocketTimeoutException {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException("the response is not whole at the deadline");
        }
        return (int) ((nanos + 999_999) / 1_000_000);
    }

    /** A socket's stream that gives each read what is left until one end, so that nobody above it need know the time. */
    private static final class TimedStream extends FilterInputStream {

        private final Socket socket;
        private final long end;

        private TimedStream(Socket socket, long end) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
            this.end = end;
        }

        /** The only way to read that the buffer above uses. */
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            socket.setSoTimeout(millisUntil(end));
            return super.read(buffer, offset, length);
        }
    }
}
