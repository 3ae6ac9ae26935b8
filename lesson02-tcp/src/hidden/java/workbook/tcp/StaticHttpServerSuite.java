package workbook.tcp;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;
import static workbook.harness.tcp.Tcp.loopback;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.http.HttpClientPeer;
import workbook.harness.http.RawHttp;
import workbook.harness.resource.Folder;
import workbook.harness.resource.Memory;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpFault;

@Exercise(
        value = "2.8",
        policy = {
            "+ java.nio.file.**",
            "+ java.nio.channels.FileChannel",
            "+ java.io.File",
            "+ java.io.FileInputStream",
            "+ java.io.RandomAccessFile"
        })
class StaticHttpServerSuite {

    private static final String HOST = "Host: localhost";

    /** Far more than the kernel's buffers take on the way. */
    private static final long MUCH = 32L << 20;

    /** More than an int counts. */
    private static final long HUGE = 3L << 30;

    @Check(
            points = 2,
            seconds = 10,
            because = "A file is bytes: copy them as they are, and let Content-Length count them.")
    void filesAreServedByteForByte(Tcp tcp, Tasks tasks, Folder folder, Dice dice) throws Exception {
        byte[] all = dice.bytes(100_000);
        folder.file("a.txt", "hello")
                .file("empty", "")
                .file("all.bin", all)
                .file("sub/two words+one.txt", "d\u00e9j\u00e0");
        var server = tcp.closing(server(folder.path(), tasks));
        var first = get(tcp, server, "/a.txt").expect(200);
        // One digit will do: a verdict that looked for the zero would be another one from the tenth of a month on.
        first.matching("Date", "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
        first.body("hello");
        get(tcp, server, "/all.bin").expect(200).body(all);
        get(tcp, server, "/empty").expect(200).body("");
        get(tcp, server, "/sub/two%20words+one%2etxt").expect(200).body("d\u00e9j\u00e0");
        if (canHold(folder, "caf\u00e9.txt")) {
            get(tcp, server, "/caf%C3%A9.txt").expect(200).body("hello");
        }
        get(tcp, server, "/a.txt?name=%zz/../b").expect(200).body("hello");
        get(tcp, server, "http://localhost/a.txt").expect(200).body("hello");
    }

    @Check(
            points = 2,
            seconds = 6,
            because =
                    "HEAD answers as GET does, without the body; and the body of a request is never the next request.")
    void headHasNoBodyAndOtherMethodsAreRefused(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("a.txt", "hello");
        var server = tcp.closing(server(folder.path(), tasks));
        var whole = get(tcp, server, "/a.txt").expect(200);
        whole.body("hello");
        var head = ask(tcp, server, "HEAD /a.txt HTTP/1.1", HOST, "Connection: close");
        head.expect(200).hasFieldsOf(whole).bodyless();
        head.expectClosed();
        ask(tcp, server, "HEAD /a.txt HTTP/1.1", HOST, "Range: bytes=0-1")
                .expect(200)
                .has("Content-Length", "5");
        var missing = ask(tcp, server, "HEAD /b.txt HTTP/1.1", HOST, "Connection: close");
        missing.expect(404).bodyless();
        missing.expectClosed();
        ask(tcp, server, "DELETE /a.txt HTTP/1.1", HOST)
                .expect(405)
                .lists("Allow", "GET", "HEAD")
                .anyBody();
        // A body that looks like a request is a body.
        String body = "GET /a.txt HTTP/1.1\r\n" + HOST + "\r\n\r\n";
        var post =
                withBody(tcp, server, "POST /a.txt HTTP/1.1", "Content-Length: " + body.length() + "\r\n\r\n" + body);
        post.expect(405).anyBody();
        post.expectClosed();
        for (String sent : List.of(
                "Content-Length: " + body.length() + "\r\n\r\n" + body,
                "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                        + "\r\n0\r\n\r\n")) {
            var getting = withBody(tcp, server, "GET /a.txt HTTP/1.1", sent);
            getting.expect(200, 400).anyBody();
            getting.expectClosed();
            var heading = withBody(tcp, server, "HEAD /a.txt HTTP/1.1", sent);
            heading.expect(200, 400).bodyless();
            heading.expectClosed();
        }
    }

    @Check(
            points = 2,
            seconds = 10,
            because = "Decode the path once, resolve it, take the real path, and then look whether it is inside.")
    void nothingOutsideTheFolderIsServed(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("a.txt", "hello").file("sub/b.txt", "inside");
        folder.file("../secret.txt", "secret").file("../served-too/secret.txt", "secret");
        folder.link("../door", "served").link("in.txt", "sub/b.txt").link("loop", "loop");
        folder.link("out.txt", "../secret.txt").link("sub/out", "../..").link("near", "../served-too");
        // The folder itself is given through a link.
        var server = tcp.closing(server(folder.path("../door"), tasks));
        get(tcp, server, "/a.txt").expect(200).body("hello");
        get(tcp, server, "/in.txt").expect(200).body("inside");
        for (String nothing : List.of("/b.txt", "/", "/sub", "/sub/", "/loop", "/a%2Etx")) {
            get(tcp, server, nothing).expect(404).anyBody();
        }
        for (String path : List.of(
                "/../secret.txt",
                "/sub/../../secret.txt",
                "/../served-too/secret.txt",
                "/" + folder.path("../secret.txt"),
                "/%2e%2e/secret.txt",
                "/..%2Fsecret.txt",
                "/sub%2f%2E%2E%2f..%2fsecret.txt",
                "/%252e%252e/secret.txt",
                "/a.txt%00",
                "/%00/../../secret.txt",
                "/..%zz",
                "/%2",
                "/%ff%C0%AE%C0%AE/secret.txt",
                "/out.txt",
                "/sub/out/secret.txt",
                "/near/secret.txt")) {
            get(tcp, server, path).expect(400, 403, 404).anyBody();
        }
        get(tcp, server, "/a.txt").expect(200).body("hello");
    }

    @Check(
            points = 2,
            seconds = 6,
            because =
                    "A length lets the next answer follow; close, among Connection's options, in any case, ends that.")
    void oneConnectionServesRequestsInTheirOrder(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("a.txt", "hello").file("b.txt", "goodbye");
        var server = tcp.closing(server(folder.path(), tasks));
        var client = RawHttp.connect(tcp, server.address());
        for (int i = 0; i < 5; i++) {
            client.request("GET /a.txt HTTP/1.1", HOST).expect(200).body("hello");
        }
        client.request("GET /c.txt HTTP/1.1", HOST).expect(404).anyBody();
        client.requests(
                List.of("GET /b.txt HTTP/1.1", HOST),
                List.of("HEAD /a.txt HTTP/1.1", HOST),
                List.of("GET /c.txt HTTP/1.1", HOST),
                List.of("GET /a.txt HTTP/1.1", HOST, "Connection: keep-alive"));
        client.expect(200).body("goodbye");
        client.expect(200).has("Content-Length", "5").bodyless();
        client.expect(404).anyBody();
        client.expect(200).body("hello");
        client.request("GET /b.txt HTTP/1.1", "hOST:localhost  ", "CONNECTION: te, Close")
                .expect(200)
                .body("goodbye");
        client.expectClosed();
        var inPieces = RawHttp.connect(tcp, server.address()).through(TcpFault.pieces(3));
        inPieces.send("\r\n").request("GET /b.txt HTTP/1.1", HOST).expect(200).body("goodbye");
        inPieces.request("GET /a.txt HTTP/1.1", HOST).expect(200).body("hello");
        var old = ask(tcp, server, "GET /a.txt HTTP/1.0");
        old.expect(200).body("hello");
        old.expectClosed();
    }

    @Check(
            points = 2,
            seconds = 6,
            because = "What can be read in two ways is refused: another server on the way may read it the other way.")
    void malformedRequestsAreRefused(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("a.txt", "hello");
        var server = tcp.closing(server(folder.path(), tasks));
        for (List<String> lines : List.of(
                List.of("GET /a.txt HTTP/1.1"),
                List.of("GET /a.txt HTTP/1.1", HOST, "Host: elsewhere"),
                List.of("GET /a.txt HTTP/1.0", HOST, "Host: elsewhere"),
                List.of("GET /a.txt", HOST),
                List.of("GET /a.txt HTTP/1.x", HOST),
                List.of("GET a.txt HTTP/1.1", HOST),
                List.of("/a.txt", HOST),
                List.of("GET /a.txt HTTP/1.1", HOST, "no colon"),
                List.of("GET /a.txt HTTP/1.1", HOST, "Range : bytes=0-1"))) {
            var client = RawHttp.connect(tcp, server.address()).requests(lines);
            client.expect(400).anyBody();
            client.expectClosed();
        }
        get(tcp, server, "/a.txt").expect(200).body("hello");
    }

    @Check(
            points = 1,
            seconds = 6,
            because = "A head has no end until it has come: whoever reads it sets a limit, and says when it is passed.")
    void aHeadMayNotBeOfAnyLength(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("a.txt", "hello");
        var server = tcp.closing(server(folder.path(), tasks));
        get(tcp, server, "/a.txt?" + "x".repeat(8_000 - "GET /a.txt? HTTP/1.1".length()))
                .expect(200)
                .body("hello");
        var many = new ArrayList<>(List.of("GET /a.txt HTTP/1.1", HOST));
        while (many.size() < 160) {
            many.add("X-Field: " + "x".repeat(90));
        }
        RawHttp.connect(tcp, server.address()).requests(many).expect(200).body("hello");
        while (many.size() < 800) {
            many.add("X-Field: " + "x".repeat(90));
        }
        var tooMany = RawHttp.connect(tcp, server.address()).requests(many);
        tooMany.expect(431).anyBody();
        tooMany.expectClosed();
        var endless = RawHttp.connect(tcp, server.address()).expectsAnswerTo("GET /xxx...");
        endless.send("GET /" + "x".repeat(20_000)).expect(414).anyBody();
        endless.expectClosed();
    }

    @Check(
            points = 2,
            seconds = 10,
            because =
                    "A range includes both its ends; a suffix longer than the file is all of it; 206 says which part.")
    void rangesAreServed(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("ten.txt", "0123456789").file("empty", "");
        var huge = folder.large("huge.bin", HUGE);
        var server = tcp.closing(server(folder.path(), tasks));
        range(tcp, server, "bytes=2-4")
                .expect(206)
                .has("Content-Range", "bytes 2-4/10")
                .body("234");
        range(tcp, server, "bytes=9-9")
                .expect(206)
                .has("Content-Range", "bytes 9-9/10")
                .body("9");
        range(tcp, server, "bytes=7-")
                .expect(206)
                .has("Content-Range", "bytes 7-9/10")
                .body("789");
        range(tcp, server, "bytes=-3")
                .expect(206)
                .has("Content-Range", "bytes 7-9/10")
                .body("789");
        range(tcp, server, "bytes=-11")
                .expect(206)
                .has("Content-Range", "bytes 0-9/10")
                .body("0123456789");
        range(tcp, server, "bytes=8-99999999999999999999")
                .expect(206)
                .has("Content-Range", "bytes 8-9/10")
                .body("89");
        for (String none : List.of("bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999-")) {
            range(tcp, server, none)
                    .expect(416)
                    .has("Content-Range", "bytes */10")
                    .anyBody();
        }
        get(tcp, server, "/empty", "Range: bytes=0-")
                .expect(416)
                .has("Content-Range", "bytes */0")
                .anyBody();
        for (String malformed : List.of("bytes=4-2", "bytes=a-b", "bytes=-", "bytes", "")) {
            range(tcp, server, malformed).expect(200, 400, 416).anyBody();
        }
        range(tcp, server, "lines=2-4").expect(200).body("0123456789");
        range(tcp, server, "bytes=0-1,4-5").expect(200, 206).anyBody();
        get(tcp, server, "/huge.bin", "Range: bytes=-1000")
                .expect(206)
                .has("Content-Range", "bytes " + (HUGE - 1000) + "-" + (HUGE - 1) + "/" + HUGE)
                .has("Content-Length", "1000")
                .part(huge, HUGE - 1000, HUGE);
    }

    @Check(
            points = 1,
            seconds = 6,
            because = "A strong ETag stands for these very bytes: the same ETag, the same file, and nothing to send.")
    void aCopyThatIsStillGoodIsNotSentAgain(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("a.txt", "hello");
        var server = tcp.closing(server(folder.path(), tasks));
        var whole = get(tcp, server, "/a.txt").expect(200);
        String tag = whole.matching("ETag", "\"[!#-~]*\"");
        whole.body("hello");
        for (String same : List.of(tag, "*", "W/" + tag, "\"another\", " + tag)) {
            var client = get(tcp, server, "/a.txt", "If-None-Match: " + same, "Connection: close");
            client.expect(304).has("ETag", tag).bodyless();
            client.expectClosed();
        }
        get(tcp, server, "/a.txt", "If-None-Match: \"another\"").expect(200).body("hello");
        get(tcp, server, "/a.txt", "Range: bytes=0-1", "If-Range: " + tag)
                .expect(206)
                .body("he");
        for (String other : List.of("\"another\"", "W/" + tag)) {
            get(tcp, server, "/a.txt", "Range: bytes=0-1", "If-Range: " + other)
                    .expect(200)
                    .body("hello");
        }
        get(tcp, server, "/a.txt", "If-None-Match: " + tag, "Range: bytes=0-1")
                .expect(304)
                .bodyless();
        folder.file("a.txt", "hello again");
        get(tcp, server, "/a.txt", "If-None-Match: " + tag)
                .expect(200)
                .hasOther("ETag", tag)
                .body("hello again");
        // Two files of one length, written within one second.
        if (hasChangedAt(folder.file("b.txt", "first").path("b.txt"), 1_700_000_000_250L)) {
            var before = get(tcp, server, "/b.txt").expect(200);
            String old = before.matching("ETag", "\"[!#-~]*\"");
            before.body("first");
            if (hasChangedAt(folder.file("b.txt", "other").path("b.txt"), 1_700_000_000_750L)) {
                get(tcp, server, "/b.txt", "If-None-Match: " + old)
                        .expect(200)
                        .hasOther("ETag", old)
                        .body("other");
            }
        }
    }

    @Check(
            points = 1,
            seconds = 8,
            because = "A time-out for each read starts anew with each byte: the whole head needs one deadline.")
    void aSlowClientIsClosedAndHoldsUpNobody(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("a.txt", "hello");
        var large = folder.large("large.bin", MUCH);
        var server =
                tcp.closing(new StaticHttpServer(loopback(), folder.path(), Duration.ofSeconds(1), tasks.executor()));
        var download = get(tcp, server, "/large.bin").expect(200);
        var idle = RawHttp.connect(tcp, server.address());
        var stalled = RawHttp.connect(tcp, server.address()).send("GET /a.t");
        get(tcp, server, "/a.txt").expect(200).body("hello");
        RawHttp.connect(tcp, server.address())
                .dribblesUntilClosed("GET /a.txt HTTP/1.1\r\n" + HOST + "\r\nX-Slow: " + "x".repeat(30), 50);
        idle.peer().expectGone();
        stalled.peer().expectGone();
        // The answer has taken longer than a request may.
        download.part(large, 0, MUCH);
    }

    @Check(
            points = 1,
            seconds = 8,
            because =
                    "A file may be longer than memory: read a piece, write it, and read the next one into the same array.")
    void aLargeFileIsNotHeldInMemory(Tcp tcp, Tasks tasks, Folder folder, Memory memory) throws Exception {
        var large = folder.large("large.bin", MUCH);
        var server = tcp.closing(server(folder.path(), tasks));
        var answer = get(tcp, server, "/large.bin").expect(200).has("Content-Length", Long.toString(MUCH));
        answer.part(large, 0, MUCH / 2);
        // The contract says 1 MiB; the rest is room for what the JVM itself holds.
        memory.expectHeldAtMost(8, "in the middle of a file of 32 MiB");
        answer.part(large, MUCH / 2, MUCH);
    }

    @Check(
            points = 1,
            seconds = 10,
            because =
                    "A protocol is what two programs agree on that do not know each other: here is one that you know.")
    void theJdksOwnClientIsServed(Tcp tcp, Tasks tasks, Folder folder, Dice dice, HttpClientPeer http)
            throws Exception {
        byte[] all = dice.bytes(100_000);
        folder.file("all.bin", all).file("ten.txt", "0123456789");
        var server = tcp.closing(server(folder.path(), tasks));
        var whole = http.get(server.address(), "/all.bin").is(200);
        whole.body(all);
        http.head(server.address(), "/all.bin").is(200).hasFieldsOf(whole).bodyless();
        http.get(server.address(), "/missing").is(404).anyBody();
        http.get(server.address(), "/ten.txt", "Range", "bytes=2-4")
                .is(206)
                .has("Content-Range", "bytes 2-4/10")
                .body("234");
        http.get(server.address(), "/all.bin", "If-None-Match", "*").is(304).bodyless();
        http.get(server.address(), "/ten.txt").is(200).body("0123456789");
    }

    @Check(
            points = 1,
            seconds = 8,
            because = "A task waits in each connection, to read or to write: only closing the sockets ends them all.")
    void closeEndsEveryConnectionAndEveryTask(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("a.txt", "hello");
        folder.large("large.bin", MUCH);
        var server = server(folder.path(), tasks);
        List<RawHttp> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(get(tcp, server, "/a.txt"));
            clients.get(i).expect(200).body("hello");
        }
        clients.get(0).send("GET /a.t");
        // One more reads nothing of a file that is longer than what the buffers take.
        get(tcp, server, "/large.bin").expect(200);
        tasks.expectNoOtherThread();
        var address = server.address();
        doing("close()", server::close).succeeds();
        tasks.expectEnded();
        for (RawHttp client : clients) {
            client.peer().expectGone();
        }
        tcp.expectRefused(address);
        doing("a second close()", server::close).succeeds();
        var taken = tcp.listen().address();
        calling(
                        "new StaticHttpServer on a port in use",
                        () -> new StaticHttpServer(taken, folder.path(), Duration.ofSeconds(1), tasks.executor()))
                .refuses(IOException.class);
        calling("new StaticHttpServer of a folder that is not there", () -> server(folder.path("gone"), tasks))
                .refuses(IOException.class);
        tasks.expectEnded();
    }

    private static StaticHttpServer server(Path folder, Tasks tasks) throws IOException {
        return new StaticHttpServer(loopback(), folder, Duration.ofSeconds(30), tasks.executor());
    }

    /** Makes the file, unless the system's locale or its file system cannot give this name to any. */
    private static boolean canHold(Folder folder, String name) throws IOException {
        try {
            folder.file(name, "hello");
            return true;
        } catch (InvalidPathException | FileSystemException e) {
            return false;
        }
    }

    /** Sets a file's time of change; tells whether the file system keeps it to the millisecond. */
    private static boolean hasChangedAt(Path file, long millis) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
        return Files.getLastModifiedTime(file).toMillis() == millis;
    }

    /** Sends a request line, Host, and all that is {@code sent} behind them, in one piece, and ends its direction. */
    private static RawHttp withBody(Tcp tcp, StaticHttpServer server, String line, String sent) throws Exception {
        return RawHttp.connect(tcp, server.address())
                .expectsAnswerTo(line)
                .send(line + "\r\n" + HOST + "\r\n" + sent)
                .finish();
    }

    /** Sends a request on a connection of its own. */
    private static RawHttp ask(Tcp tcp, StaticHttpServer server, String... lines) throws Exception {
        return RawHttp.connect(tcp, server.address()).request(lines);
    }

    private static RawHttp get(Tcp tcp, StaticHttpServer server, String target, String... fields) throws Exception {
        List<String> lines = new ArrayList<>(List.of("GET " + target + " HTTP/1.1", HOST));
        lines.addAll(List.of(fields));
        return ask(tcp, server, lines.toArray(String[]::new));
    }

    private static RawHttp range(Tcp tcp, StaticHttpServer server, String range) throws Exception {
        return get(tcp, server, "/ten.txt", "Range: " + range);
    }
}
