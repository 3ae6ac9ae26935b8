package workbook.harness.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.resource.LargeFile;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.tcp.Tcp;

@Timeout(30)
class RawHttpTest {

    private final Scene scene = new Scene("RawHttpTest", TimeUnit.SECONDS.toNanos(4), 1);
    private CannedServer server;
    private RawHttp client;

    @BeforeEach
    void connect() throws Exception {
        server = new CannedServer();
        client = RawHttp.connect(new Tcp(scene), server.address());
        client.request("GET /a HTTP/1.1", "Host: here");
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
        server.close();
    }

    @Test
    void linesAreSentWithTheirEnds() throws Exception {
        server.answers("");

        assertThat(server.reads(31)).isEqualTo("GET /a HTTP/1.1\r\nHost: here\r\n\r\n");
    }

    @Test
    void answersAreReadOneAfterTheOther() throws Exception {
        client.requests(List.of("HEAD /b HTTP/1.1"), List.of("GET /c HTTP/1.1"));
        server.answers("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
                .answers("HTTP/1.0 404\r\ncontent-length:3\t\r\n\r\n")
                .answers("HTTP/1.1 416 \r\nContent-Length: 2\r\n\r\nnoHTTP")
                .ends();

        client.expect(200).body("hello");
        client.expect(403, 404).has("Content-Length", "3").bodyless();
        client.expect(416).anyBody();
        assertThat(failureOf(client::expectClosed))
                .hasMessage("Your server sent 4 bytes \"HTTP\" more where the stream should end");
    }

    @Test
    void aConnectionThatStaysIsToldWithTheLastRequest() throws Exception {
        server.answers("HTTP/1.1 200 OK\r\n\r\n");

        client.expect(200).bodyless();
        assertThat(failureOf(client::expectClosed))
                .hasMessage("Your server did not close the connection behind the answer to \"GET /a HTTP/1.1\"");
    }

    @Test
    void anotherStatusIsToldWithTheRequestAndTheHead() throws Exception {
        server.answers("HTTP/1.1 500 Oh\r\nX: y\r\n\r\n");

        CheckFailure failure = failureOf(() -> client.expect(200, 206, 304));

        assertThat(failure).hasMessage("Your server answered 500 to \"GET /a HTTP/1.1\"; expected 200, 206 or 304");
        assertThat(failure.detail()).containsExactly("The answer's status is 500, and it has 1 field:", "  X: y");
    }

    @Test
    void aRequestIsNamedWithTheFieldsThatMatter() throws Exception {
        server.answers("HTTP/1.1 200 OK\r\n\r\n".repeat(3));
        client.requests(List.of("GET /b HTTP/1.1", "Host: here", "Range: x", "If-Range: y"), List.of("GET /c"));
        client.expect(200);

        assertThat(failureOf(() -> client.expect(206)))
                .hasMessage("Your server answered 200 to \"GET /b HTTP/1.1\" with \"Range: x\" and \"If-Range: y\";"
                        + " expected 206");
        assertThat(failureOf(() -> client.expect(206)))
                .hasMessage("Your server answered 200 to \"GET /c\" without fields; expected 206");
    }

    @Test
    void aFieldThatIsNotThereOrOtherwiseIsTold() throws Exception {
        server.answers("HTTP/1.1 405 No\r\nAllow: HEAD , GET\r\nETag: x\r\nContent-Length: 4\r\n\r\n");
        HttpAnswer answer = client.expect(405).lists("Allow", "GET", "HEAD");

        String begin = "Your server's answer to \"GET /a HTTP/1.1\" ";
        assertThat(failureOf(() -> answer.has("Date", ""))).hasMessage(begin + "has no Date");
        assertThat(failureOf(() -> answer.body("hello")))
                .hasMessage(begin + "has \"Content-Length: 4\"; expected \"Content-Length: 5\"");
        assertThat(failureOf(() -> answer.lists("Allow", "GET")))
                .hasMessage(begin + "has \"Allow: HEAD , GET\"; expected GET there");
        assertThat(failureOf(() -> answer.matching("ETag", "\".*\"")))
                .hasMessage(begin + "has \"ETag: x\", which is not of that field's form");
        assertThat(failureOf(() -> answer.hasOther("ETag", "x"))).hasMessage(begin + "still has \"ETag: x\"");
    }

    @Test
    void fieldsOfTheMomentAreNotCompared() throws Exception {
        client.request("HEAD /a HTTP/1.1");
        server.answers("HTTP/1.1 200 OK\r\nDate: 1\r\nETag: x\r\nConnection: close\r\n\r\n")
                .answers("HTTP/1.1 200 OK\r\nDate: 2\r\nETag: y\r\n\r\n");
        HttpAnswer whole = client.expect(200);
        HttpAnswer head = client.expect(200);

        assertThat(failureOf(() -> head.hasFieldsOf(whole)))
                .hasMessageContaining("has \"ETag: y\"; expected \"ETag: x\"");
    }

    @Test
    void whatIsNoHeadIsTold() throws Exception {
        server.answers("hello\r\n\r\nHTTP/1.1 200 OK\r\nno colon\r\n\r\nHTTP/1.1 200 OK\n\n");
        client.requests(List.of("GET /b HTTP/1.1", "Host: here"), List.of("GET /c HTTP/1.1", "Host: here"));

        assertThat(failureOf(() -> client.expect(200)))
                .hasMessage("Your server sent \"hello\" where the status line of the answer to \"GET /a HTTP/1.1\""
                        + " should be");
        assertThat(failureOf(() -> client.expect(200)))
                .hasMessage(
                        "Your server sent \"no colon\" where a field of the answer to \"GET /b HTTP/1.1\" should be");
        assertThat(failureOf(() -> client.expect(200)))
                .hasMessage("Your server sent the line \"HTTP/1.1 200 OK\\n\" of the answer to \"GET /c HTTP/1.1\","
                        + " which does not end with CRLF");
    }

    @Test
    void anEndOrAResetInPlaceOfAnAnswerIsTold() throws Exception {
        server.answers("HTTP/1.1 2").ends();

        CheckFailure failure = failureOf(() -> client.expect(200));

        assertThat(failure).hasMessage("Your server ended the stream in place of the answer to \"GET /a HTTP/1.1\"");
        assertThat(failure.missing()).isEqualTo("the answer to \"GET /a HTTP/1.1\"");
        assertThat(failure.detail()).containsExactly("The line that it had begun: 10 bytes \"HTTP/1.1 2\"");
    }

    @Test
    void silenceIsTold() {
        CheckFailure failure = failureOf(() -> client.expect(200));

        assertThat(failure).hasMessage("Your server sent nothing more in place of the answer to \"GET /a HTTP/1.1\"");
        assertThat(failure.waitedInVain()).isTrue();
    }

    @Test
    void aPartOfALargeFileIsCompared() throws Exception {
        LargeFile large = new LargeFile(3_000_000);
        byte[] bytes = new byte[1_000];
        large.fill(bytes, bytes.length, 2_999_000);
        server.answers("HTTP/1.1 206 Part\r\n\r\n" + new String(bytes, StandardCharsets.ISO_8859_1))
                .answers("x".repeat(10));

        HttpAnswer answer = client.expect(206).part(large, 2_999_000, 3_000_000);
        assertThat(failureOf(() -> answer.part(large, 0, 10)))
                .hasMessage("Your server sent other bytes than expected, after 0 right ones");
    }

    @Test
    void aResetIsAnEndToo() throws Exception {
        server.answers("");
        assertThat(server.reads(31)).isNotEmpty();
        server.resets();

        assertThatCode(client::expectClosed).doesNotThrowAnyException();
    }

    @Test
    void theDribbleStopsAtTheEnd() throws Exception {
        server.answers("HTTP/1.1 408 Late\r\n\r\n").ends();

        assertThatCode(() -> client.dribblesUntilClosed("x".repeat(1_000), 5)).doesNotThrowAnyException();
    }

    @Test
    void aDribbleThatIsTakenWholeIsTold() throws Exception {
        server.answers("");

        assertThat(failureOf(() -> client.dribblesUntilClosed("GET", 5)))
                .hasMessage("Your server still waits for more of a request of which 3 bytes came, one each 5 ms");
    }

    private static CheckFailure failureOf(ThrowingCallable claim) {
        return catchThrowableOfType(CheckFailure.class, claim);
    }
}
