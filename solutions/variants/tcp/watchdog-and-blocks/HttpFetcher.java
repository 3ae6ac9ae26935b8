package workbook.tcp;

import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Style: no read has a time-out; a second thread closes the socket at the deadline. Blocks of bytes are appended to one
 * buffer, and the response is looked for in it: regular expressions for lines, large numbers for lengths.
 */
public final class HttpFetcher {

    private final HttpLimits limits;
    private final Duration deadline;

    public HttpFetcher(HttpLimits limits, Duration deadline) {
        this.limits = limits;
        this.deadline = deadline;
    }

    public HttpResponse fetch(InetSocketAddress server, String target) throws IOException {
        if (!target.matches("/[\\x21-\\x7e]*")) {
            throw new IllegalArgumentException(target);
        }
        ScheduledExecutorService watchdog = Executors.newScheduledThreadPool(1);
        AtomicBoolean late = new AtomicBoolean();
        try (Socket socket = new Socket()) {
            watchdog.schedule(
                    () -> {
                        late.set(true);
                        socket.close();
                        return null;
                    },
                    deadline.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                socket.connect(server);
                Writer out = new BufferedWriter(
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII), 16);
                out.write("GET " + target + " HTTP/1.1\r\n");
                out.write("User-Agent: workbook\r\n");
                out.write("Connection: close\r\n");
                out.write("HOST:   " + server.getHostString() + ":" + server.getPort() + "\r\n");
                out.write("\r\n");
                out.flush();
                return new Reading(socket.getInputStream()).response();
            } catch (IOException e) {
                throw late.get() ? new SocketTimeoutException("deadline") : e;
            }
        } finally {
            watchdog.shutdownNow();
            try {
                watchdog.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Reading {

        private final InputStream in;
        private byte[] bytes = new byte[256];
        private int from;
        private int to;

        Reading(InputStream in) {
            this.in = in;
        }

        HttpResponse response() throws IOException {
            while (true) {
                String status = line();
                if (!status.matches("(?s)HTTP/1\\.\\d \\d{3} .*")) {
                    throw new ProtocolException(status);
                }
                int number = Integer.parseInt(status.split(" ", 3)[1]);
                Map<String, List<String>> fields = fields();
                if (number >= 200) {
                    boolean none = List.of(204, 304).contains(number);
                    byte[] body =
                            none ? new byte[0] : body(fields.get("transfer-encoding"), fields.get("content-length"));
                    return new HttpResponse(number, Collections.unmodifiableMap(fields), body);
                }
            }
        }

        private Map<String, List<String>> fields() throws IOException {
            Map<String, List<String>> fields = new HashMap<>();
            int lines = 0;
            while (true) {
                String line = line();
                if (line.isEmpty()) {
                    return fields;
                }
                if (lines++ == limits.fields()) {
                    throw new ProtocolException("fields");
                }
                if (!line.matches("(?s)[^ \\t:][^:]*:.*")) {
                    throw new ProtocolException(line);
                }
                String name = line.replaceFirst("(?s):.*", "").toLowerCase(java.util.Locale.ROOT);
                String value = line.replaceFirst("^[^:]*:[ \\t]*", "").replaceFirst("[ \\t]+$", "");
                fields.merge(
                        name,
                        List.of(value),
                        (a, b) -> Stream.concat(a.stream(), b.stream()).collect(Collectors.toUnmodifiableList()));
            }
        }

        private byte[] body(List<String> codings, List<String> lengths) throws IOException {
            if (codings != null) {
                if (lengths != null || codings.size() != 1 || !codings.get(0).matches("(?i)chunked")) {
                    throw new ProtocolException("transfer coding");
                }
                return chunks();
            }
            if (lengths != null) {
                List<String> values = lengths.stream()
                        .flatMap(field -> Arrays.stream(field.split("[ \\t]*,[ \\t]*", -1)))
                        .distinct()
                        .toList();
                if (values.size() != 1) {
                    throw new ProtocolException("lengths");
                }
                return bytes(number(values.get(0), 10, limits.bodyBytes()));
            }
            do {
                if (to - from > limits.bodyBytes()) {
                    throw new ProtocolException("body");
                }
            } while (fill());
            return Arrays.copyOfRange(bytes, from, to);
        }

        private byte[] chunks() throws IOException {
            byte[] body = new byte[0];
            while (true) {
                int size = number(line().replaceFirst("(?s)[ \\t]*;.*", ""), 16, limits.bodyBytes() - body.length);
                if (size == 0) {
                    fields();
                    return body;
                }
                byte[] chunk = bytes(size);
                int before = body.length;
                body = Arrays.copyOf(body, before + size);
                System.arraycopy(chunk, 0, body, before, size);
                if (bytes(1)[0] != '\r' || bytes(1)[0] != '\n') {
                    throw new ProtocolException("chunk");
                }
            }
        }

        private int number(String digits, int radix, int max) throws ProtocolException {
            if (!digits.matches(radix == 16 ? "[0-9a-fA-F]+" : "[0-9]+")) {
                throw new ProtocolException(digits);
            }
            BigInteger number = new BigInteger(digits, radix);
            if (number.compareTo(BigInteger.valueOf(max)) > 0) {
                throw new ProtocolException(digits);
            }
            return number.intValue();
        }

        private byte[] bytes(int n) throws IOException {
            while (to - from < n) {
                require(fill());
            }
            from += n;
            return Arrays.copyOfRange(bytes, from - n, from);
        }

        private String line() throws IOException {
            for (int at = from; ; at++) {
                while (at + 1 >= to) {
                    if (to - from > limits.lineBytes() + 1) {
                        throw new ProtocolException("line");
                    }
                    int moved = from;
                    require(fill());
                    at -= moved - from;
                }
                if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
                    String line = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
                    from = at + 2;
                    if (line.length() > limits.lineBytes()) {
                        throw new ProtocolException("line");
                    }
                    return line;
                }
            }
        }

        private void require(boolean more) throws EOFException {
            if (!more) {
                throw new EOFException();
            }
        }

        /** Appends what one read gives, and moves what is left to the front first. */
        private boolean fill() throws IOException {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
            if (to == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * to);
            }
            int n = in.read(bytes, to, bytes.length - to);
            to += Math.max(n, 0);
            return n >= 0;
        }
    }
}
