package workbook.tcp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Style: a non-blocking channel and a selector have one kind of wait for connecting, writing and reading. The response is
 * pushed byte by byte through a machine of states, which never asks for more. Names of the request's fields are small.
 */
public final class HttpFetcher {

    private final HttpLimits limits;
    private final long nanos;

    public HttpFetcher(HttpLimits limits, Duration deadline) {
        this.limits = limits;
        this.nanos = deadline.toNanos();
    }

    public HttpResponse fetch(InetSocketAddress server, String target) throws IOException {
        if (!target.startsWith("/") || !target.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("target");
        }
        if (server.isUnresolved()) {
            throw new IOException("unresolved");
        }
        String head = String.join(
                "\r\n",
                "GET " + target + " HTTP/1.1",
                "accept:*/*",
                "connection:close",
                "host:" + server.getHostString() + ":" + server.getPort(),
                "",
                "");
        long start = System.nanoTime();
        try (SocketChannel channel = SocketChannel.open();
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            if (!channel.connect(server)) {
                while (!channel.finishConnect()) {
                    await(selector, start);
                }
            }
            key.interestOps(SelectionKey.OP_WRITE);
            ByteBuffer out = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
            while (out.hasRemaining()) {
                if (channel.write(out) == 0) {
                    await(selector, start);
                }
            }
            key.interestOps(SelectionKey.OP_READ);
            Machine machine = new Machine();
            ByteBuffer in = ByteBuffer.allocateDirect(1_000);
            while (machine.state != State.DONE) {
                await(selector, start);
                in.clear();
                int n = channel.read(in);
                in.flip();
                if (n < 0) {
                    machine.end();
                }
                while (in.hasRemaining() && machine.state != State.DONE) {
                    machine.take(in.get());
                }
            }
            return machine.response();
        }
    }

    private void await(Selector selector, long start) throws IOException {
        long left = nanos - (System.nanoTime() - start);
        if (left <= 0) {
            throw new SocketTimeoutException("too late");
        }
        selector.selectedKeys().clear();
        selector.select(left / 1_000_000 + 1);
    }

    private enum State {
        STATUS,
        FIELD,
        COUNTED,
        OPEN,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        DONE
    }

    private final class Machine {

        private State state = State.STATUS;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private Map<String, List<String>> fields = new TreeMap<>();
        private int status;
        private int count;
        private long missing;

        void take(byte b) throws ProtocolException {
            switch (state) {
                case COUNTED, CHUNK -> {
                    body.write(b);
                    missing--;
                    if (missing == 0) {
                        state = state == State.COUNTED ? State.DONE : State.CHUNK_END;
                    }
                }
                case OPEN -> {
                    if (body.size() >= limits.bodyBytes()) {
                        throw new ProtocolException("body");
                    }
                    body.write(b);
                }
                default -> takeOfLine(b);
            }
        }

        void end() throws EOFException {
            if (state != State.OPEN) {
                throw new EOFException(state.name());
            }
            state = State.DONE;
        }

        HttpResponse response() {
            return new HttpResponse(status, fields, body.toByteArray());
        }

        private void takeOfLine(byte b) throws ProtocolException {
            if (b == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                line.reset();
                if (!text.endsWith("\r")) {
                    throw new ProtocolException("LF");
                }
                takeLine(text.substring(0, text.length() - 1));
                return;
            }
            line.write(b);
            if (line.size() > limits.lineBytes() + (b == '\r' ? 1 : 0)) {
                throw new ProtocolException("line");
            }
        }

        private void takeLine(String text) throws ProtocolException {
            switch (state) {
                case STATUS -> {
                    boolean right = text.length() >= 13
                            && text.startsWith("HTTP/1.")
                            && isDigits(text.substring(7, 8), 10)
                            && text.charAt(8) == ' '
                            && isDigits(text.substring(9, 12), 10)
                            && text.charAt(12) == ' ';
                    if (!right) {
                        throw new ProtocolException("status line");
                    }
                    status = Integer.parseInt(text.substring(9, 12));
                    startFields(State.FIELD);
                }
                case FIELD -> {
                    if (text.isEmpty()) {
                        endHead();
                    } else {
                        takeField(text);
                    }
                }
                case TRAILER -> {
                    if (text.isEmpty()) {
                        state = State.DONE;
                    } else {
                        takeField(text);
                    }
                }
                case CHUNK_SIZE -> {
                    int semicolon = text.indexOf(';');
                    missing = number(
                            semicolon < 0 ? text : text.substring(0, semicolon).stripTrailing(), 16);
                    if (missing + body.size() > limits.bodyBytes()) {
                        throw new ProtocolException("chunk");
                    }
                    if (missing > 0) {
                        state = State.CHUNK;
                    } else {
                        startFields(State.TRAILER);
                    }
                }
                default -> {
                    if (!text.isEmpty()) {
                        throw new ProtocolException("end of chunk");
                    }
                    state = State.CHUNK_SIZE;
                }
            }
        }

        private void startFields(State section) {
            state = section;
            count = 0;
        }

        private void takeField(String text) throws ProtocolException {
            count++;
            String[] parts = text.split(":", 2);
            if (count > limits.fields() || parts.length < 2 || text.startsWith(" ") || text.startsWith("\t")) {
                throw new ProtocolException("field");
            }
            if (state == State.FIELD) {
                fields.computeIfAbsent(parts[0].toLowerCase(Locale.ENGLISH), name -> new ArrayList<>(1))
                        .add(parts[1].trim());
            }
        }

        private void endHead() throws ProtocolException {
            if (status / 100 == 1) {
                fields = new TreeMap<>();
                state = State.STATUS;
                return;
            }
            if (status == 204 || status == 304) {
                state = State.DONE;
                return;
            }
            String coding = String.join(",", fields.getOrDefault("transfer-encoding", List.of()));
            List<String> lengths = fields.get("content-length");
            if (fields.containsKey("transfer-encoding")) {
                if (!coding.toLowerCase(Locale.ENGLISH).equals("chunked") || lengths != null) {
                    throw new ProtocolException("transfer coding");
                }
                state = State.CHUNK_SIZE;
            } else if (lengths == null) {
                state = State.OPEN;
            } else {
                missing = -1;
                for (String field : lengths) {
                    for (String value : field.split(",", -1)) {
                        long length = number(value.trim(), 10);
                        if (missing >= 0 && missing != length || length > limits.bodyBytes()) {
                            throw new ProtocolException("length");
                        }
                        missing = length;
                    }
                }
                state = missing == 0 ? State.DONE : State.COUNTED;
            }
        }

        /** Returns the number, or one that is larger than any limit. */
        private long number(String digits, int radix) throws ProtocolException {
            if (!isDigits(digits, radix)) {
                throw new ProtocolException("number");
            }
            String significant = digits.replaceFirst("^0+", "");
            if (significant.length() > 12) {
                return Long.MAX_VALUE / 2;
            }
            return significant.isEmpty() ? 0 : Long.parseLong(significant, radix);
        }

        private boolean isDigits(String text, int radix) {
            return !text.isEmpty() && text.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
        }
    }
}
