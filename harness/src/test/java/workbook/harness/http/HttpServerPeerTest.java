package workbook.harness.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;

@Timeout(30)
class HttpServerPeerTest {

    private final Scene scene = new Scene("HttpServerPeerTest", TimeUnit.SECONDS.toNanos(20), 1);
    private final HttpServerPeer server = new HttpServerPeer(scene);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aBodyComesBehindItsLength() throws Exception {
        server.serve("/a?b=c", 200, Bytes.utf8("hello"));

        assertThat(answerTo("/a?b=c"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .containsIgnoringCase("\r\nContent-Length: 5\r\n")
                .endsWith("\r\n\r\nhello");
    }

    @Test
    void aBodyComesInChunks() throws Exception {
        server.serveChunked("/a", 404, Bytes.utf8("hello"));

        assertThat(answerTo("/a"))
                .startsWith("HTTP/1.1 404 Not Found\r\n")
                .containsIgnoringCase("\r\nTransfer-Encoding: chunked\r\n")
                .endsWith("\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    }

    @Test
    void anEmptyBodyHasNoChunks() throws Exception {
        server.serve("/a", 204, new byte[0]);

        assertThat(answerTo("/a")).startsWith("HTTP/1.1 204 No Content\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void whatWasNotGivenIsNotFound() throws Exception {
        assertThat(answerTo("/other")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void theLadderTellsRequestsAndResponses() throws Exception {
        server.serveChunked("/a", 200, Bytes.utf8("hello"));

        answerTo("/a");
        scene.close();

        assertThat(scene.recording().ladder(""))
                .anySatisfy(line -> assertThat(line).contains("client (yours)").contains("server (the JDK's)"))
                .anySatisfy(line -> assertThat(line).contains("GET /a").contains("----->"))
                .anySatisfy(line -> assertThat(line).contains("<-----").contains("200, 5 bytes in chunks"));
    }

    @Test
    void theEndOfTheCheckStopsIt() throws Exception {
        InetSocketAddress address = server.address();

        scene.close();

        assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void itsThreadsAreNotTakenForTheLearners() throws Exception {
        ThreadGroup check = new ThreadGroup("a check");
        Thread starter = new Thread(check, () -> startIn(check));
        starter.start();
        starter.join();

        assertThat(check.activeCount()).isZero();
    }

    private void startIn(ThreadGroup group) {
        try {
            server.address();
        } catch (IOException e) {
            throw new IllegalStateException("in " + group, e);
        }
    }

    private String answerTo(String target) throws IOException {
        InetSocketAddress address = server.address();
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream()
                    .write(Bytes.utf8("GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
