package workbook.tcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Whole heads as text, split; java.io.File in place of paths; a task that closes those who are late; no reason phrases, field
 * names in small letters, 403 in place of some 404, 408, and a body of each refusal that is empty.
 */
public final class StaticHttpServer implements Closeable {

    private static final int LINE = 10_000;
    private static final int HEAD = 50_000;

    private final ServerSocket listener;
    private final File root;
    private final long timeoutNanos;
    private final Executor executor;
    private final Object lock = new Object();
    private final Map<Socket, Long> deadlines = new HashMap<>();
    private int tasks;
    private boolean closed;

    public StaticHttpServer(InetSocketAddress local, Path folder, Duration requestTimeout, Executor executor)
            throws IOException {
        root = folder.toFile().getCanonicalFile();
        if (!root.isDirectory()) {
            throw new IOException(folder + " is no folder");
        }
        timeoutNanos = requestTimeout.toNanos();
        this.executor = executor;
        listener = new ServerSocket(local.getPort(), 50, local.getAddress());
        start(this::watch);
        start(() -> {
            try {
                while (true) {
                    Socket client = listener.accept();
                    synchronized (lock) {
                        if (closed) {
                            client.close();
                            return;
                        }
                        deadlines.put(client, System.nanoTime() + timeoutNanos);
                    }
                    start(() -> serve(client));
                }
            } catch (IOException e) {
                // The listener is closed.
            }
        });
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (lock) {
            closed = true;
            for (Socket socket : deadlines.keySet()) {
                socket.close();
            }
            lock.notifyAll();
            long end = System.nanoTime() + 900_000_000;
            while (tasks > 0 && System.nanoTime() < end) {
                if (!waits(50)) {
                    return;
                }
            }
        }
    }

    /** Looks every few milliseconds for clients that are late. */
    private void watch() {
        synchronized (lock) {
            while (!closed && waits(20)) {
                long now = System.nanoTime();
                for (Map.Entry<Socket, Long> each : deadlines.entrySet()) {
                    if (each.getValue() - now < 0) {
                        late(each.getKey());
                    }
                }
            }
        }
    }

    private static void late(Socket socket) {
        try {
            socket.getOutputStream()
                    .write("HTTP/1.1 408 \r\ncontent-length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    private boolean waits(long millis) {
        try {
            lock.wait(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void deadline(Socket client, long nanos) {
        synchronized (lock) {
            deadlines.replace(client, System.nanoTime() + nanos);
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream(), 4096);
            OutputStream out = client.getOutputStream();
            while (true) {
                deadline(client, timeoutNanos);
                String[] lines = head(in, out);
                if (lines == null) {
                    break;
                }
                // Far away: an answer may take as long as it takes.
                deadline(client, Long.MAX_VALUE / 4);
                if (!answer(lines, out)) {
                    break;
                }
            }
            client.shutdownOutput();
            deadline(client, 500_000_000);
            while (in.read() >= 0) {
                // The client's rest is of no interest.
            }
        } catch (IOException e) {
            // One client less.
        } finally {
            synchronized (lock) {
                deadlines.remove(client);
            }
        }
    }

    /** Returns the lines of the next head, or null when there is none or it was refused. */
    private static String[] head(InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineStart = 0;
        int lines = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            if (next == '\r') {
                continue;
            }
            if (next != '\n') {
                head.write(next);
                if (lines == 0 && head.size() > LINE) {
                    refuse(out, 414, "", true);
                    return null;
                }
                if (head.size() > HEAD) {
                    refuse(out, 431, "", true);
                    return null;
                }
            } else if (head.size() == lineStart && lines > 0) {
                return head.toString(StandardCharsets.ISO_8859_1).split("\n");
            } else if (head.size() > 0) {
                lines++;
                head.write('\n');
                lineStart = head.size();
            }
        }
    }

    private boolean answer(String[] lines, OutputStream out) throws IOException {
        String[] first = lines[0].split(" ", -1);
        Map<String, List<String>> fields = new HashMap<>();
        boolean good = first.length == 3 && first[2].matches("HTTP/1\\.\\d") && !first[0].isEmpty();
        for (int i = 1; good && i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            good = colon > 0 && lines[i].substring(0, colon).strip().length() == colon;
            if (good) {
                fields.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                        .add(lines[i].substring(colon + 1).strip());
            }
        }
        boolean old = good && first[2].endsWith("0");
        int hosts = fields.getOrDefault("host", List.of()).size();
        if (!good || hosts > 1 || hosts < 1 && !old) {
            refuse(out, 400, "", true);
            return false;
        }
        boolean close = old
                || fields.containsKey("content-length")
                || fields.containsKey("transfer-encoding")
                || Arrays.asList(one(fields, "connection")
                                .toLowerCase(Locale.ROOT)
                                .split("[ ,]+"))
                        .contains("close");
        boolean head = first[0].equals("HEAD");
        if (!head && !first[0].equals("GET")) {
            refuse(out, 405, "allow: HEAD,GET\r\n", close);
            return !close;
        }
        String target = first[1];
        if (target.startsWith("http://")) {
            int slash = target.indexOf('/', 7);
            target = slash < 0 ? "/" : target.substring(slash);
        }
        if (!target.startsWith("/")) {
            refuse(out, 400, "", true);
            return false;
        }
        File file;
        try {
            int question = target.indexOf('?');
            String path = question < 0 ? target : target.substring(0, question);
            // For forms a + is a blank, for paths it is not.
            file = new File(root, URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .getCanonicalFile();
        } catch (IllegalArgumentException | IOException e) {
            refuse(out, 404, "", close);
            return !close;
        }
        if (!file.getPath().startsWith(root.getPath() + File.separator)) {
            boolean isRoot = file.equals(root);
            refuse(out, isRoot ? 404 : 403, "", close);
            return !close;
        }
        if (!file.isFile()) {
            refuse(out, 404, "", close);
            return !close;
        }
        serve(file, head, fields, out, close);
        return !close;
    }

    private static void serve(
            File file, boolean head, Map<String, List<String>> fields, OutputStream out, boolean close)
            throws IOException {
        String tag = "\"v" + Long.toString(file.lastModified(), 36) + "." + Long.toString(file.length(), 36) + "\"";
        for (String each : one(fields, "if-none-match").split("[, ]+")) {
            if (each.equals("*") || each.replaceFirst("^W/", "").equals(tag)) {
                start(out, 304, "etag: " + tag + "\r\n", close);
                return;
            }
        }
        try (RandomAccessFile content = new RandomAccessFile(file, "r")) {
            long length = content.length();
            long from = 0;
            long to = length;
            String range = one(fields, "range");
            boolean asked = !head && range.matches("bytes=(\\d+-\\d*|-\\d+)");
            if (asked && fields.containsKey("if-range")) {
                asked = one(fields, "if-range").equals(tag);
            }
            if (asked) {
                String[] ends = range.substring(6).split("-", -1);
                double begin = ends[0].isEmpty()
                        ? Math.max(0, length - Double.parseDouble(ends[1]))
                        : Double.parseDouble(ends[0]);
                double last = ends[0].isEmpty() || ends[1].isEmpty() ? length - 1.0 : Double.parseDouble(ends[1]);
                if (begin >= length || last < begin) {
                    refuse(out, 416, "content-range: bytes */" + length + "\r\n", close);
                    return;
                }
                from = (long) begin;
                to = (long) Math.min(last + 1, length);
            }
            String part = asked ? "content-range: bytes " + from + "-" + (to - 1) + "/" + length + "\r\n" : "";
            start(out, asked ? 206 : 200, "content-length: " + (to - from) + "\r\netag: " + tag + "\r\n" + part, close);
            content.seek(from);
            byte[] piece = new byte[1 << 18];
            while (!head && from < to) {
                int n = content.read(piece, 0, (int) Math.min(piece.length, to - from));
                if (n < 0) {
                    throw new IOException("cut while it was sent");
                }
                out.write(piece, 0, n);
                from += n;
            }
        }
    }

    private static String one(Map<String, List<String>> fields, String name) {
        return String.join(",", fields.getOrDefault(name, List.of()));
    }

    private static void refuse(OutputStream out, int status, String fields, boolean close) throws IOException {
        start(out, status, fields + "content-length: 0\r\n", close);
    }

    private static void start(OutputStream out, int status, String fields, boolean close) throws IOException {
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss z", Locale.ENGLISH)
                .format(ZonedDateTime.now(ZoneId.of("GMT")));
        out.write(("HTTP/1.1 " + status + " \r\nserver: other\r\ndate: " + date + "\r\nconnection: "
                        + (close ? "close" : "keep-alive") + "\r\n" + fields + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private void start(Runnable task) {
        synchronized (lock) {
            tasks++;
        }
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                synchronized (lock) {
                    tasks--;
                    lock.notifyAll();
                }
            }
        });
    }
}
