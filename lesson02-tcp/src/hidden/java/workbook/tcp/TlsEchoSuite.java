package workbook.tcp;

import static workbook.harness.call.Calling.doing;
import static workbook.harness.tcp.Tcp.loopback;
import static workbook.harness.tls.Proof.EXPIRED;
import static workbook.harness.tls.Proof.OTHER_NAME;
import static workbook.harness.tls.Proof.STRANGER;
import static workbook.harness.tls.Proof.TRUSTED;
import static workbook.harness.tls.Tls.TLS_1_1;
import static workbook.harness.tls.Tls.TLS_1_2;
import static workbook.harness.tls.Tls.TLS_1_3;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.call.Started;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpFault;
import workbook.harness.tcp.TcpPeer;
import workbook.harness.text.Bytes;
import workbook.harness.tls.Proof;
import workbook.harness.tls.Tls;

@Exercise("2.10")
class TlsEchoSuite {

    private static final int LIMIT = 4_096;

    /** More than the kernels' buffers take on the way to a client that has little room, and does not read. */
    private static final int MUCH = 5 << 19;

    /** The first handshake of a JVM takes long: it must not meet a short time-out. */
    private static final String WARM = "warm";

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<String> BOTH = List.of(TLS_1_3, TLS_1_2);

    @Check(
            points = 2,
            seconds = 10,
            because = "TLS is a layer over the connection: after the handshake there is a stream of bytes, as in 2.3.")
    void aClientOfEachVersionIsEchoed(Tcp tcp, Tls tls, Tasks tasks, Dice dice) throws Exception {
        var server = tcp.closing(server(tls, LONG, tasks));
        for (String version : BOTH) {
            var client = tls.client(tcp.connect(server.address()), version);
            var first = frame(dice.letters(20));
            client.send(first).expect(first);
            var binary = frame(dice.bytes(LIMIT));
            client.send(binary).expect(binary);
            // A record is no frame: one holds two frames here, and then each holds a piece.
            client.send(join(frame("one"), frame(""))).expect(join(frame("one"), frame("")));
            var cut = frame(dice.letters(20));
            client.through(TcpFault.pieces(5)).send(cut).expect(cut);
        }
        tasks.expectNoOtherThread();
    }

    @Check(
            points = 2,
            seconds = 10,
            because =
                    "The context knows whom to trust; a name may be an IP address; a frame's length counts bytes (2.4).")
    void aServerOfEachVersionIsAsked(Tcp tcp, Tls tls, Dice dice) throws Exception {
        var listener = tcp.listen();
        for (String version : BOTH) {
            for (String host : List.of("localhost", "127.0.0.1")) {
                var first = dice.letters(20);
                var ask = asking(tcp, tls, listener.address(), host, first, "Grüße, 世界");
                var server = tls.server(listener.accept(), TRUSTED, version);
                server.expect(frame(first)).send(frame(first));
                server.expect(frame("Grüße, 世界")).through(TcpFault.pieces(5)).send(frame("Grüße, 世界"));
                bothLeave(server);
                ask.ends().returns(List.of(first, "Grüße, 世界"));
            }
        }
    }

    @Check(
            points = 1,
            seconds = 10,
            because = "Which versions a JVM takes by itself differs: name the two that you mean (RFC 8996).")
    void nothingOlderIsOfferedOrTaken(Tcp tcp, Tls tls, Tasks tasks) throws Exception {
        var server = tcp.closing(server(tls, LONG, tasks));
        tls.expectNotTaken(tcp.connect(server.address()), TLS_1_1);
        var listener = tcp.listen();
        var ask = asking(tcp, tls, listener.address(), "localhost", "to an old server");
        tls.expectNotOffered(listener.accept(), TLS_1_1);
        ask.ends().refuses(SSLException.class);
    }

    @Check(
            points = 2,
            seconds = 10,
            because = "The context's trust manager knows whom to trust and until when: leave it in its place.")
    void aCertificateThatIsNotTrustedOrHasExpiredIsRefused(Tcp tcp, Tls tls) throws Exception {
        for (String version : BOTH) {
            isRefused(tcp, tls, STRANGER, version);
            isRefused(tcp, tls, EXPIRED, version);
        }
    }

    @Check(
            points = 1,
            seconds = 10,
            because = "SSLSocket and SSLEngine check no name unless you set endpoint identification to \"HTTPS\".")
    void aCertificateForAnotherNameIsRefused(Tcp tcp, Tls tls) throws Exception {
        for (String version : BOTH) {
            isRefused(tcp, tls, OTHER_NAME, version);
        }
    }

    @Check(
            points = 2,
            seconds = 10,
            because = "A handshake waits and may fail: shake hands in the connection's own task, not where you accept.")
    void whoeverSpeaksNoTlsHoldsNobodyUp(Tcp tcp, Tls tls, Tasks tasks) throws Exception {
        var server = tcp.closing(server(tls, LONG, tasks));
        var early = tls.client(tcp.connect(server.address()), TLS_1_3);
        for (int i = 0; i < 3; i++) {
            tcp.connect(server.address());
            tcp.connect(server.address())
                    .send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .expectGone();
        }
        tcp.connect(server.address()).reset();
        early.send(frame("still here")).expect(frame("still here"));
        var late = tls.client(tcp.connect(server.address()), TLS_1_2);
        late.send(frame("here too")).expect(frame("here too"));
    }

    @Check(
            points = 1,
            seconds = 10,
            because =
                    "Before the handshake silence is a fault, and after it silence is a client's right: two time-outs.")
    void theTimeOutEndsWithTheHandshake(Tcp tcp, Tls tls, Tasks tasks) throws Exception {
        // The first handshake of a JVM takes long, and must not count.
        tls.client(tcp.connect(tcp.closing(server(tls, LONG, tasks)).address()), TLS_1_3);
        var hasty = tcp.closing(server(tls, Duration.ofMillis(500), tasks));
        var silent = tcp.connect(hasty.address());
        var talker = tls.client(tcp.connect(hasty.address()), TLS_1_3);
        talker.send(frame("hello")).expect(frame("hello"));
        silent.expectGone();
        tcp.pause(600);
        talker.send(frame("still here")).expect(frame("still here"));
    }

    @Check(
            points = 1,
            seconds = 16,
            because =
                    "connect(), the handshake, each read: every wait has a time-out of its own, and the whole has none.")
    void aSilentServerCannotHoldTheClient(Tcp tcp, Tls tls) throws Exception {
        var listener = tcp.listen();
        var ask = asking(tcp, tls, listener.address(), "localhost", WARM);
        tls.server(listener.accept(), TRUSTED, TLS_1_3).expect(frame(WARM)).close();
        ask.ends().refuses(IOException.class);
        var hasty = Duration.ofMillis(400);
        ask = asking(tcp, tls, hasty, listener.address(), "localhost", "anybody there?");
        var silent = listener.accept();
        ask.ends().refuses(IOException.class);
        silent.expectGone();
        ask = asking(tcp, tls, hasty, listener.address(), "localhost", "first", "second");
        var server = tls.server(listener.accept(), TRUSTED, TLS_1_3);
        server.expect(frame("first")).send(frame("first"));
        ask.ends().refuses(IOException.class);
        asking(tcp, tls, hasty, tcp.blackHole(), "localhost", "is there a way?")
                .ends()
                .refuses(IOException.class);
        // A slow server is not a silent one: four waits of 1 s, where each may take 3 s.
        ask = asking(tcp, tls, Duration.ofSeconds(3), listener.address(), "localhost", "take your time");
        server = tls.server(listener.accept(), TRUSTED, TLS_1_3).expect(frame("take your time"));
        for (byte[] part : List.of(Bytes.of(0, 0), Bytes.of(0, 4), Bytes.utf8("do"), Bytes.utf8("ne"))) {
            tcp.pause(1_000);
            server.offer(part);
        }
        ask.ends().returns(List.of("done"));
    }

    @Check(
            points = 1,
            seconds = 10,
            because = "Anybody can end a TCP connection; only the peer can say close_notify (RFC 8446, 6.1).")
    void eachSideSaysThatItEnds(Tcp tcp, Tls tls, Tasks tasks) throws Exception {
        var server = tcp.closing(server(tls, LONG, tasks));
        var client = tls.client(tcp.connect(server.address()), TLS_1_3);
        client.send(frame("hello")).expect(frame("hello")).finish().expectEnd();
        var listener = tcp.listen();
        for (String version : BOTH) {
            var ask = asking(tcp, tls, listener.address(), "localhost", "hello");
            var peer = tls.server(listener.accept(), TRUSTED, version);
            peer.expect(frame("hello")).send(frame("hello")).expectEnd();
            peer.close();
            ask.ends().returns(List.of("hello"));
        }
    }

    @Check(
            points = 1,
            seconds = 10,
            because =
                    "read() tells -1 for any end, close_notify or not: count what is due, and miss what does not come.")
    void aStreamThatIsCutIsNoReply(Tcp tcp, Tls tls) throws Exception {
        var listener = tcp.listen();
        var reply = frame("the whole reply");
        for (String version : BOTH) {
            // Nothing, a part of the header, a part of the body, and the header alone.
            for (int kept : new int[] {0, 2, 10, 4}) {
                var ask = asking(tcp, tls, listener.address(), "localhost", "first", "second");
                var below = listener.accept();
                var server = tls.server(below, TRUSTED, version);
                server.expect(frame("first")).send(frame("first")).expect(frame("second"));
                server.send(Arrays.copyOf(reply, kept));
                below.finish();
                ask.ends().refuses(IOException.class);
            }
        }
    }

    @Check(
            points = 1,
            seconds = 10,
            because = "A certificate says who speaks, not that it speaks sense: hold the length against the limit.")
    void aFrameThatIsTooLongIsRefusedAtItsHeader(Tcp tcp, Tls tls, Tasks tasks) throws Exception {
        var server = tcp.closing(server(tls, LONG, tasks));
        var listener = tcp.listen();
        for (int length : new int[] {LIMIT + 1, Integer.MAX_VALUE, -1}) {
            var header = ByteBuffer.allocate(4).putInt(length).array();
            tls.client(tcp.connect(server.address()), TLS_1_3).send(header).expectGone();
            var ask = asking(tcp, tls, listener.address(), "localhost", "hello");
            var peer = tls.server(listener.accept(), TRUSTED, TLS_1_3);
            bothLeave(peer.expect(frame("hello")).send(header));
            ask.ends().refuses(ProtocolException.class);
        }
    }

    @Check(
            points = 1,
            seconds = 10,
            because = "An SSLSocket's close() waits for a write that is under way: close the connection below it.")
    void closeEndsEveryConnectionAndEveryTask(Tcp tcp, Tls tls, Tasks tasks) throws Exception {
        var server = new TlsEcho(loopback(), tls.showing(TRUSTED), MUCH, LONG, tasks.executor());
        List<TcpPeer> peers = new ArrayList<>();
        peers.add(tcp.connect(server.address()));
        for (String version : BOTH) {
            var client = tls.client(tcp.connect(server.address()), version);
            peers.add(client.send(frame("hello")).expect(frame("hello")));
        }
        var below = tcp.connectNarrow(server.address());
        tls.client(below, TLS_1_2).send(frame(new byte[MUCH]));
        // The first record with data has begun, and nobody reads on: a task waits in write().
        below.expect(Bytes.of(0x17, 0x03, 0x03));
        var address = server.address();
        tcp.starting("close()", () -> closed(server)).ends().succeeds();
        tasks.expectEnded();
        for (TcpPeer peer : peers) {
            peer.expectGone();
        }
        tcp.expectRefused(address);
        doing("a second close()", server::close).succeeds();
    }

    private static void isRefused(Tcp tcp, Tls tls, Proof proof, String version) throws Exception {
        var listener = tcp.listen();
        var ask = asking(tcp, tls, listener.address(), "localhost", "a secret");
        tls.expectNoMessage(listener.accept(), proof, version);
        ask.ends().refuses(SSLException.class);
    }

    /** Lets the client go first: an SSLSocket's close() may wait until the other side closes too. */
    private static void bothLeave(TcpPeer server) throws IOException {
        server.expectGone();
        server.close();
    }

    private static Void closed(TlsEcho server) throws IOException {
        server.close();
        return null;
    }

    private static TlsEcho server(Tls tls, Duration handshakeTimeout, Tasks tasks) throws IOException {
        return new TlsEcho(loopback(), tls.showing(TRUSTED), LIMIT, handshakeTimeout, tasks.executor());
    }

    private static Started<List<String>> asking(
            Tcp tcp, Tls tls, InetSocketAddress server, String host, String... messages) {
        return asking(tcp, tls, LONG, server, host, messages);
    }

    private static Started<List<String>> asking(
            Tcp tcp, Tls tls, Duration timeout, InetSocketAddress server, String host, String... messages) {
        var context = tls.trusting();
        return tcp.starting(
                "ask(..., \"" + host + "\", ...)",
                () -> TlsEcho.ask(server, host, context, LIMIT, timeout, List.of(messages)));
    }

    private static byte[] frame(String text) {
        return frame(Bytes.utf8(text));
    }

    private static byte[] frame(byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
