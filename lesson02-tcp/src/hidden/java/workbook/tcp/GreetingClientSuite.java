package workbook.tcp;

import static java.util.Collections.nCopies;
import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;
import static workbook.harness.tcp.TcpFault.delay;
import static workbook.harness.tcp.TcpFault.pieces;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.Reference;
import workbook.harness.call.Started;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpPeer;
import workbook.harness.text.Bytes;

@Exercise("2.1")
class GreetingClientSuite {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final Duration CONNECT = Duration.ofMillis(150);

    @Check(points = 2, because = "A client connects, reads to the end and closes; it neither binds nor listens.")
    void theGreetingIsFetched(Tcp tcp, Dice dice) throws Exception {
        var greeting = "Hello, " + dice.letters(8) + "!\n";
        var listener = tcp.listen();
        var fetch = fetching(tcp, "fetch(List.of(server))", patient(), listener.address());
        var server = listener.accept();
        server.send(greeting).finish();
        fetch.ends().returns(greeting);
        server.expectEnd();
    }

    @Check(
            points = 2,
            seconds = 8,
            because =
                    "read() returns what has come, readLine() a line without its end; only -1 ends a reply. Decode it then.")
    void theReplyIsWholeHoweverItIsCut(Tcp tcp, Dice dice) throws Exception {
        var client = patient();
        var listener = tcp.listen();
        var cut = "Grüße, 世界 😀\n";
        var fetch = fetching(tcp, "fetch of a reply that comes byte by byte", client, listener.address());
        say(listener.accept().through(pieces(1), delay(2)), cut);
        fetch.ends().returns(cut);
        var whole = dice.letters(1 << 16);
        fetch = fetching(tcp, "fetch of a reply of 64 KiB", client, listener.address());
        say(listener.accept(), whole);
        fetch.ends().returns(whole);
        fetch = fetching(tcp, "fetch of a reply of no byte", client, listener.address());
        listener.accept().finish();
        fetch.ends().returns("");
    }

    @Check(points = 2, because = "Programs that keep to the protocol work together, whoever wrote them.")
    void theReferenceServersGreetingIsFetched(Tcp tcp, Dice dice, Reference reference) throws Exception {
        var client = patient();
        var greeting = "Hello from the reference, " + dice.letters(8) + "\n";
        var port = Integer.parseInt(reference.play("GreetingServerRole", greeting));
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        fetching(tcp, "fetch(List.of(server))", client, server).ends().returns(greeting);
        fetching(tcp, "a second fetch(List.of(server))", client, server).ends().returns(greeting);
    }

    @Check(
            points = 2,
            because = "The connect time-out bounds connecting; how long a read may wait is another question.")
    void aServerMayBeSilentLongerThanTheConnectTimeout(Tcp tcp) throws Exception {
        var client = new GreetingClient(CONNECT, LONG);
        var listener = tcp.listen();
        var fetch = fetching(tcp, "fetch(List.of(server))", client, listener.address());
        var server = listener.accept();
        tcp.pause(2 * CONNECT.toMillis());
        fetch.isStillWaiting();
        server.send("Hello, patience!\n").finish();
        fetch.ends().returns("Hello, patience!\n");
    }

    @Check(points = 2, because = "A name has several addresses, and some do not work: go on to the next one, in order.")
    void anAddressThatFailsAtOnceIsPassedOver(Tcp tcp) throws Exception {
        var client = patient();
        var good = tcp.listen();
        var next = tcp.listen();
        var fetch = fetching(
                tcp,
                "fetch(List.of(refusing, unresolved, unreachable, good, next))",
                client,
                tcp.refusing(),
                unresolved(),
                unreachable(),
                good.address(),
                next.address());
        good.accept().send("Hello from the good one\n").finish();
        fetch.ends().returns("Hello from the good one\n");
        next.expectNoClient();
    }

    @Check(
            points = 1,
            because = "Nobody refuses for a host that is down: only a connect time-out ends the attempt.",
            seconds = 4)
    void anAddressThatNeverAnswersIsPassedOver(Tcp tcp) throws Exception {
        var client = new GreetingClient(CONNECT, LONG);
        var silent = tcp.blackHole();
        var good = tcp.listen();
        var fetch = fetching(tcp, "fetch(List.of(silent, good))", client, silent, good.address());
        good.accept().send("Hello from the good one\n").finish();
        fetch.ends().returns("Hello from the good one\n");
    }

    @Check(points = 1, because = "\"Connection refused\" alone does not say by whom: a failure names what was tried.")
    void aFailureNamesEveryAddressThatWasTried(Tcp tcp) throws Exception {
        var client = patient();
        var first = named("one.example", tcp.refusing());
        var second = named("two.example", tcp.refusing());
        fetching(tcp, "fetch(List.of(refusing))", client, first)
                .ends()
                .refuses(IOException.class)
                .naming("one.example")
                .naming(Integer.toString(first.getPort()));
        fetching(
                        tcp,
                        "fetch(List.of(refusing, unresolved, unreachable, refusing))",
                        client,
                        first,
                        unresolved(),
                        unreachable(),
                        second)
                .ends()
                .refuses(IOException.class)
                .naming("one.example")
                .naming(Integer.toString(first.getPort()))
                .naming(unresolved().getHostString())
                .naming(Integer.toString(unresolved().getPort()))
                .naming(unreachable().getHostString())
                .naming("two.example")
                .naming(Integer.toString(second.getPort()));
    }

    @Check(
            points = 1,
            because =
                    "Without a time-out read() waits for ever; the exception leaves no socket open, and ends no later call.",
            seconds = 8)
    void aSilentServerCannotOutlastTheDeadline(Tcp tcp) throws Exception {
        var client = new GreetingClient(LONG, Duration.ofSeconds(1));
        var listener = tcp.listen();
        var fetch = fetching(tcp, "fetch(List.of(server))", client, listener.address());
        var server = listener.accept().send("Hello, ");
        fetch.ends().refuses(SocketTimeoutException.class);
        server.expectGone();
        // A deadline that began with the client, or with its first call, is over by now.
        fetch = fetching(tcp, "a second fetch(List.of(server))", client, listener.address());
        listener.accept().send("Hello!\n").finish();
        fetch.ends().returns("Hello!\n");
    }

    @Check(
            points = 1,
            because = "setSoTimeout bounds each read anew; a deadline bounds them all together.",
            seconds = 5)
    void aDribblingServerCannotStretchTheDeadline(Tcp tcp) throws Exception {
        // On a busy machine the server may pause for a while, and must not for as long as the deadline.
        var client = new GreetingClient(LONG, Duration.ofMillis(900));
        var listener = tcp.listen();
        var fetch = fetching(tcp, "fetch(List.of(server))", client, listener.address());
        // 2.2 s, longer than the deadline and the second that the contract grants after it; who still reads then, is
        // wrong.
        // The stream does not end before, so no end rescues a program that looks at the clock behind it.
        listener.accept().through(pieces(1), delay(50)).expectGoneWhileSending("x".repeat(44));
        fetch.ends().refuses(SocketTimeoutException.class);
    }

    @Check(
            points = 1,
            because = "Each attempt gets the connect time-out, but never more than is left of the deadline.",
            seconds = 4)
    void theDeadlineBoundsConnectingToo(Tcp tcp) throws Exception {
        var client = new GreetingClient(LONG, DEADLINE);
        var hasty = new GreetingClient(CONNECT, DEADLINE);
        var silent = tcp.blackHole();
        fetching(tcp, "fetch(List.of(silent)) with a deadline of 300 ms", client, silent)
                .ends()
                .refuses(IOException.class);
        var many = nCopies(50, silent).toArray(InetSocketAddress[]::new);
        fetching(tcp, "fetch of 50 silent addresses with a deadline of 300 ms", hasty, many)
                .ends()
                .refuses(IOException.class);
    }

    @Check(
            points = 1,
            because = "After a reset nobody knows what is missing: a part of a reply is no reply.",
            seconds = 4)
    void aResetIsNoReply(Tcp tcp) throws Exception {
        // Who goes on to the next address waits there until this deadline, for nobody answers.
        var client = new GreetingClient(LONG, Duration.ofSeconds(1));
        var listener = tcp.listen();
        var next = tcp.listen();
        var fetch = fetching(tcp, "fetch(List.of(server, next))", client, listener.address(), next.address());
        var server = listener.accept().send("Hello");
        // A reset that overtakes the client's connect() would be a failure to connect, and the next address right.
        tcp.pause(300);
        server.reset();
        fetch.ends().refuses(IOException.class);
        next.expectNoClient();
    }

    @Check(points = 1, because = "A time-out of 0 means \"for ever\" to a socket: refuse what cannot be meant.")
    void impossibleTimesAndAnEmptyListAreRefused() {
        var good = Duration.ofSeconds(1);
        for (var time : List.of(
                Duration.ZERO,
                Duration.ofNanos(999_999),
                Duration.ofMillis(-1),
                Duration.ofHours(1).plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE))) {
            doing("new GreetingClient(" + time + ", " + good + ")", () -> new GreetingClient(time, good))
                    .refuses(IllegalArgumentException.class);
            doing("new GreetingClient(" + good + ", " + time + ")", () -> new GreetingClient(good, time))
                    .refuses(IllegalArgumentException.class);
        }
        for (var time : List.of(Duration.ofMillis(1), Duration.ofHours(1))) {
            var client = calling("new GreetingClient(" + time + ", " + time + ")", () -> new GreetingClient(time, time))
                    .result();
            calling("fetch(List.of())", () -> client.fetch(List.of())).refuses(IllegalArgumentException.class);
        }
    }

    private static GreetingClient patient() {
        return new GreetingClient(LONG, LONG);
    }

    private static Started<String> fetching(Tcp tcp, String what, GreetingClient client, InetSocketAddress... servers) {
        return tcp.starting(what, () -> client.fetch(List.of(servers)));
    }

    /** Says {@code text}, as much of it as the client stays for, and ends the stream. */
    private static void say(TcpPeer server, String text) throws Exception {
        server.offer(Bytes.utf8(text));
        server.finish();
    }

    private static InetSocketAddress unresolved() {
        return InetSocketAddress.createUnresolved("no.such.host.invalid", 4711);
    }

    /** TCP has no way to the broadcast address: the system says so at once, and no packet leaves the machine. */
    private static InetSocketAddress unreachable() {
        return new InetSocketAddress("255.255.255.255", 4712);
    }

    /** Returns the address with a host string of its own, without asking a name service. */
    private static InetSocketAddress named(String host, InetSocketAddress address) throws UnknownHostException {
        var renamed = InetAddress.getByAddress(host, address.getAddress().getAddress());
        return new InetSocketAddress(renamed, address.getPort());
    }
}
