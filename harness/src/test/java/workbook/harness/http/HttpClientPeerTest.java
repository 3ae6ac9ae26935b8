package workbook.harness.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import workbook.harness.resource.OpenSockets;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.tcp.Tcp;
import workbook.harness.text.Bytes;

@Timeout(30)
@Isolated("it counts what this whole JVM holds")
class HttpClientPeerTest {

    private final Scene scene = new Scene("HttpClientPeerTest", TimeUnit.SECONDS.toNanos(20), 1);
    private final HttpClientPeer client = new HttpClientPeer(scene);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(Tcp.loopback(), 0);
        server.createContext("/a.txt", exchange -> {
            exchange.getResponseHeaders()
                    .add("X-Asked", exchange.getRequestHeaders().getFirst("Range"));
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, isHead ? -1 : 5);
            if (!isHead) {
                exchange.getResponseBody().write(Bytes.utf8("hello"));
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        scene.close();
        server.stop(0);
    }

    @Test
    void anAnswerIsFetchedWithItsFieldsAndItsBody() throws Exception {
        HttpAnswer answer =
                client.get(address(), "/a.txt", "Range", "bytes=0-1").is(200);

        answer.has("X-Asked", "bytes=0-1").body("hello");
        client.head(address(), "/a.txt", "Range", "x")
                .is(200)
                .has("X-Asked", "x")
                .bodyless();
        client.get(address(), "/b.txt").is(404).anyBody();
    }

    @Test
    void otherBytesAreTold() throws Exception {
        HttpAnswer answer = client.get(address(), "/a.txt", "Range", "x");

        CheckFailure failure = catchThrowableOfType(CheckFailure.class, () -> answer.body("heLlo"));
        assertThat(failure).hasMessage("The JDK's HttpClient got other bytes than expected");
        assertThat(failure.detail()).last().asString().endsWith("^ first difference at offset 2");
    }

    @Test
    void silenceIsTold() throws Exception {
        try (CannedServer silent = new CannedServer();
                Scene shorter = new Scene("shorter", TimeUnit.MILLISECONDS.toNanos(300), 1)) {
            HttpClientPeer impatient = new HttpClientPeer(shorter);
            CheckFailure failure =
                    catchThrowableOfType(CheckFailure.class, () -> impatient.get(silent.address(), "/a.txt"));

            assertThat(failure)
                    .hasMessage("Your server did not answer \"GET /a.txt\" of the JDK's HttpClient to its end");
            assertThat(failure.waitedInVain()).isTrue();
        }
    }

    @Test
    void nothingOfTheClientIsChargedToACheck() throws Exception {
        int before = OpenSockets.count();
        ThreadGroup check = new ThreadGroup("a check");
        Thread thread = new Thread(check, () -> {
            Scene another = new Scene("another", TimeUnit.SECONDS.toNanos(20), 1);
            try {
                new HttpClientPeer(another)
                        .get(address(), "/a.txt", "Range", "x")
                        .is(200);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        thread.join();

        assertThat(check.activeCount()).isZero();
        server.stop(0);
        assertThat(OpenSockets.awaitAtMost(before, Duration.ofSeconds(5))).isZero();
    }

    private InetSocketAddress address() {
        return server.getAddress();
    }
}
