package workbook.harness.policy.programs;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A right program: a blocking HTTP server over pages in memory. */
public final class SmallHttpServer implements AutoCloseable {
    private static final Pattern REQUEST_LINE = Pattern.compile("(GET|HEAD) (\\S+) HTTP/1\\.[01]");

    private final Map<String, byte[]> pages;
    private final Executor executor;
    private final ServerSocket listener = new ServerSocket();
    private volatile boolean closed;

    public SmallHttpServer(Map<String, byte[]> pages, Executor executor) throws IOException {
        this.pages = Map.copyOf(pages);
        this.executor = executor;
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress("127.0.0.1", 0), 50);
    }

    public void serve() throws IOException {
        while (!closed) {
            try {
                Socket client = listener.accept();
                executor.execute(() -> serve(client));
            } catch (SocketException e) {
                if (!closed) {
                    throw e;
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            client.setSoTimeout(5_000);
            Matcher request = REQUEST_LINE.matcher(readLine(in));
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
                String[] parts = line.split(":", 2);
                headers.merge(parts[0].toLowerCase(Locale.ROOT), parts[1].strip(), (a, b) -> a + ", " + b);
            }
            if (!request.matches()) {
                respond(out, 400, new byte[0], true);
                return;
            }
            String path = URLDecoder.decode(request.group(2), StandardCharsets.UTF_8);
            Optional<byte[]> body = Optional.ofNullable(pages.get(path));
            respond(
                    out,
                    body.isPresent() ? 200 : 404,
                    body.orElseGet(() -> new byte[0]),
                    "GET".equals(request.group(1)));
        } catch (IOException | ArrayIndexOutOfBoundsException e) {
            e.printStackTrace();
        }
    }

    private static void respond(OutputStream out, int status, byte[] body, boolean withBody) throws IOException {
        String reason = switch (status) {
            case 200 -> "OK";
            case 404 -> "Not Found";
            default -> "Bad Request";
        };
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        headers.put("Content-Length", body.length);
        String head = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining("", "HTTP/1.1 " + status + " " + reason + "\r\n", "\r\n"));
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        if (withBody) {
            out.write(body);
        }
        out.flush();
    }

    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException(String.format("end after %,d bytes", line.size()));
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
    }
}
