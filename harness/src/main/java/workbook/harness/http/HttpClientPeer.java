package workbook.harness.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import workbook.harness.resource.LargeFile;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Recording;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

/**
 * The JDK's own HTTP client as a client of the learner's server: a peer that nobody of this workbook wrote.
 *
 * <p>It keeps its connection from one request to the next where the server does, and offers to upgrade to HTTP/2.
 */
public final class HttpClientPeer {

    private final Scene scene;

    /** Makes the words for one check. */
    public HttpClientPeer(Scene scene) {
        this.scene = scene;
        JdkHttpClient.get();
    }

    /** Fetches {@code target} with GET; {@code fields} are names and values of further fields, in turn. */
    public HttpAnswer get(InetSocketAddress server, String target, String... fields) throws Exception {
        return fetch(server, "GET", target, fields);
    }

    /** Asks for {@code target} with HEAD. */
    public HttpAnswer head(InetSocketAddress server, String target, String... fields) throws Exception {
        return fetch(server, "HEAD", target, fields);
    }

    private HttpAnswer fetch(InetSocketAddress server, String method, String target, String... fields)
            throws InterruptedException {
        scene.recording().cast(Recording.Learner.RIGHT, "client (the JDK's)", "server (yours)");
        if (server == null) {
            throw CheckFailure.of("Your server tells null as its address");
        }
        String authority = "http://" + server.getAddress().getHostAddress() + ":" + server.getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(authority + target))
                .timeout(Duration.ofNanos(scene.remainingNanos()))
                .method(method, BodyPublishers.noBody());
        if (fields.length > 0) {
            request.headers(fields);
        }
        String line = method + " " + target;
        scene.recording().sent(line);
        HttpResponse<byte[]> response;
        try {
            response = JdkHttpClient.get().send(request.build(), BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException e) {
            throw CheckFailure.of("Your server did not answer \"%s\" of the JDK's HttpClient to its end", line)
                    .missing("the answer")
                    .afterWaiting();
        } catch (IOException e) {
            throw CheckFailure.of("The JDK's HttpClient could not read an answer of your server to \"%s\"", line)
                    .with(List.of(e.getClass().getSimpleName() + ": " + e.getMessage()))
                    .missing("the answer");
        }
        scene.recording().received(response.statusCode() + ", " + Units.bytes(response.body().length));
        return new HttpAnswer(
                "\"" + line + "\"", response.statusCode(), response.headers().map(), new Read(response.body()));
    }

    /** A body that the client has read already. */
    private record Read(byte[] bytes) implements HttpAnswer.Body {

        @Override
        public void expect(byte[] expected) {
            if (!Arrays.equals(expected, bytes)) {
                throw CheckFailure.of("The JDK's HttpClient got other bytes than expected")
                        .with(Bytes.difference(expected, bytes));
            }
        }

        @Override
        public void expect(LargeFile file, long from, long to) throws IOException {
            byte[] expected = new byte[(int) (to - from)];
            file.fill(expected, expected.length, from);
            expect(expected);
        }

        @Override
        public void skip(long length) {}
    }
}
