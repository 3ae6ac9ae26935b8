package workbook.basics;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;
import static workbook.harness.tcp.Tcp.loopback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.call.Answer;
import workbook.harness.call.Calling.Action;
import workbook.harness.call.Started;
import workbook.harness.tcp.Tcp;
import workbook.harness.text.Bytes;

@Exercise("1.2")
class SocketLifecycleSuite {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Check(
            points = 1,
            because = "Bind, accept, receive, send, close: each step needs the socket that the step before made.")
    void aClientIsServed(Tcp tcp) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        var client = tcp.connect(bind(server));
        accept(server);
        client.send("?");
        receiving(tcp, server, 100).returns(Bytes.utf8("?"));
        send(server, "yes");
        send(server, "");
        send(server, "!");
        client.expect("yes!");
        doing("close()", server::close).succeeds();
        client.expectEnd();
    }

    @Check(points = 1, because = "With port 0 the system chooses a port, and only the bound socket knows which one.")
    void bindTellsTheRealPort(Tcp tcp) throws Exception {
        var first = tcp.closing(new SocketLifecycle());
        var second = tcp.closing(new SocketLifecycle());
        var firstAddress = bind(first);
        var secondAddress = bind(second);
        calling("bind(loopback, port 0).getPort() == 0", () -> firstAddress.getPort() == 0)
                .returns(false);
        calling("bind(loopback, port 0).getAddress()", firstAddress::getAddress)
                .returns(InetAddress.getLoopbackAddress());
        var client = tcp.connect(secondAddress);
        tcp.connect(firstAddress);
        accept(second);
        send(second, "from the second");
        client.expect("from the second");
    }

    @Check(
            points = 2,
            because = "From bind on the system completes connections by itself; accept only takes one that waits.")
    void clientsConnectFromBindOnAndBeforeAccept(Tcp tcp) throws Exception {
        var address = freeAddress();
        var server = tcp.closing(new SocketLifecycle());
        tcp.expectRefused(address);
        calling("bind(" + address + ")", () -> server.bind(address)).returns(address);
        for (int i = 0; i < 5; i++) {
            tcp.connect(address).send("hi");
        }
        accept(server);
        receiving(tcp, server, 1).returns(Bytes.utf8("h"));
        receiving(tcp, server, 1).returns(Bytes.utf8("i"));
    }

    @Check(points = 2, because = "A wait needs a limit, and what the time-out ends is the wait, not the socket.")
    void acceptWaitsForAClientButNotLongerThanItsLimit(Tcp tcp) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        var address = bind(server);
        for (Duration limit : new Duration[] {Duration.ofMillis(30), Duration.ofMillis(1)}) {
            accepting(tcp, server, limit).ends().refuses(SocketTimeoutException.class);
        }
        refusesStep("receive(1) after accept timed out", () -> server.receive(1), "accept");
        var waiting = accepting(tcp, server, Duration.ofHours(1));
        waiting.isStillWaiting();
        var client = tcp.connect(address);
        waiting.ends().succeeds();
        send(server, "served");
        client.expect("served");
    }

    @Check(
            points = 2,
            seconds = 4,
            because =
                    "A read waits for a byte without a limit (accept's is the listener's alone), then takes what is there.")
    void receiveReturnsWhatHasComeAndLeavesTheRest(Tcp tcp, Dice dice) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        var client = tcp.connect(bind(server));
        // Short, since a limit of the listener's must not be one of the connection's.
        doing("accept(100 ms) with a client in the backlog", () -> server.accept(Duration.ofMillis(100)))
                .succeeds();
        client.send("a");
        receiving(tcp, server, 65_536).returns(Bytes.utf8("a"));
        client.send("b");
        receiving(tcp, server, 100).returns(Bytes.utf8("b"));
        var waiting = tcp.starting("receive(10) before the next byte has come", () -> server.receive(10));
        tcp.pause(800);
        waiting.isStillWaiting();
        client.send("c");
        waiting.ends().returns(Bytes.utf8("c"));
        byte[] many = dice.bytes(3_000);
        client.send(many);
        receiving(tcp, server, 1).returns(Arrays.copyOf(many, 1));
        calling("what all further calls of receive(7) return", () -> receiveAll(server, 7, many.length - 1))
                .returns(Arrays.copyOfRange(many, 1, many.length));
    }

    @Check(
            points = 1,
            because = "The end of a stream closes one direction only; in the other one the server may still send.")
    void theServerMaySendAfterTheClientHasEnded(Tcp tcp, Dice dice) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        var client = tcp.connect(bind(server)).finish();
        accept(server);
        receiving(tcp, server, 10).returns(new byte[0]);
        receiving(tcp, server, 10).returns(new byte[0]);
        send(server, "late");
        client.expect("late");
        byte[] many = dice.bytes(1 << 20);
        var sending = tcp.starting("send(1,048,576 bytes)", () -> {
            server.send(many);
            return null;
        });
        client.expect(many);
        sending.ends().succeeds();
    }

    @Check(
            points = 1,
            because =
                    "A program that is called out of order says which step is missing, and does not fail deep inside.")
    void aStepOutOfOrderNamesTheMissingOne(Tcp tcp) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        refusesStep("accept(1 s) before bind", () -> server.accept(SECOND), "bind");
        refusesStep("receive(1) before bind", () -> server.receive(1), "bind");
        refusesStep("send(bytes) before bind", () -> server.send(new byte[1]), "bind");
        var client = tcp.connect(bind(server));
        refusesStep("receive(1) before accept", () -> server.receive(1), "accept");
        refusesStep("send(bytes) before accept", () -> server.send(new byte[1]), "accept");
        refusesStep("a second bind", () -> server.bind(loopback()), "");
        accept(server);
        refusesStep("a second accept", () -> server.accept(SECOND), "");
        refusesStep("bind after accept", () -> server.bind(loopback()), "");
        send(server, "still here");
        client.expect("still here");
    }

    @Check(
            points = 1,
            because = "Refuse a value that would mean something else below: setSoTimeout(0) is no limit at all.")
    void argumentsOutOfRangeAreRefused(Tcp tcp) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        var address = bind(server);
        for (Duration limit : new Duration[] {
            Duration.ofMillis(-1),
            Duration.ofNanos(999_999),
            Duration.ZERO,
            Duration.ofHours(1).plusMillis(1)
        }) {
            accepting(tcp, server, limit).ends().refuses(IllegalArgumentException.class);
        }
        tcp.connect(address);
        accept(server);
        for (int max : new int[] {-1, 65_537, 0}) {
            receiving(tcp, server, max).refuses(IllegalArgumentException.class);
        }
    }

    @Check(
            points = 2,
            because = "Close what you opened before a failure passes on: the caller does not know that it is there.")
    void anAddressInUseIsRefusedAndNothingIsLeftOpen(Tcp tcp) throws Exception {
        var taken = tcp.listen().address();
        for (int i = 0; i < 3; i++) {
            var server = new SocketLifecycle();
            calling("bind to a port in use", () -> server.bind(taken)).refuses(IOException.class);
        }
    }

    @Check(points = 1, because = "Two sockets are open by then, the listener and the connection: each must be closed.")
    void closeEndsBothSockets(Tcp tcp) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        var address = bind(server);
        var client = tcp.connect(address);
        accept(server);
        send(server, "last words");
        doing("close()", server::close).succeeds();
        client.expect("last words").expectEnd();
        tcp.expectRefused(address);
        doing("a second close()", server::close).succeeds();
        var next = tcp.closing(new SocketLifecycle());
        calling("bind of a new server to the same port", () -> next.bind(address))
                .returns(address);
        tcp.connect(address);
    }

    @Check(points = 1, because = "A closed socket never opens again, so no step has a meaning after close.")
    void afterCloseEveryStepIsRefused(Tcp tcp) throws Exception {
        var created = new SocketLifecycle();
        refusesEveryStepAfterClose(created, "created");

        var failed = tcp.closing(new SocketLifecycle());
        var taken = tcp.listen().address();
        calling("bind to a port in use", () -> failed.bind(taken)).refuses(IOException.class);
        refusesStep("bind after a bind that failed", () -> failed.bind(loopback()), "closed");

        var bound = new SocketLifecycle();
        bind(bound);
        refusesEveryStepAfterClose(bound, "bound");

        var connected = new SocketLifecycle();
        tcp.connect(bind(connected));
        accept(connected);
        refusesEveryStepAfterClose(connected, "connected");
    }

    @Check(
            points = 1,
            because =
                    "A reset is the caller's to hear of, from receive and from send; the sockets are still yours to close.")
    void aResetPassesOn(Tcp tcp) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        var address = bind(server);
        var client = tcp.connect(address);
        accept(server);
        client.reset();
        receiving(tcp, server, 10).refuses(IOException.class);
        doing("send(\"too late\") after a reset", () -> server.send(Bytes.utf8("too late")))
                .refuses(IOException.class);
        doing("close() after a reset", server::close).succeeds();
        tcp.expectRefused(address);
    }

    private static InetSocketAddress bind(SocketLifecycle server) {
        return calling("bind(loopback, port 0)", () -> Objects.requireNonNull(server.bind(loopback()), "no address"))
                .result();
    }

    private static void accept(SocketLifecycle server) {
        doing("accept(1 s) with a client in the backlog", () -> server.accept(SECOND))
                .succeeds();
    }

    private static void send(SocketLifecycle server, String text) {
        doing("send(" + Bytes.quoteWhole(text) + ")", () -> server.send(Bytes.utf8(text)))
                .succeeds();
    }

    /** Returns an address that nobody listens on. */
    private static InetSocketAddress freeAddress() throws IOException {
        var server = new SocketLifecycle();
        var address = bind(server);
        server.close();
        return address;
    }

    private static Started<Void> accepting(Tcp tcp, SocketLifecycle server, Duration limit) {
        String text = limit.toNanos() % 1_000_000 == 0 ? limit.toMillis() + " ms" : limit.toNanos() + " ns";
        return tcp.starting("accept(" + text + ")", () -> {
            server.accept(limit);
            return null;
        });
    }

    private static Answer<byte[]> receiving(Tcp tcp, SocketLifecycle server, int max) throws InterruptedException {
        return tcp.starting("receive(" + max + ")", () -> server.receive(max)).ends();
    }

    /** Joins what calls of receive return, until {@code n} bytes or the end have come. */
    private static byte[] receiveAll(SocketLifecycle server, int max, int n) throws IOException {
        var all = new ByteArrayOutputStream();
        int count;
        do {
            byte[] piece = server.receive(max);
            all.writeBytes(piece);
            count = piece.length;
        } while (count > 0 && all.size() < n);
        return all.toByteArray();
    }

    private static void refusesEveryStepAfterClose(SocketLifecycle server, String phase) {
        doing("close() of a server that was " + phase, server::close).succeeds();
        String after = " after close() of a server that was " + phase;
        refusesStep("bind" + after, () -> server.bind(loopback()), "closed");
        refusesStep("accept(1 s)" + after, () -> server.accept(SECOND), "closed");
        refusesStep("receive(1)" + after, () -> server.receive(1), "closed");
        refusesStep("send(bytes)" + after, () -> server.send(new byte[1]), "closed");
    }

    /** The message may hold the word in upper or lower case. */
    private static void refusesStep(String what, Action step, String word) {
        doing(what, () -> inLowerCase(step))
                .refuses(IllegalStateException.class)
                .naming(word);
    }

    private static void inLowerCase(Action step) throws Exception {
        try {
            step.run();
        } catch (IllegalStateException e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "").toLowerCase(Locale.ROOT);
            var lower = new IllegalStateException(message, e);
            lower.setStackTrace(e.getStackTrace());
            throw lower;
        }
    }
}
