package workbook.harness.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import workbook.harness.scene.Recording;
import workbook.harness.scene.Scene;
import workbook.harness.text.Units;

/**
 * The JDK's own HTTP server on loopback, for the learner's client: a program that nobody wrote for the check.
 *
 * <p>It answers each path with what was given for it, and any other path with its own 404. What it sends on the wire is
 * its own business, so the ladder tells requests and responses, not bytes. The check's end stops it.
 */
public final class HttpServerPeer {

    private record Content(int status, byte[] body, boolean chunked) {}

    private final Scene scene;
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private InetSocketAddress address;

    /** Makes the words for one check; the server starts when its address is asked for. */
    public HttpServerPeer(Scene scene) {
        this.scene = scene;
    }

    /** Answers {@code target} with {@code body} behind a Content-Length, or without a body where it is empty. */
    public HttpServerPeer serve(String target, int status, byte[] body) {
        contents.put(target, new Content(status, body.clone(), false));
        return this;
    }

    /** Answers {@code target} with {@code body} in the chunks that the server chooses. */
    public HttpServerPeer serveChunked(String target, int status, byte[] body) {
        contents.put(target, new Content(status, body.clone(), true));
        return this;
    }

    /** Returns the address that the server listens on, and starts it when this is asked for the first time. */
    public InetSocketAddress address() throws IOException {
        if (address == null) {
            scene.recording().cast(Recording.Learner.LEFT, "client (yours)", "server (the JDK's)");
            HttpServer server = outsideTheCheck(() -> {
                HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                made.createContext("/", this::answer);
                made.start();
                return made;
            });
            scene.closing(() -> server.stop(0));
            address = server.getAddress();
        }
        return address;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().toString();
            scene.recording().received(exchange.getRequestMethod() + " " + target);
            Content content = contents.getOrDefault(target, new Content(404, new byte[0], false));
            // To this server 0 means chunks, and -1 means no body.
            int length = content.body.length == 0 ? -1 : content.body.length;
            exchange.sendResponseHeaders(content.status, content.chunked ? 0 : length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content.body);
            }
            scene.recording()
                    .sent(content.status + ", " + Units.bytes(content.body.length)
                            + (content.chunked ? " in chunks" : ""));
        }
    }

    /** Makes the server's threads in the group around the check's, where they are not taken for the learner's. */
    private static HttpServer outsideTheCheck(Callable<HttpServer> start) throws IOException {
        FutureTask<HttpServer> task = new FutureTask<>(start);
        new Thread(Thread.currentThread().getThreadGroup().getParent(), task, "starts the JDK's HTTP server").start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException("the JDK's HTTP server did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the check is over");
        }
    }
}
