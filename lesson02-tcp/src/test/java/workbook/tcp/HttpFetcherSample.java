package workbook.tcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static workbook.harness.call.Calling.calling;

import java.io.EOFException;
import java.time.Duration;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.http.RequestHead;
import workbook.harness.tcp.Tcp;

/** Sample tests of exercise 2.7. Add checks of your own: copy one, change its name and what the server says. */
@Exercise("2.7")
class HttpFetcherSample {

    @Check
    void aPageIsFetched(Tcp tcp) throws Exception {
        var client = new HttpFetcher(new HttpLimits(1_000, 20, 100_000), Duration.ofSeconds(5));
        var listener = tcp.listen();
        var fetch = tcp.starting("fetch(server, \"/weather\")", () -> client.fetch(listener.address(), "/weather"));
        var server = listener.accept();
        RequestHead.from(server).asks("GET /weather HTTP/1.1");
        server.send("HTTP/1.1 200 OK\r\n");
        server.send("Content-Type: text/plain\r\n");
        server.send("Content-Length: 6\r\n");
        server.send("\r\n");
        server.send("Sunny\n");
        var response = fetch.ends().result();
        calling("response.status()", response::status).returns(200);
        calling("new String(response.body())", () -> new String(response.body(), US_ASCII))
                .returns("Sunny\n");
        server.expectEnd();
    }

    @Check
    void aBodyThatIsCutShortIsNoBody(Tcp tcp) throws Exception {
        var client = new HttpFetcher(new HttpLimits(1_000, 20, 100_000), Duration.ofSeconds(5));
        var listener = tcp.listen();
        var fetch = tcp.starting("fetch(server, \"/weather\")", () -> client.fetch(listener.address(), "/weather"));
        var server = listener.accept();
        RequestHead.from(server);
        server.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nSun").finish();
        fetch.ends().refuses(EOFException.class);
    }
}
