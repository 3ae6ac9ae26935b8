package workbook.tcp;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static workbook.harness.call.Calling.calling;
import static workbook.harness.tcp.TcpFault.delay;
import static workbook.harness.tcp.TcpFault.pieces;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.call.Started;
import workbook.harness.resource.Sockets;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;
import workbook.harness.text.Bytes;
import workbook.harness.time.Jitter;
import workbook.harness.time.VirtualClock;

@Exercise("2.11")
class FailoverClientSuite {

    /** So much more than any check may take that it never comes in its way. */
    private static final Duration LONG = ofMinutes(10);

    private static final FailoverPolicy PATIENT = new FailoverPolicy(LONG, ofHours(1), 1, ofSeconds(1), ofSeconds(1));

    @Check(
            points = 1,
            seconds = 4,
            because = "A line ends with its LF: that is the end of a request, and of an answer.")
    void aRequestAndItsAnswerAreLines(Tcp tcp, VirtualClock clock, Dice dice) throws Exception {
        var first = tcp.listen();
        var second = tcp.listen();
        var client = client(clock, PATIENT, first.address(), second.address());
        var question = "Grüße, 世界: " + dice.letters(8);
        var answer = "zwölf " + dice.letters(8);
        var call = tcp.starting("call(question, true)", () -> client.call(question, true));
        var server = first.accept().expect(question + "\n");
        server.through(pieces(1), delay(1)).offer(Bytes.utf8(answer + "\n"));
        call.ends().returns(answer);
        server.expectGone();
        call = tcp.starting("a second call, not idempotent,", () -> client.call("again", false));
        first.accept().expect("again\n").send("\n");
        call.ends().returns("");
        second.expectNoClient();
        clock.expectPauses();
    }

    @Check(
            points = 2,
            because =
                    "A refusal, a reset, an end before the LF: each is a failure, and the next replica is asked at once.")
    void replicasAreTriedInOrderUntilOneAnswers(Tcp tcp, VirtualClock clock) throws Exception {
        var dead = tcp.listen();
        var dying = tcp.listen();
        var good = tcp.listen();
        var next = tcp.listen();
        var client = client(
                clock,
                PATIENT,
                tcp.refusing(),
                unresolved(),
                unreachable(),
                dead.address(),
                dying.address(),
                good.address(),
                next.address());
        var call = tcp.starting("call(\"ping\", true)", () -> client.call("ping", true));
        var server = dead.accept().expect("ping\n");
        dying.expectNoClient();
        server.reset();
        server = dying.accept().expect("ping\n");
        good.expectNoClient();
        server.send("half an ans").finish();
        good.accept().expect("ping\n").send("pong\n");
        call.ends().returns("pong");
        server.expectGone();
        next.expectNoClient();
        clock.expectPauses();
    }

    @Check(
            points = 2,
            seconds = 8,
            because = "One time-out bounds a whole attempt: connecting, writing and every read of it together.")
    void aBlackHoleAndADribblingReplicaCostOneTimeOutEach(Tcp tcp, VirtualClock clock) throws Exception {
        var policy = new FailoverPolicy(ofMillis(900), ofHours(1), 1, ofSeconds(1), ofSeconds(1));
        var dribbling = tcp.listen();
        var good = tcp.listen();
        var client = client(clock, policy, tcp.blackHole(), dribbling.address(), good.address());
        var call = tcp.starting("call(\"ping\", true)", () -> client.call("ping", true));
        // Whoever gives each read a time-out of its own stays for 3 s, and takes this for the answer.
        var server = dribbling.accept().expect("ping\n");
        server.through(pieces(1), delay(20)).expectGoneWhileSending("x".repeat(150) + "\n");
        good.accept().expect("ping\n").send("pong\n");
        call.ends().returns("pong");
    }

    @Check(
            points = 1,
            seconds = 4,
            because = "A deadline is one point in time: each attempt gets what is left, and behind it none begins.")
    void theDeadlineBoundsAllAttemptsTogether(Tcp tcp, VirtualClock clock) throws Exception {
        var policy = new FailoverPolicy(LONG, ofMillis(300), 3, ofMillis(1), ofMillis(1));
        var silent = tcp.listen();
        var next = tcp.listen();
        var client = client(clock, policy, silent.address(), next.address());
        var call = tcp.starting("call with a deadline of 300 ms", () -> client.call("ping", true));
        var server = silent.accept().expect("ping\n");
        call.ends().refuses(IOException.class).naming(port(silent.address()));
        server.expectGone();
        next.expectNoClient();
        clock.expectPauses();
    }

    @Check(
            points = 2,
            because = "Full jitter is a share of a limit that doubles up to the longest pause, and not beyond.")
    void pausesAreASharePerRoundOfALimitThatDoubles(Tcp tcp, VirtualClock clock) throws Exception {
        var policy = new FailoverPolicy(LONG, ofHours(1), 71, ofSeconds(2), ofSeconds(10));
        var one = named("one.example", tcp.refusing());
        var two = named("two.example", tcp.refusing());
        var client = new FailoverClient(
                List.of(one, two), policy, clock::nanoTime, clock::pause, Jitter.of(0.5, 0.25, 0.75, 0.5, 0.25));
        calling("call(\"ping\", true) in 71 rounds", () -> client.call("ping", true))
                .refuses(IOException.class)
                .naming("one.example")
                .naming(port(one))
                .naming("two.example")
                .naming(port(two));
        // The limits are 2, 4, 8 and from then on 10 s; 2 s doubled 69 times is more than a long can hold.
        var expected = new ArrayList<>(List.of(ofSeconds(1), ofSeconds(1), ofSeconds(6), ofSeconds(5), ofMillis(2500)));
        for (int i = 0; i < 13; i++) {
            expected.addAll(List.of(ofSeconds(5), ofMillis(2500), ofMillis(7500), ofSeconds(5), ofMillis(2500)));
        }
        clock.expectPauses(expected);
    }

    @Check(points = 1, because = "To pause until nothing can be done any more helps nobody: fail at once in its place.")
    void aPauseThatWouldOutlastTheDeadlineIsNotBegun(Tcp tcp, VirtualClock clock) throws Exception {
        var policy = new FailoverPolicy(LONG, ofMinutes(10), 9, ofMinutes(1), ofDays(1));
        var refusing = tcp.refusing();
        var client = client(clock, policy, refusing);
        calling("call(\"ping\", true) with a deadline of 10 min", () -> client.call("ping", true))
                .refuses(IOException.class)
                .naming(port(refusing));
        // 7 min and a half; the next one would be 8 min.
        clock.expectPauses(ofSeconds(30), ofSeconds(60), ofSeconds(120), ofSeconds(240));
    }

    @Check(
            points = 1,
            seconds = 4,
            because = "Where no connection stands, no request has left: even what must not be repeated may go on.")
    void aCallThatNobodyTookMayGoOn(Tcp tcp, VirtualClock clock) throws Exception {
        var policy = new FailoverPolicy(ofMillis(300), ofHours(1), 3, ofMinutes(1), ofMinutes(1));
        var down = tcp.serverThatIsDown();
        var client = client(clock, policy, down.address(), tcp.blackHole(), tcp.refusing());
        clock.duringPause(1, down::comesUp);
        var call = tcp.starting("call(\"pay 3\", false)", () -> client.call("pay 3", false));
        clock.awaitPause(1);
        down.accept().expect("pay 3\n").send("paid\n");
        call.ends().returns("paid");
        clock.expectPauses(ofSeconds(30));
    }

    @Check(
            points = 2,
            seconds = 4,
            because = "Whether a lost request was carried out, nobody knows: only an idempotent one may be repeated.")
    void aCallThatIsNotIdempotentIsSentOnce(Tcp tcp, VirtualClock clock) throws Exception {
        var policy = new FailoverPolicy(ofMillis(400), ofHours(1), 2, ofMinutes(1), ofMinutes(1));
        var dead = tcp.listen();
        var next = tcp.listen();
        var refusing = tcp.refusing();
        var client = client(clock, policy, refusing, dead.address(), next.address());
        var call = tcp.starting("call(\"pay 3\", false)", () -> client.call("pay 3", false));
        dead.accept().expect("pay 3\n").close();
        call.ends().refuses(IOException.class).naming(port(refusing)).naming(port(dead.address()));
        next.expectNoClient();
        call = tcp.starting("call(\"pay 4\", false)", () -> client.call("pay 4", false));
        dead.accept().expect("pay 4\n").reset();
        call.ends().refuses(IOException.class).naming(port(dead.address()));
        next.expectNoClient();
        call = tcp.starting("call(\"pay 5\", false)", () -> client.call("pay 5", false));
        var silent = dead.accept().expect("pay 5\n");
        call.ends().refuses(IOException.class).naming(port(dead.address()));
        silent.expectGone();
        next.expectNoClient();
        clock.expectPauses();
    }

    @Check(points = 1, because = "If one family does not work at all, the second attempt must not be of the same one.")
    void theFamiliesTakeTurns() {
        interleaves(List.of("2001:db8::1", "192.0.2.1"), List.of("2001:db8::1", "192.0.2.1"));
        interleaves(
                List.of("2001:db8::1", "2001:db8::2", "2001:db8::3", "192.0.2.1", "192.0.2.2"),
                List.of("2001:db8::1", "192.0.2.1", "2001:db8::2", "192.0.2.2", "2001:db8::3"));
        interleaves(
                List.of("192.0.2.1", "192.0.2.2", "192.0.2.3", "2001:db8::1", "192.0.2.4"),
                List.of("192.0.2.1", "2001:db8::1", "192.0.2.2", "192.0.2.3", "192.0.2.4"));
        interleaves(List.of("192.0.2.2", "192.0.2.1"), List.of("192.0.2.2", "192.0.2.1"));
        interleaves(List.of(), List.of());
    }

    @Check(
            points = 1,
            seconds = 6,
            because = "The delay runs from the last attempt's beginning; whoever connects first ends the race for all.")
    void theNextAttemptBeginsWhileTheFirstStillRuns(Tcp tcp, VirtualClock clock, Tasks tasks) throws Exception {
        var good = tcp.listen();
        var client = client(clock, PATIENT, tcp.blackHole(), good.address());
        for (Executor executor : List.of(tasks.executor(), tasks.virtualExecutor())) {
            var race = racing(tcp, "race(50 ms)", client, ofMillis(50), executor);
            var server = good.accept();
            var winner = race.ends().result();
            calling("race(50 ms).getPort()", () -> winner.getPort())
                    .returns(good.address().getPort());
            server.send("!");
            calling(
                            "read() from the socket that won",
                            () -> tcp.closing(winner).getInputStream().read())
                    .returns((int) '!');
            // The silent one would run for 10 min more.
            tasks.expectEnded();
        }
        // Thirty fail at once. So the last one begins a delay after the start, where a schedule by number has it after
        // 31.
        List<InetSocketAddress> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(tcp.refusing());
        }
        many.add(tcp.blackHole());
        many.add(good.address());
        var late = client(clock, PATIENT, many.toArray(InetSocketAddress[]::new));
        var race = racing(tcp, "race(500 ms) past 30 that refuse", late, ofMillis(500), tasks.executor());
        good.accept();
        tcp.closing(race.ends().result());
        tasks.expectEnded();
        clock.expectPauses();
    }

    @Check(
            points = 1,
            seconds = 6,
            because = "The delay spares the network attempts that nobody needs; a failure needs no delay.")
    void anAttemptWaitsForItsDelayOrForAFailure(Tcp tcp, VirtualClock clock, Tasks tasks) throws Exception {
        var good = tcp.listen();
        var next = tcp.listen();
        var hasty = new FailoverPolicy(LONG, ofMillis(400), 1, ofSeconds(1), ofSeconds(1));
        var hole = tcp.blackHole();
        var silent = client(clock, hasty, hole, next.address());
        var race = racing(tcp, "race(10 min) with a deadline of 400 ms", silent, LONG, tasks.executor());
        tcp.pause(50);
        tasks.expectNoOtherThread();
        race.ends().refuses(IOException.class);
        next.expectNoClient();
        var brief = new FailoverPolicy(ofMillis(200), LONG, 1, ofSeconds(1), ofSeconds(1));
        race = racing(
                tcp,
                "race(10 min) past a time-out",
                client(clock, brief, hole, good.address()),
                LONG,
                tasks.executor());
        good.accept();
        tcp.closing(race.ends().result());
        var failing = client(clock, PATIENT, tcp.refusing(), unresolved(), good.address(), next.address());
        race = racing(tcp, "race(10 min) of two that fail and one that works", failing, LONG, tasks.executor());
        good.accept();
        tcp.closing(race.ends().result());
        next.expectNoClient();
        var one = tcp.refusing();
        var two = tcp.refusing();
        racing(tcp, "race(10 min) of two that refuse", client(clock, PATIENT, one, two), LONG, tasks.executor())
                .ends()
                .refuses(IOException.class)
                .naming(port(one))
                .naming(port(two));
        tasks.expectEnded();
        clock.expectPauses();
    }

    @Check(
            points = 1,
            because = "A task may begin, or connect, when the race is over: then its socket is nobody's, so close it.")
    void aLoserIsClosedHoweverLateItIs(Tcp tcp, VirtualClock clock, Tasks tasks, Sockets sockets) throws Exception {
        var first = tcp.listen();
        var second = tcp.listen();
        var client = client(clock, PATIENT, first.address(), second.address());
        // Both tasks are handed over, but the second one begins when the first one has long won.
        tcp.closing(racing(tcp, "race(20 ms)", client, ofMillis(20), tasks.haltingExecutor(200))
                .ends()
                .result());
        tasks.expectEnded();
        sockets.expectOpenAtMost(3, "after the race (two listeners and the winner)");
    }

    private static FailoverClient client(VirtualClock clock, FailoverPolicy policy, InetSocketAddress... replicas) {
        return new FailoverClient(List.of(replicas), policy, clock::nanoTime, clock::pause, Jitter.of(0.5));
    }

    private static Started<Socket> racing(
            Tcp tcp, String what, FailoverClient client, Duration attemptDelay, Executor executor) {
        return tcp.starting(what, () -> client.race(attemptDelay, executor));
    }

    private static void interleaves(List<String> given, List<String> expected) {
        // Shown as they are written here. They are addresses and no names, so nobody is asked for them.
        Map<InetSocketAddress, String> texts = new LinkedHashMap<>();
        given.forEach(text -> texts.put(new InetSocketAddress(text, 80), text));
        calling(
                        "interleave(" + given + ")",
                        () -> FailoverClient.interleave(List.copyOf(texts.keySet())).stream()
                                .map(address -> texts.getOrDefault(address, String.valueOf(address)))
                                .toList())
                .returns(expected);
    }

    private static String port(InetSocketAddress address) {
        return Integer.toString(address.getPort());
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
