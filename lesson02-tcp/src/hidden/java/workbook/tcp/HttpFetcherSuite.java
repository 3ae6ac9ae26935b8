package workbook.tcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static workbook.harness.call.Calling.calling;
import static workbook.harness.tcp.TcpFault.delay;
import static workbook.harness.tcp.TcpFault.pieces;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.call.Started;
import workbook.harness.http.HttpServerPeer;
import workbook.harness.http.RequestHead;
import workbook.harness.resource.Sockets;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpListener;
import workbook.harness.tcp.TcpPeer;
import workbook.harness.text.Bytes;

@Exercise("2.7")
class HttpFetcherSuite {

    private static final HttpLimits WIDE = new HttpLimits(8_000, 100, 1 << 20);
    private static final HttpLimits NARROW = new HttpLimits(40, 3, 20);
    /** Longer than the limit of any check, also on a busy machine: no wait ends by it. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Duration DEADLINE = Duration.ofMillis(500);

    @Check(
            points = 2,
            seconds = 6,
            because = "A request is lines that end in CR LF, an empty one last; HTTP/1.1 wants to know the Host.")
    void theRequestIsOneThatEveryServerTakes(Tcp tcp, Dice dice) throws Exception {
        var client = new HttpFetcher(WIDE, LONG);
        var listener = tcp.listen();
        var named = named("shop.example", listener.address());
        var target = "/apples/" + dice.letters(6) + "?kind=red%20ones&n=3";
        var fetch = tcp.starting("fetch(server, \"" + target + "\")", () -> client.fetch(named, target));
        var server = listener.accept();
        RequestHead.from(server)
                .asks("GET " + target + " HTTP/1.1")
                .tells("Host", "shop.example:" + named.getPort())
                .tells("Connection", "close");
        server.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        fetch.ends().succeeds();
        server.expectEnd();
        // Nobody listens there, so whoever connects first learns of that and not of the target.
        var nobody = tcp.refusing();
        for (var bad : List.of("apples", "", "/red apples", "/\r\nHost: elsewhere", "/äpfel")) {
            calling("fetch(server, " + Bytes.quoteWhole(bad) + ")", () -> client.fetch(nobody, bad))
                    .refuses(IllegalArgumentException.class);
        }
    }

    @Check(
            points = 2,
            seconds = 8,
            because = "The body ends where its length says, not where the connection ends, and it is bytes, not text.")
    void theBodyEndsWhereItsLengthSays(Tcp tcp, Dice dice) throws Exception {
        var client = new HttpFetcher(WIDE, LONG);
        var listener = tcp.listen();
        byte[] every = Bytes.fromHex("00 0d 0a 0d 0a 1a 7f 80 ff fe");
        // More than one read gives, however fast they come.
        byte[] many = dice.bytes(200_000);
        answers(tcp, client, listener, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello");
        answers(tcp, client, listener, "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone", 404, "none");
        answers(tcp, client, listener, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, "");
        answers(tcp, client, listener, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello, world", 200, "hello");
        for (byte[] body : List.of(every, many)) {
            var fetch = fetching(tcp, client, listener, "a binary body");
            var server = asked(listener);
            server.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
            // Who has seen enough may leave: what came of the fetch says more than a send that failed.
            server.offer(body);
            var response = fetch.ends().result();
            calling("response.body()", response::body).returns(body);
            server.expectGone();
        }
    }

    @Check(
            points = 1,
            seconds = 6,
            because = "Names of fields ignore case, and the blanks around a value are optional (RFC 9112, 5).")
    void fieldsAreReadInEveryNotation(Tcp tcp) throws Exception {
        var client = new HttpFetcher(WIDE, LONG);
        var listener = tcp.listen();
        answers(tcp, client, listener, "HTTP/1.1 200 OK\r\ncontent-length:5\r\n\r\nhello", 200, "hello");
        answers(tcp, client, listener, "HTTP/1.1 299 \r\nCONTENT-LENGTH: \t 5 \t \r\n\r\nhello", 299, "hello");
        answers(tcp, client, listener, "HTTP/1.0 200 Very well: done\r\nContent-LENGTH:\t5\r\n\r\nhello", 200, "hello");
        var fetch = fetching(tcp, client, listener, "a head in small pieces");
        asked(listener)
                .through(pieces(3), delay(1))
                .offer(
                        Bytes.utf8(
                                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-Time: 12:30\r\nX-Empty:\r\nx-tIME:\t13:45 \r\n\r\nend"));
        var response = fetch.ends().result();
        calling("new String(response.body())", () -> text(response)).returns("end");
        calling("response.fields().get(\"x-time\")", () -> field(response, "x-time"))
                .returns(List.of("12:30", "13:45"));
        calling("response.fields().get(\"x-empty\")", () -> field(response, "x-empty"))
                .returns(List.of(""));
        calling("response.fields().get(\"content-length\")", () -> field(response, "content-length"))
                .returns(List.of("3"));
    }

    @Check(points = 1, seconds = 8, because = "A program that keeps to the protocol understands servers of others.")
    void theJdksOwnServerIsUnderstood(HttpServerPeer server, Tcp tcp, Dice dice) throws Exception {
        var client = new HttpFetcher(WIDE, LONG);
        byte[] counted = dice.bytes(20_000);
        byte[] chunked = dice.bytes(20_000);
        server.serve("/counted?by=server", 200, counted)
                .serveChunked("/chunked", 200, chunked)
                .serve("/nothing", 204, new byte[0]);
        var address = server.address();
        var first = tcp.starting(
                        "fetch(server, \"/counted?by=server\")", () -> client.fetch(address, "/counted?by=server"))
                .ends()
                .result();
        calling("response.status()", first::status).returns(200);
        calling("response.body()", first::body).returns(counted);
        var second = tcp.starting("fetch(server, \"/chunked\")", () -> client.fetch(address, "/chunked"))
                .ends()
                .result();
        calling("response.status()", second::status).returns(200);
        calling("response.body()", second::body).returns(chunked);
        var third = tcp.starting("fetch(server, \"/nothing\")", () -> client.fetch(address, "/nothing"))
                .ends()
                .result();
        calling("response.status()", third::status).returns(204);
        calling("response.body()", third::body).returns(new byte[0]);
    }

    @Check(
            points = 2,
            seconds = 6,
            because = "A chunk is a hex size, perhaps extensions, bytes, CR LF; behind size 0 drop trailer fields too.")
    void chunksAreJoinedAndTheirExtrasDropped(Tcp tcp, Dice dice) throws Exception {
        var client = new HttpFetcher(WIDE, LONG);
        var listener = tcp.listen();
        var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        answers(tcp, client, listener, head + "5\r\nhello\r\n2\r\n, \r\n5\r\nworld\r\n0\r\n\r\n", 200, "hello, world");
        answers(tcp, client, listener, head + "0\r\n\r\n", 200, "");
        var long26 = dice.letters(26);
        answers(
                tcp,
                client,
                listener,
                head.replace("chunked", "Chunked") + "00a\r\n\r\n0\r\n\r\n0\r\n\r\n1A\r\n" + long26 + "\r\n000\r\n\r\n",
                200,
                "\r\n0\r\n\r\n0\r\n" + long26);
        answers(
                tcp,
                client,
                listener,
                head + "5;name=value\r\nhello\r\n1 ;a;b=\"c;d\"\r\n!\r\n0;last\r\n\r\n",
                200,
                "hello!");
        var fetch = fetching(tcp, client, listener, "chunks in small pieces, with trailer fields");
        var server = asked(listener).through(pieces(2), delay(1));
        server.offer(Bytes.utf8(head + "3\r\none\r\n3\r\ntwo\r\n0\r\nX-Sum: 6\r\nContent-Length: 1\r\n\r\n"));
        var response = fetch.ends().result();
        calling("new String(response.body())", () -> text(response)).returns("onetwo");
        calling("response.fields().get(\"x-sum\")", () -> field(response, "x-sum"))
                .returns(null);
        server.expectGone();
    }

    @Check(
            points = 1,
            seconds = 6,
            because =
                    "Without a length and without chunks the end of the stream is the end of the body (RFC 9112, 6.3).")
    void aBodyWithoutALengthEndsWithTheStream(Tcp tcp, Dice dice) throws Exception {
        var client = new HttpFetcher(WIDE, LONG);
        var listener = tcp.listen();
        var much = dice.letters(50_000);
        for (var body : List.of("no length\r\n", much, "")) {
            var fetch = fetching(tcp, client, listener, "a body without a length");
            var server = asked(listener);
            server.send("HTTP/1.0 200 OK\r\nX-Kind: text\r\n\r\n");
            for (int from = 0; from < body.length(); from += 20_000) {
                server.offer(Bytes.utf8(body.substring(from, Math.min(body.length(), from + 20_000))));
                tcp.pause(20);
            }
            fetch.isStillWaiting();
            server.finish();
            var response = fetch.ends().result();
            calling("new String(response.body())", () -> text(response)).returns(body);
        }
    }

    @Check(
            points = 2,
            seconds = 8,
            because =
                    "1xx, 204 and 304 end with their head; a 1xx is dropped with its fields, and another response comes.")
    void interimAndEmptyResponsesHaveNoBody(Tcp tcp) throws Exception {
        var client = new HttpFetcher(NARROW, LONG);
        var listener = tcp.listen();
        var ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        answers(tcp, client, listener, "HTTP/1.1 100 Continue\r\n\r\n" + ok, 200, "ok");
        var fetch = fetching(tcp, client, listener, "two interim responses and a final one");
        var server = asked(listener);
        server.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nLink: </b>\r\n\r\n");
        server.send("HTTP/1.1 102 Processing\r\nX-Done: 50%\r\nX-Left: 50%\r\n\r\n");
        tcp.pause(20);
        fetch.isStillWaiting();
        server.send(ok);
        var response = fetch.ends().result();
        calling("response.status()", response::status).returns(200);
        calling("new String(response.body())", () -> text(response)).returns("ok");
        calling("response.fields().get(\"link\")", () -> field(response, "link"))
                .returns(null);
        for (var status : List.of("204 No Content", "304 Not Modified")) {
            var line = "HTTP/1.1 " + status + "\r\n";
            int number = Integer.parseInt(status.substring(0, 3));
            answers(tcp, client, listener, line + "\r\n", number, "");
            answers(tcp, client, listener, line + "Content-Length: 19\r\n\r\n", number, "");
            // More than the limit, and nothing comes: the length is that of the body which was not sent.
            answers(tcp, client, listener, line + "Content-Length: 5000\r\n\r\n", number, "");
            answers(tcp, client, listener, line + "Transfer-Encoding: chunked\r\n\r\n", number, "");
        }
    }

    @Check(
            points = 1,
            seconds = 8,
            because =
                    "A length and a last chunk tell a whole body from a cut one: a part must not look like the whole.")
    void aResponseThatIsCutIsToldAsSuch(Tcp tcp, Sockets sockets) throws Exception {
        var client = new HttpFetcher(WIDE, LONG);
        var listener = tcp.listen();
        var counted = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
        var chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (var cut : List.of(
                counted + "hell",
                counted,
                chunked + "5\r\nhell",
                chunked + "5\r\nhello\r\n",
                chunked + "5\r\nhello\r\n1",
                chunked + "5\r\nhello\r\n0\r\n",
                chunked + "5\r\nhello\r\n0\r\nX-Sum: 5\r\n",
                chunked,
                "HTTP/1.1 200 OK\r\nX-Kind: text\r\n",
                "HTTP/1.1 200 O",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "")) {
            var fetch = fetching(tcp, client, listener, "a response that ends with " + ending(cut));
            var server = asked(listener);
            server.send(cut).finish();
            fetch.ends().refuses(EOFException.class);
            server.expectGone();
            server.close();
        }
        for (var cut : List.of(counted + "hell", "HTTP/1.1 200 OK\r\n\r\nhell")) {
            var fetch = fetching(tcp, client, listener, "a response that ends with a reset");
            var server = asked(listener);
            server.send(cut).reset();
            fetch.ends().refuses(IOException.class);
        }
        sockets.expectOpenAtMost(2, "after 14 fetches have failed");
    }

    @Check(
            points = 1,
            seconds = 8,
            because =
                    "Who believes one of two lengths reads where others do not: refuse, do not choose (RFC 9112, 6.3).")
    void lengthsThatContradictEachOtherAreRefused(Tcp tcp) throws Exception {
        var client = new HttpFetcher(WIDE, LONG);
        var listener = tcp.listen();
        var ok = "HTTP/1.1 200 OK\r\n";
        answers(tcp, client, listener, ok + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 200, "hello");
        answers(tcp, client, listener, ok + "Content-Length: 5, 5\r\nX-A: 7\r\n\r\nhello", 200, "hello");
        for (var fields : List.of(
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 6\r\nX-A: 1\r\ncontent-length: 5\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: 0\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: gzip\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n",
                "Transfer-Encoding: chunked\r\nX-A: 1\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 5 5\r\n",
                "Content-Length: 5,\r\n",
                "Content-Length: ,\r\n",
                "Content-Length: five\r\n",
                "Content-Length:\r\n")) {
            refuses(tcp, client, listener, ok + fields + "\r\n5\r\nhello\r\n0\r\n\r\n", "with " + quoted(fields));
        }
    }

    @Check(
            points = 1,
            seconds = 8,
            because =
                    "A line that the grammar does not have means something else to everybody: refuse it, do not guess.")
    void whatIsNoResponseIsRefused(Tcp tcp) throws Exception {
        var client = new HttpFetcher(WIDE, LONG);
        var listener = tcp.listen();
        var rest = "\r\nContent-Length: 2\r\n\r\nok";
        for (var line : List.of(
                "ICY 200 OK",
                "220 mail.example ready",
                "HTTP/2 200 OK",
                "HTTP/1.1 20 OK",
                "HTTP/1.1 2000 OK",
                "HTTP/1.1 +20 OK",
                "HTTP/1.1 OK")) {
            refuses(tcp, client, listener, line + rest, "that begins with " + quoted(line));
        }
        var ok = "HTTP/1.1 200 OK\r\n";
        for (var fields :
                List.of("no colon\r\n", "X-A: 1\r\n folded: 2\r\n", "X-A: 1\r\n\tfolded\r\n", " X-A: 1\r\n")) {
            refuses(tcp, client, listener, ok + fields + "Content-Length: 2\r\n\r\nok", "with " + quoted(fields));
        }
        var chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
        for (var chunks : List.of(
                "+5\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "5g\r\nhello\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "5 \r\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                ";a=b\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello, world\r\n0\r\n\r\n",
                "5\r\nhello\r\n0\r\nX-A: 1\r\n folded\r\n\r\n")) {
            refuses(tcp, client, listener, chunked + chunks, "with the chunks " + quoted(chunks));
        }
    }

    @Check(
            points = 1,
            seconds = 8,
            because = "A limit that is asked when all is there has not limited anything: ask before you keep a byte.")
    void whatIsOverALimitIsRefusedBeforeItHasCome(Tcp tcp, Dice dice) throws Exception {
        // A line of 40 bytes, 3 fields, a body of 20 bytes.
        var client = new HttpFetcher(NARROW, LONG);
        var listener = tcp.listen();
        var ok = "HTTP/1.1 200 OK\r\n";
        var chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
        var body = dice.letters(20);
        var longest = "X-Longest: " + dice.letters(29) + "\r\n";
        var three = longest + "B: 2\r\nC: 3\r\n";
        var longestStatus = "HTTP/1.1 200 " + dice.letters(27) + "\r\n";
        answers(
                tcp,
                client,
                listener,
                longestStatus + longest + "B: 2\r\nContent-Length: 20\r\n\r\n" + body,
                200,
                body);
        var trailer = "\r\n0\r\n" + three + "\r\n";
        var tenAndTen = "a\r\n" + body.substring(0, 10) + "\r\nA\r\n" + body.substring(10);
        answers(tcp, client, listener, chunked + tenAndTen + trailer, 200, body);
        var endless = dice.letters(60);
        refuses(tcp, client, listener, "HTTP/1.1 200 " + endless, "whose first line does not end");
        refuses(tcp, client, listener, ok + "X-A: " + endless, "with a field line that does not end");
        refuses(tcp, client, listener, chunked + "5;" + endless, "with a chunk's line that does not end");
        refuses(tcp, client, listener, chunked + "0\r\nX-A: " + endless, "with a trailer line that does not end");
        refuses(
                tcp,
                client,
                listener,
                ok + "X-Longest: " + dice.letters(30) + "\r\n",
                "with a line of one byte too many");
        refuses(tcp, client, listener, ok + three + "D: 4\r\nE: 5\r\n", "with fields that do not end");
        refuses(tcp, client, listener, ok + three + "D: 4\r\n\r\n", "with one field too many");
        refuses(
                tcp,
                client,
                listener,
                chunked + "0\r\n" + three + "D: 4\r\nE: 5\r\n",
                "with trailer fields that do not end");
        refuses(tcp, client, listener, chunked + "0\r\n" + three + "D: 4\r\n\r\n", "with one trailer field too many");
        for (var length : List.of("21", "4294967301", "18446744073709551621", "9".repeat(22))) {
            refuses(tcp, client, listener, ok + "Content-Length: " + length + "\r\n\r\n", "of " + length + " bytes");
        }
        for (var size : List.of("15", "100000005", "10000000000000005", "f".repeat(22))) {
            refuses(tcp, client, listener, chunked + size + "\r\n", "with a chunk of the size " + size);
        }
        refuses(
                tcp,
                client,
                listener,
                chunked + "a\r\n0123456789\r\nb\r\n",
                "with chunks of the sizes a and b, with a limit of 20 bytes for the body,");
        refuses(tcp, client, listener, ok + "\r\n" + body + "!", "without a length, of one byte too many");
        var fetch = fetching(tcp, client, listener, "a response without a length, of just the limit");
        asked(listener).send(ok + "\r\n" + body).finish();
        var response = fetch.ends().result();
        calling("new String(response.body())", () -> text(response)).returns(body);
    }

    @Check(
            points = 1,
            seconds = 10,
            because =
                    "setSoTimeout bounds each read anew; a deadline bounds the head, the chunks and all else together.")
    void aSlowServerCannotStretchTheDeadline(Tcp tcp) throws Exception {
        var client = new HttpFetcher(WIDE, DEADLINE);
        var listener = tcp.listen();
        var ok = "HTTP/1.1 200 OK\r\n";
        // The first fetch loads classes, which takes its time on a busy machine; the others have a deadline.
        answers(tcp, new HttpFetcher(WIDE, LONG), listener, ok + "Content-Length: 2\r\n\r\nok", 200, "ok");
        dribbles(tcp, client, listener, ok, "a: b\r\n".repeat(10) + "Content-Length: 0\r\n\r\n");
        dribbles(tcp, client, listener, ok + "Content-Length: 80\r\n\r\n", "x".repeat(80));
        dribbles(
                tcp,
                client,
                listener,
                ok + "Transfer-Encoding: chunked\r\n\r\n",
                "1\r\nx\r\n".repeat(12) + "0\r\n\r\n");
        // Nobody accepts these: whether the connection stands at so short a deadline is a matter of luck.
        var hasty = new HttpFetcher(WIDE, Duration.ofMillis(100));
        var silent = tcp.listen();
        var nobody = tcp.blackHole();
        tcp.starting("fetch of a response that does not come", () -> hasty.fetch(silent.address(), "/"))
                .ends()
                .refuses(IOException.class);
        tcp.starting("fetch from a host that does not answer", () -> hasty.fetch(nobody, "/"))
                .ends()
                .refuses(IOException.class);
    }

    private static Started<HttpResponse> fetching(Tcp tcp, HttpFetcher client, TcpListener listener, String what) {
        return tcp.starting("fetch of " + what, () -> client.fetch(listener.address(), "/"));
    }

    /** Accepts the client and reads its request, and no byte behind it. */
    private static TcpPeer asked(TcpListener listener) throws IOException {
        var server = listener.accept();
        RequestHead.from(server);
        return server;
    }

    /** Says it line by line, so that the ladder shows each; a client that has seen enough may leave before the end. */
    private static TcpPeer saying(TcpListener listener, String said) throws Exception {
        var server = asked(listener);
        for (var line : said.split("(?<=\n)")) {
            server.offer(Bytes.utf8(line));
        }
        return server;
    }

    /** The server sends {@code said} and keeps the connection; the client must know by itself where it ends. */
    private static void answers(Tcp tcp, HttpFetcher client, TcpListener listener, String said, int status, String body)
            throws Exception {
        var fetch = tcp.starting("fetch(server, \"/\")", () -> client.fetch(listener.address(), "/"));
        var server = saying(listener, said);
        var response = fetch.ends().result();
        calling("response.status()", response::status).returns(status);
        calling("new String(response.body())", () -> text(response)).returns(body);
        server.expectGone();
    }

    /** The server sends {@code said} and nothing more, so whoever waits for more waits in vain. */
    private static void refuses(Tcp tcp, HttpFetcher client, TcpListener listener, String said, String what)
            throws Exception {
        var fetch = fetching(tcp, client, listener, "a response " + what);
        var server = saying(listener, said);
        fetch.ends().refuses(ProtocolException.class);
        server.expectGone();
    }

    /** The server dribbles {@code rest} for longer than the deadline and the second that the contract grants after it. */
    private static void dribbles(Tcp tcp, HttpFetcher client, TcpListener listener, String start, String rest)
            throws Exception {
        var fetch = fetching(tcp, client, listener, "a response that dribbles");
        var server = asked(listener).send(start).through(pieces(1), delay(30));
        server.offer(Bytes.utf8(rest));
        fetch.ends().refuses(SocketTimeoutException.class);
        server.expectGone();
    }

    private static String text(HttpResponse response) {
        return new String(response.body(), ISO_8859_1);
    }

    private static List<String> field(HttpResponse response, String name) {
        return response.fields().get(name);
    }

    private static String quoted(String lines) {
        return Bytes.quoteWhole(lines);
    }

    private static String ending(String cut) {
        return cut.isEmpty() ? "no byte" : Bytes.quoteWhole(cut.substring(Math.max(0, cut.length() - 20)));
    }

    /** Returns the address with a host string of its own, without asking a name service. */
    private static InetSocketAddress named(String host, InetSocketAddress address) throws UnknownHostException {
        var renamed = InetAddress.getByAddress(host, address.getAddress().getAddress());
        return new InetSocketAddress(renamed, address.getPort());
    }
}
