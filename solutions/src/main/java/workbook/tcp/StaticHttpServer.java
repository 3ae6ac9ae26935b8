package workbook.tcp;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Exercise 2.8. Serves the files of one folder over HTTP/1.1, byte for byte.
 *
 * <p>One task accepts, and one task a connection reads a request, answers it, and reads the next one (RFC 9112, 9.3). So
 * answers come in the requests' order without any bookkeeping, and pipelined requests wait in the buffers meanwhile.
 */
public final class StaticHttpServer implements Closeable {

    /** RFC 9112, 3, recommends 8,000 bytes at least. */
    private static final int MAX_LINE = 8 * 1024;

    private static final int MAX_FIELDS = 32 * 1024;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final long STOP_MILLIS = 1_000;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern REQUEST_LINE = Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/1\\.([0-9])");
    private static final Pattern FIELD = Pattern.compile("(" + TOKEN + "):[ \t]*([^\r]*?)[ \t]*");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)http://[^/?]+");
    private static final Pattern RANGE = Pattern.compile("(?i)bytes=([0-9]*)-([0-9]*)");

    /** IMF-fixdate (RFC 9110, 5.6.7): two digits for the day, which RFC_1123_DATE_TIME does not always write. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private final ServerSocket listener = new ServerSocket();
    private final Path folder;
    private final Duration requestTimeout;
    private final Executor executor;

    /** The sockets that close() must close; a task waits in each of them. */
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /** Counts the running tasks, and this object, so that close() can wait until it is alone. */
    private final Phaser running = new Phaser(1);

    /** Listens on {@code local} and begins to serve; returns at once. */
    public StaticHttpServer(InetSocketAddress local, Path folder, Duration requestTimeout, Executor executor)
            throws IOException {
        this.requestTimeout = requestTimeout;
        this.executor = executor;
        try {
            // The real path: files are compared with it, and theirs is real too.
            this.folder = folder.toRealPath();
            listener.bind(local);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        run(this::acceptAll);
    }

    /** Returns the address that the server listens on, with the port that the system chose. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Stops the server, and waits until its tasks have ended. */
    @Override
    public void close() throws IOException {
        boolean first = !listener.isClosed();
        // Closing a socket ends the accept(), read() or write() that waits in it; an interrupt would not.
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
        if (first) {
            awaitTasks();
        }
    }

    private void awaitTasks() {
        try {
            running.awaitAdvanceInterruptibly(running.arriveAndDeregister(), STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // A task that does not end in time is past this object's reach; its socket is closed.
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                run(() -> serve(client));
            } catch (IOException e) {
                // A client that left before it was accepted, or close(): the loop's condition tells which.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            // close() closes the listener first and looks at the clients then; here it is the other way round. So a
            // client that was accepted in between is seen by one of the two.
            if (!listener.isClosed()) {
                client.setTcpNoDelay(true);
                new Connection(client).serve();
            }
        } catch (IOException e) {
            // This client broke off or was too slow, or close() closed its socket: nobody else's business.
        } finally {
            clients.remove(client);
        }
    }

    private void run(Runnable task) {
        running.register();
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                running.arriveAndDeregister();
            }
        });
    }

    /** Returns the file that a target names, if it is one of this folder's. */
    private Path file(String target) throws Refused {
        String path = ABSOLUTE.matcher(target).replaceFirst("");
        if (!path.startsWith("/")) {
            throw new Refused("400 Bad Request");
        }
        try {
            // First decode, then resolve. A leading slash more would make the path an absolute one.
            String name = decoded(path.split("\\?", 2)[0]).replaceFirst("^/+", "");
            // What counts is where the path leads in the end, dots and symbolic links included.
            Path file = folder.resolve(name).toRealPath();
            if (file.startsWith(folder) && Files.isRegularFile(file)) {
                return file;
            }
        } catch (IOException | InvalidPathException e) {
            // Nothing there, or a name that no file can have, such as one with a zero byte.
        }
        throw new Refused("404 Not Found");
    }

    /** Decodes percent-encoding (RFC 3986, 2.1): it stands for bytes, and these are the name in UTF-8. */
    private static String decoded(String path) throws Refused {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) != '%') {
                bytes.write(path.charAt(i));
            } else if (i + 2 < path.length()
                    && HexFormat.isHexDigit(path.charAt(i + 1))
                    && HexFormat.isHexDigit(path.charAt(i + 2))) {
                bytes.write(HexFormat.fromHexDigits(path, i + 1, i + 3));
                i += 2;
            } else {
                throw new Refused("400 Bad Request");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Tells whether a list of ETags has this one; weak comparison, RFC 9110, 8.8.3.2. */
    private static boolean names(String list, String tag) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }

    /** An answer other than the file; its status line's code and phrase, and fields that go with it. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String status;
        private final String fields;

        private Refused(String status, String... fields) {
            super(status);
            this.status = status;
            this.fields = Stream.of(fields).map(field -> field + "\r\n").reduce("", String::concat);
        }
    }

    /** A part of a file, both ends included (RFC 9110, 14.1.2). */
    private record Range(long first, long last) {

        /** Returns what the Range field asks of a file, or null if the whole file answers it. */
        private static Range of(String value, long length) throws Refused {
            Matcher range = RANGE.matcher(value);
            if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
                // Another unit, several ranges, or none: RFC 9110, 14.2, lets all of them be answered whole.
                return null;
            }
            long from = position(range.group(1), -1);
            long to = position(range.group(2), length - 1);
            if (from > to && !range.group(2).isEmpty()) {
                return null;
            }
            // Without a first position the number counts from the end.
            long first = from >= 0 ? from : Math.max(0, length - to);
            long last = from >= 0 ? Math.min(to, length - 1) : length - 1;
            if (first >= length) {
                throw new Refused("416 Range Not Satisfiable", "Content-Range: bytes */" + length);
            }
            return new Range(first, last);
        }

        /** Digits may be as many as a client likes; a position beyond every file is as good as any other such. */
        private static long position(String digits, long ifNone) {
            return digits.isEmpty()
                    ? ifNone
                    : new BigInteger(digits)
                            .min(BigInteger.valueOf(Long.MAX_VALUE))
                            .longValue();
        }
    }

    /** The head of a request; the names of its fields are in small letters, and each has the values of all its lines. */
    private record Request(String method, String target, boolean isOneOne, Map<String, List<String>> fields) {

        private String field(String name) {
            return fields.containsKey(name) ? String.join(", ", fields.get(name)) : "";
        }

        private boolean isHead() {
            return method.equals("HEAD");
        }

        /** RFC 9112, 9.3. A body is not read, so what follows it would be taken for a request: then close as well. */
        private boolean keepsTheConnection() {
            return isOneOne
                    && Stream.of(field("connection").split(","))
                            .noneMatch(o -> o.strip().equalsIgnoreCase("close"))
                    && !fields.containsKey("content-length")
                    && !fields.containsKey("transfer-encoding");
        }
    }

    /** One client's connection: requests come in, answers go out, one after the other. */
    private final class Connection {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private int at;
        private int end;
        private long deadline;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }

        private void serve() throws IOException {
            boolean keeps = true;
            while (keeps) {
                // One deadline for the whole head: a time-out for each read would start anew with each byte.
                deadline = System.nanoTime() + requestTimeout.toNanos();
                keeps = exchange();
            }
            endInStages();
        }

        /** Reads a request and answers it; returns whether another one may follow. */
        private boolean exchange() throws IOException {
            Request request;
            try {
                request = readRequest();
            } catch (Refused e) {
                // Where the next request would begin, nobody can tell.
                refuse(e, false, false);
                return false;
            }
            if (request == null) {
                return false;
            }
            boolean keeps = request.keepsTheConnection();
            try {
                answer(request, keeps);
            } catch (Refused e) {
                boolean stays = keeps && !e.status.startsWith("400");
                refuse(e, request.isHead(), stays);
                return stays;
            }
            return keeps;
        }

        /** Returns the head of the next request, or null when the client has ended its direction. */
        private Request readRequest() throws IOException, Refused {
            if (!hasMore()) {
                return null;
            }
            String line = readLine(MAX_LINE, "414 URI Too Long");
            if (line.isEmpty()) {
                // RFC 9112, 2.2: some clients send one line end too many behind a body.
                line = readLine(MAX_LINE, "414 URI Too Long");
            }
            Matcher request = REQUEST_LINE.matcher(line);
            if (!request.matches()) {
                throw new Refused("400 Bad Request");
            }
            Map<String, List<String>> fields = readFields();
            boolean isOneOne = !request.group(3).equals("0");
            int hosts = fields.getOrDefault("host", List.of()).size();
            // RFC 9112, 3.2: whoever reads another Host than the next server on the way sends answers to the wrong
            // client.
            if (hosts > 1 || hosts == 0 && isOneOne) {
                throw new Refused("400 Bad Request");
            }
            return new Request(request.group(1), request.group(2), isOneOne, fields);
        }

        private Map<String, List<String>> readFields() throws IOException, Refused {
            Map<String, List<String>> fields = new HashMap<>();
            int left = MAX_FIELDS;
            while (true) {
                String line = readLine(left, "431 Request Header Fields Too Large");
                if (line.isEmpty()) {
                    return fields;
                }
                left -= line.length();
                // RFC 9112, 5.1: no blank between name and colon.
                Matcher field = FIELD.matcher(line);
                if (!field.matches()) {
                    throw new Refused("400 Bad Request");
                }
                fields.merge(
                        field.group(1).toLowerCase(Locale.ROOT),
                        List.of(field.group(2)),
                        (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
            }
        }

        /** Reads a line without its end; each of its bytes becomes a character. */
        private String readLine(int limit, String tooLong) throws IOException, Refused {
            StringBuilder line = new StringBuilder();
            while (true) {
                if (!hasMore()) {
                    throw new EOFException("the client's end, in the middle of a request");
                }
                char next = (char) (buffer[at++] & 0xFF);
                if (next == '\n') {
                    boolean crlf = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
                    return line.substring(0, line.length() - (crlf ? 1 : 0));
                }
                if (line.length() == limit) {
                    throw new Refused(tooLong);
                }
                line.append(next);
            }
        }

        /** Returns whether the buffer has a byte, after a wait for one up to the deadline; false at the client's end. */
        private boolean hasMore() throws IOException {
            if (at < end) {
                return true;
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (millis <= 0) {
                throw new SocketTimeoutException("no whole request in time");
            }
            socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
            at = 0;
            end = in.read(buffer);
            return end > 0;
        }

        private void answer(Request request, boolean keeps) throws IOException, Refused {
            if (!request.method().equals("GET") && !request.isHead()) {
                throw new Refused("405 Method Not Allowed", "Allow: GET, HEAD");
            }
            Path file = file(request.target());
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            long length = attributes.size();
            // As good as the file system's clock: a change within one of its ticks that keeps the length is not seen.
            String tag =
                    String.format("\"%x-%x\"", attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), length);
            String fields = "ETag: " + tag + "\r\n";
            // RFC 9110, 13.2.2: If-None-Match comes first, and a range is looked at only where a 200 would follow.
            if (names(request.field("if-none-match"), tag)) {
                send("304 Not Modified", fields, keeps);
                return;
            }
            Range range = null;
            String ifRange = request.field("if-range");
            if (!request.isHead() && (ifRange.isEmpty() || ifRange.equals(tag))) {
                range = Range.of(request.field("range"), length);
            }
            String status = "200 OK";
            long first = 0;
            long count = length;
            if (range != null) {
                status = "206 Partial Content";
                fields += "Content-Range: bytes " + range.first() + "-" + range.last() + "/" + length + "\r\n";
                first = range.first();
                count = range.last() - first + 1;
            }
            fields += "Content-Length: " + count + "\r\n";
            try (InputStream content = Files.newInputStream(file)) {
                content.skipNBytes(first);
                send(status, fields, keeps);
                if (!request.isHead()) {
                    copy(content, count);
                }
            }
        }

        /** Copies exactly as many bytes as Content-Length has told, piece by piece. */
        private void copy(InputStream content, long count) throws IOException {
            byte[] piece = new byte[BUFFER_BYTES];
            for (long left = count; left > 0; ) {
                int n = content.read(piece, 0, (int) Math.min(left, piece.length));
                if (n < 0) {
                    // It has become shorter. Only the end of the connection can tell the client so.
                    throw new EOFException("the file ended before its length");
                }
                out.write(piece, 0, n);
                left -= n;
            }
        }

        private void refuse(Refused refused, boolean isHead, boolean keeps) throws IOException {
            byte[] body = (refused.status + "\n").getBytes(StandardCharsets.US_ASCII);
            send(refused.status, refused.fields + "Content-Length: " + body.length + "\r\n", keeps);
            if (!isHead) {
                out.write(body);
            }
        }

        private void send(String status, String fields, boolean keeps) throws IOException {
            String head = "HTTP/1.1 " + status + "\r\nDate: " + DATE.format(ZonedDateTime.now(ZoneOffset.UTC)) + "\r\n"
                    + fields + (keeps ? "" : "Connection: close\r\n") + "\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
        }

        /** A close with unread bytes is a reset, which can overtake the answer; so end in stages (RFC 9112, 9.6). */
        private void endInStages() throws IOException {
            socket.shutdownOutput();
            deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
            do {
                at = end;
            } while (hasMore());
        }
    }
}
