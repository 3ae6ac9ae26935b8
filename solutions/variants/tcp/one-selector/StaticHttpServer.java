package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One task for all clients: non-blocking channels, files that the kernel copies by itself, deadlines by the selector's
 * time-out. Names are split at each slash and no dots are let through; a 400 for all that looks odd; malformed ranges are
 * refused; closes at once.
 */
public final class StaticHttpServer implements Closeable {

    private static final int HEAD = 40_000;
    private static final int LINE = 9_000;

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final Path folder;
    private final long timeoutNanos;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;

    public StaticHttpServer(InetSocketAddress local, Path folder, Duration requestTimeout, Executor executor)
            throws IOException {
        this.folder = folder.toRealPath();
        timeoutNanos = requestTimeout.toNanos();
        listener = ServerSocketChannel.open();
        Selector opened = null;
        try {
            listener.bind(local);
            listener.configureBlocking(false);
            opened = Selector.open();
            listener.register(opened, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            listener.close();
            if (opened != null) {
                opened.close();
            }
            throw e;
        }
        selector = opened;
        executor.execute(this::loop);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(
                listener.socket().getInetAddress(), listener.socket().getLocalPort());
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            ended.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (!closing) {
                selector.select(this::handle, 25);
                long now = System.nanoTime();
                for (SelectionKey key : selector.keys()) {
                    if (key.attachment() instanceof Client client && client.waits() && client.deadline - now < 0) {
                        client.end();
                    }
                }
            }
        } catch (IOException e) {
            closing = true;
        } finally {
            for (SelectionKey key : selector.keys()) {
                if (key.attachment() instanceof Client client) {
                    client.end();
                }
                quietly(key.channel());
            }
            quietly(selector);
            ended.countDown();
        }
    }

    private void handle(SelectionKey key) {
        if (key.channel() == listener) {
            accept();
            return;
        }
        Client client = (Client) key.attachment();
        try {
            client.move(key);
        } catch (IOException e) {
            client.end();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = listener.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ, new Client(channel));
            }
        } catch (IOException e) {
            // The client has left.
        }
    }

    private static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }

    /** Returns the file behind a target; null if there is none. */
    private Path find(String target) {
        String path = target.replaceFirst("^http://[^/]*", "").replaceFirst("\\?.*", "");
        Path file = folder;
        try {
            for (String part : path.substring(1).split("/", -1)) {
                byte[] name = new byte[part.length()];
                int n = 0;
                for (int i = 0; i < part.length(); i++) {
                    if (part.charAt(i) == '%') {
                        name[n++] = (byte) Integer.parseInt(part.substring(i + 1, i + 3), 16);
                        i += 2;
                    } else {
                        name[n++] = (byte) part.charAt(i);
                    }
                }
                String decoded = new String(name, 0, n, StandardCharsets.UTF_8);
                if (decoded.isEmpty() || decoded.startsWith("..") || decoded.contains("/")) {
                    return null;
                }
                file = file.resolve(decoded);
            }
            Path real = file.toRealPath();
            return real.startsWith(folder) && Files.isRegularFile(real) ? real : null;
        } catch (IOException | InvalidPathException | NumberFormatException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    /** What has come of the next requests, and what is to be sent of the last answer. */
    private final class Client {

        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(HEAD);
        private ByteBuffer head = ByteBuffer.allocate(0);
        private FileChannel file;
        private long from;
        private long to;
        private boolean last;
        private boolean clientEnded;
        private long deadline = System.nanoTime() + timeoutNanos;

        private Client(SocketChannel channel) {
            this.channel = channel;
        }

        private boolean waits() {
            return !sends();
        }

        private boolean sends() {
            return head.hasRemaining() || file != null;
        }

        private void end() {
            quietly(channel);
            drop();
        }

        private void drop() {
            if (file != null) {
                quietly(file);
                file = null;
            }
        }

        private void move(SelectionKey key) throws IOException {
            if (!sends()) {
                clientEnded |= channel.read(in) < 0;
            }
            while (true) {
                if (sends() && !sent()) {
                    key.interestOps(SelectionKey.OP_WRITE);
                    return;
                }
                if (last) {
                    end();
                    return;
                }
                if (!nextRequest()) {
                    break;
                }
            }
            if (clientEnded) {
                end();
                return;
            }
            key.interestOps(SelectionKey.OP_READ);
        }

        private boolean sent() throws IOException {
            channel.write(head);
            if (head.hasRemaining()) {
                return false;
            }
            while (file != null && from < to) {
                long n = file.transferTo(from, Math.min(to - from, 1 << 20), channel);
                if (n == 0) {
                    return false;
                }
                from += n;
            }
            drop();
            deadline = System.nanoTime() + timeoutNanos;
            return true;
        }

        /** Takes a request out of what has come, if it is whole, and prepares its answer. */
        private boolean nextRequest() throws IOException {
            String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int begin = text.startsWith("\r\n") ? 2 : 0;
            int end = text.indexOf("\r\n\r\n", begin);
            int line = text.indexOf("\r\n", begin);
            if (line < 0 ? text.length() > LINE : line > LINE) {
                refuse("414 x", "", true);
                return true;
            }
            if (end < 0 && !in.hasRemaining()) {
                refuse("431 x", "", true);
                return true;
            }
            if (end < 0) {
                return false;
            }
            in.flip().position(end + 4);
            in.compact();
            answer(List.of(text.substring(begin, end).split("\r\n")));
            return true;
        }

        private void answer(List<String> lines) throws IOException {
            String[] parts = lines.get(0).split(" ");
            List<String> hosts = values(lines, "host");
            boolean old = lines.get(0).endsWith(" HTTP/1.0");
            boolean good = parts.length == 3
                    && (old || parts[2].equals("HTTP/1.1"))
                    && parts[1].matches("(http://[^/]+)?/.*")
                    && hosts.size() < 2
                    && (old || hosts.size() == 1)
                    && lines.stream().skip(1).allMatch(field -> field.matches("[^ \t:]+:.*"));
            if (!good) {
                refuse("400 Odd", "", true);
                return;
            }
            boolean close = old
                    || !values(lines, "content-length").isEmpty()
                    || !values(lines, "transfer-encoding").isEmpty()
                    || List.of(String.join(",", values(lines, "connection"))
                                    .toLowerCase(Locale.ROOT)
                                    .split("\\s*,\\s*"))
                            .contains("close");
            boolean isHead = parts[0].equals("HEAD");
            if (!isHead && !parts[0].equals("GET")) {
                refuse("405 x", "ALLOW: GET, HEAD\r\n", true);
                return;
            }
            Path found = find(parts[1]);
            if (found == null) {
                String none = isHead ? "CONTENT-LENGTH: 4\r\n" : "";
                prepare("404 Nothing", isHead ? none : "CONTENT-LENGTH: 4\r\n", isHead ? "" : "none", close);
                return;
            }
            FileChannel opened = FileChannel.open(found);
            long length = opened.size();
            String tag = '"' + Files.getLastModifiedTime(found).toString() + '/' + length + '"';
            String match = String.join(",", values(lines, "if-none-match"));
            if (match.equals("*") || match.contains(tag)) {
                opened.close();
                prepare("304 x", "ETAG: " + tag + "\r\n", "", close);
                return;
            }
            from = 0;
            to = length;
            List<String> ranges = values(lines, "range");
            List<String> ifRange = values(lines, "if-range");
            String status = "200 OK";
            String fields = "ETAG: " + tag + "\r\n";
            if (!isHead
                    && ranges.size() == 1
                    && ranges.get(0).startsWith("bytes=")
                    && !ranges.get(0).contains(",")
                    && (ifRange.isEmpty() || ifRange.get(0).equals(tag))) {
                if (!cut(ranges.get(0).substring(6), length)) {
                    opened.close();
                    refuse("416 x", "CONTENT-RANGE: bytes */" + length + "\r\n", close);
                    return;
                }
                status = "206 Part";
                fields += "CONTENT-RANGE: bytes " + from + "-" + (to - 1) + "/" + length + "\r\n";
            }
            prepare(status, fields + "CONTENT-LENGTH: " + (to - from) + "\r\n", "", close);
            if (isHead) {
                opened.close();
            } else {
                file = opened;
            }
        }

        private boolean cut(String range, long length) {
            int dash = range.indexOf('-');
            if (dash < 0 || !range.matches("[0-9]*-[0-9]*") || range.length() < 2) {
                return false;
            }
            long first = number(range.substring(0, dash), -1);
            long end = number(range.substring(dash + 1), Long.MAX_VALUE - 1);
            from = first < 0 ? Math.max(0, length - end) : first;
            to = first < 0 ? length : Math.min(length, end + 1);
            return from < to;
        }

        private long number(String digits, long none) {
            try {
                return digits.isEmpty() ? none : Long.parseLong(digits);
            } catch (NumberFormatException e) {
                return Long.MAX_VALUE - 1;
            }
        }

        private List<String> values(List<String> lines, String name) {
            return lines.stream()
                    .skip(1)
                    .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(field -> field.substring(name.length() + 1).strip())
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        private void refuse(String status, String fields, boolean close) {
            prepare(status, fields + "CONTENT-LENGTH: 0\r\n", "", close);
        }

        private void prepare(String status, String fields, String body, boolean close) {
            String now = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss", Locale.US)
                    .format(OffsetDateTime.now(ZoneOffset.UTC));
            String text = "HTTP/1.1 " + status + "\r\n" + fields + "DATE: " + now
                    + " GMT\r\nKeep-Alive: timeout=1\r\n\r\n" + body;
            head = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            last = close;
        }
    }
}
