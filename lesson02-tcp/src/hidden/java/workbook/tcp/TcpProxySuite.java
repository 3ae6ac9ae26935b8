package workbook.tcp;

import static workbook.harness.call.Calling.doing;
import static workbook.harness.tcp.Tcp.loopback;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.resource.Memory;
import workbook.harness.resource.Sockets;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpFault;
import workbook.harness.tcp.TcpPeer;

@Exercise("2.5")
class TcpProxySuite {

    /** Far more than the 8 MB or so that the kernels' buffers take on the way through. */
    private static final long MUCH = 64L << 20;

    private static final long MORE_THAN_A_FEW = 4L << 20;

    @Check(
            points = 2,
            seconds = 12,
            because =
                    "A proxy knows no protocol: both may speak at any moment, and each direction needs its own buffer.")
    void bytesPassUnchangedBothWays(Tcp tcp, Tasks tasks, Dice dice) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(proxy(upstream.address(), tasks.executor()));
        var client = tcp.connect(proxy.address());
        var server = upstream.accept();
        server.send("220 ready\r\n");
        client.expect("220 ready\r\n").send("half a line");
        server.expect("half a line");
        byte[] down = dice.bytes(2_000);
        byte[] up = dice.bytes(2_000);
        server.send(down);
        client.expect(down).send(up);
        server.expect(up);
        String dribbled = dice.letters(60);
        server.through(TcpFault.pieces(9)).send(dribbled);
        client.through(TcpFault.pieces(9)).expect(dribbled).send(dribbled);
        server.expect(dribbled);
        // Both at once: a buffer that they share may show here. It need not, since that is a race.
        var floodUp = client.flood(MORE_THAN_A_FEW);
        var floodDown = server.flood(MORE_THAN_A_FEW);
        client.expectAll(floodDown);
        server.expectAll(floodUp);
    }

    @Check(points = 2, because = "FIN ends one direction: pass it on as shutdownOutput(), and leave the other alone.")
    void theEndOfEachDirectionPassesThroughAlone(Tcp tcp, Tasks tasks, Dice dice) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(proxy(upstream.address(), tasks.executor()));
        byte[] rest = dice.bytes(100_000);
        var client = tcp.connect(proxy.address());
        var server = upstream.accept();
        client.send("request").finish();
        server.expect("request").expectEnd();
        server.send("answer");
        client.expect("answer");
        server.send(rest).finish();
        client.expect(rest).expectEnd();
        var secondClient = tcp.connect(proxy.address());
        var secondServer = upstream.accept();
        secondServer.send("no more from here").finish();
        secondClient.expect("no more from here").expectEnd();
        secondClient.send("still here");
        secondServer.expect("still here");
        secondClient.send(rest).finish();
        secondServer.expect(rest).expectEnd();
    }

    @Check(
            points = 1,
            because = "What a client sends before you have connected waits in the kernel, and its FIN behind it.")
    void whatCameBeforeUpstreamWasConnectedPassesToo(Tcp tcp, Tasks tasks) throws Exception {
        var upstream = tcp.upstream();
        // The tasks begin late, so the bytes are there before the connection is.
        var proxy = tcp.closing(proxy(upstream.address(), tasks.lateExecutor(50)));
        var client = tcp.connect(proxy.address()).send("early").finish();
        var server = upstream.accept();
        server.expect("early").expectEnd();
        server.send("answer").finish();
        client.expect("answer").expectEnd();
    }

    @Check(
            points = 2,
            because =
                    "Connections share nothing but the executor: each client has a connection to upstream of its own.")
    void fortyClientsAreKeptApartOnTheExecutorAlone(Tcp tcp, Tasks tasks) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(proxy(upstream.address(), tasks.executor()));
        List<TcpPeer> clients = new ArrayList<>();
        List<TcpPeer> servers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            clients.add(tcp.connect(proxy.address()));
            servers.add(upstream.accept());
        }
        for (int i = 0; i < 40; i++) {
            clients.get(i).send("from client " + i);
            servers.get(i).send("to client " + i);
        }
        for (int i = 39; i >= 0; i--) {
            servers.get(i).expect("from client " + i);
            clients.get(i).expect("to client " + i);
        }
        tasks.expectNoOtherThread();
    }

    @Check(
            points = 2,
            seconds = 20,
            because = "A write may wait for long: if it holds the other direction too, both sides wait for each other.")
    void aDirectionThatStandsStillHoldsUpNoOther(Tcp tcp, Tasks tasks) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(proxy(upstream.address(), tasks.executor()));
        var client = tcp.connect(proxy.address());
        var server = upstream.accept();
        var up = client.flood(MUCH).stalls();
        // More than a few bytes: the acknowledgement that goes with each lets a little of the other direction pass.
        client.expectAll(server.flood(MORE_THAN_A_FEW));
        server.expectAll(up);
    }

    @Check(
            points = 2,
            seconds = 20,
            because = "While a write blocks, do not read: then the kernels' windows stop the sender, not your memory.")
    void whatNobodyReadsIsNotHeld(Tcp tcp, Tasks tasks, Memory memory) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(proxy(upstream.address(), tasks.executor()));
        var client = tcp.connect(proxy.address());
        var server = upstream.accept();
        var up = client.flood(MUCH);
        server.flood(MUCH);
        up.stalls();
        // The contract says 1 MiB a direction; the rest is room for what the JVM itself holds.
        memory.expectHeldAtMost(8, "for two sides that do not read");
    }

    @Check(
            points = 2,
            because =
                    "A refused connect() ends that client alone, and at once: whoever connected to you must not wait.")
    void clientsAreClosedWhileUpstreamIsDownAndServedLater(Tcp tcp, Tasks tasks) throws Exception {
        var upstream = tcp.upstreamThatIsDown();
        var proxy = tcp.closing(proxy(upstream.address(), tasks.executor()));
        tcp.connect(proxy.address()).expectGone();
        tcp.connect(proxy.address()).expectGone();
        upstream.comesUp();
        tcp.connect(proxy.address()).send("hello");
        upstream.accept().expect("hello");
    }

    @Check(
            points = 2,
            seconds = 6,
            because = "connect() is a wait like read(): give it a time-out and a task, and let close() end it.")
    void aSilentUpstreamCostsEachClientOneTimeOut(Tcp tcp, Tasks tasks) throws Exception {
        var silent = tcp.silentUpstream();
        var patient = new TcpProxy(loopback(), silent, Duration.ofMinutes(1), tasks.executor());
        var waiting = tcp.connect(patient.address());
        var hasty = new TcpProxy(loopback(), silent, Duration.ofMillis(500), tasks.executor());
        List<TcpPeer> clients = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            clients.add(tcp.connect(hasty.address()));
        }
        // One after the other they would take 20 s, which is more than the waits of this check may on any machine.
        for (TcpPeer client : clients) {
            client.expectGone();
        }
        doing("close()", hasty::close).succeeds();
        doing("close() while a connect() waits", patient::close).succeeds();
        tasks.expectEnded();
        waiting.expectGone();
    }

    @Check(
            points = 1,
            seconds = 6,
            because = "connectTimeout limits connect() alone: a connection that stands may be silent for ever.")
    void aConnectionThatStandsMayBeSilent(Tcp tcp, Tasks tasks) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(new TcpProxy(loopback(), upstream.address(), Duration.ofMillis(400), tasks.executor()));
        var client = tcp.connect(proxy.address());
        var server = upstream.accept();
        // Both directions are silent for three times that long.
        client.through(TcpFault.delay(1_200)).send("after a silence");
        server.expect("after a silence").send("still here");
        client.expect("still here");
    }

    @Check(
            points = 2,
            because =
                    "After a reset nothing can pass any more: close both sockets, or a read waits on in the other one.")
    void aResetOnOneSideEndsBothConnections(Tcp tcp, Tasks tasks, Sockets sockets) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(proxy(upstream.address(), tasks.executor()));
        var otherClient = tcp.connect(proxy.address());
        var otherServer = upstream.accept();
        for (int i = 0; i < 10; i++) {
            var client = tcp.connect(proxy.address()).send("ping");
            var server = upstream.accept().expect("ping");
            if (i % 2 == 0) {
                client.reset();
                server.expectGone();
            } else {
                server.reset();
                client.expectGone();
            }
        }
        otherClient.send("still here");
        otherServer.expect("still here");
        // 17 may be open: a listener on each side, a selector, four for the client that stays, one for each reset.
        sockets.expectOpenAtMost(20, "after 10 resets");
    }

    @Check(
            points = 1,
            seconds = 4,
            because = "shutdownOutput() twice is no close(): when both directions have ended, close both sockets.")
    void connectionsThatHaveEndedAreClosed(Tcp tcp, Tasks tasks, Sockets sockets) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(proxy(upstream.address(), tasks.executor()));
        for (int i = 0; i < 10; i++) {
            var client = tcp.connect(proxy.address()).finish();
            var server = upstream.accept();
            server.expectEnd();
            server.finish();
            client.expectEnd();
            client.close();
            server.close();
        }
        sockets.expectOpenAtMost(6, "after 10 clients have come and gone");
    }

    @Check(
            points = 1,
            because = "Tasks wait in both sockets of each client: close() must know all of them, and end them.")
    void closeEndsBothSidesAndEveryTask(Tcp tcp, Tasks tasks) throws Exception {
        var upstream = tcp.upstream();
        var proxy = proxy(upstream.address(), tasks.executor());
        // One client's bytes are stuck on their way: a task waits in write().
        tcp.connect(proxy.address()).flood(MUCH);
        upstream.accept();
        List<TcpPeer> peers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            peers.add(tcp.connect(proxy.address()).send("client " + i));
            peers.add(upstream.accept().expect("client " + i));
        }
        var address = proxy.address();
        doing("close()", proxy::close).succeeds();
        tasks.expectEnded();
        for (TcpPeer peer : peers) {
            peer.expectGone();
        }
        tcp.expectRefused(address);
        doing("a second close()", proxy::close).succeeds();
    }

    private static TcpProxy proxy(InetSocketAddress upstream, Executor executor) throws IOException {
        return new TcpProxy(loopback(), upstream, Duration.ofSeconds(1), executor);
    }
}
