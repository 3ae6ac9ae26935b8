package workbook.harness.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpListener;
import workbook.harness.tcp.TcpPeer;
import workbook.harness.text.Bytes;

@Timeout(30)
class RequestHeadTest {

    private final Scene scene = new Scene("RequestHeadTest", TimeUnit.SECONDS.toNanos(2), 1);
    private Socket learner;
    private TcpPeer server;

    @BeforeEach
    void connect() throws IOException {
        TcpListener listener = new Tcp(scene).listen();
        learner = new Socket(listener.address().getAddress(), listener.address().getPort());
        server = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
        learner.close();
    }

    @Test
    void aRightHeadKeepsEveryClaim() throws Exception {
        send("GET /a HTTP/1.1\r\nhost:h:80\r\nX-Host: other\r\nConnection: close \r\n\r\n");

        RequestHead head = RequestHead.from(server);

        assertThatCode(() -> head.asks("GET /a HTTP/1.1").tells("Host", "h:80").tells("connection", "close"))
                .doesNotThrowAnyException();
    }

    @Test
    void whatFollowsTheHeadIsStillThere() throws Exception {
        send("GET /a HTTP/1.1\r\n\r\nmore");

        RequestHead.from(server);

        assertThatCode(() -> server.expect("more")).doesNotThrowAnyException();
    }

    @Test
    void anotherRequestLineIsShown() throws Exception {
        send("GET /a\r\n\r\n");

        RequestHead head = RequestHead.from(server);

        assertThatThrownBy(() -> head.asks("GET /a HTTP/1.1"))
                .hasMessage("Your client's request line is \"GET /a\"; expected \"GET /a HTTP/1.1\"");
    }

    @Test
    void aFieldThatIsMissingDoubledOrDifferentIsTold() throws Exception {
        send("GET / HTTP/1.1\r\nA: 1\r\na: 1\r\nB: 2\r\n\r\n");

        RequestHead head = RequestHead.from(server);

        assertThatThrownBy(() -> head.tells("Host", "h")).hasMessage("Your client's request has no Host field");
        assertThatThrownBy(() -> head.tells("A", "1")).hasMessage("Your client's request has 2 A fields");
        assertThatThrownBy(() -> head.tells("B", "3"))
                .hasMessage("Your client's request has the B \"2\"; expected \"3\"");
    }

    @Test
    void aLineThatEndsInLfAloneIsTold() throws Exception {
        send("GET / HTTP/1.1\n\n");

        assertThatThrownBy(() -> RequestHead.from(server))
                .hasMessage(
                        "Your client ended the line \"GET / HTTP/1.1\\n\" with LF alone; a line of HTTP ends in CR LF");
    }

    @Test
    void silenceInsideTheHeadIsAWaitInVain() throws Exception {
        send("GET / HTTP/1.1\r\nHost");

        assertThatThrownBy(() -> RequestHead.from(server))
                .hasMessage("Your client sent nothing more in place of a whole line")
                .isInstanceOfSatisfying(CheckFailure.class, failure -> {
                    assertThat(failure.waitedInVain()).isTrue();
                    assertThat(failure.missing()).isEqualTo("a whole line");
                });
    }

    @Test
    void anEndOrAResetInsideTheHeadIsTold() throws Exception {
        send("GET / HTTP/1.1\r\nHost");
        learner.shutdownOutput();

        assertThatThrownBy(() -> RequestHead.from(server))
                .hasMessage("Your client ended the stream in place of a whole line");

        learner.setSoLinger(true, 0);
        learner.close();

        assertThatThrownBy(() -> RequestHead.from(server)).isInstanceOf(CheckFailure.class);
    }

    @Test
    void aLineWithoutAnEndIsNotReadForEver() throws Exception {
        send("x".repeat(10_000));

        assertThatThrownBy(() -> RequestHead.from(server))
                .hasMessage("Your client sent 8,192 bytes without the end of a whole line");
    }

    @Test
    void headersWithoutAnEndAreNotReadForEver() throws Exception {
        send("GET / HTTP/1.1\r\n" + "A: 1\r\n".repeat(102));

        assertThatThrownBy(() -> RequestHead.from(server)).hasMessage("Your client sent more than 100 header fields");
    }

    private void send(String text) throws IOException {
        learner.getOutputStream().write(Bytes.utf8(text));
    }
}
