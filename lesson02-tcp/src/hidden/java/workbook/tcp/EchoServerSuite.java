package workbook.tcp;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;
import static workbook.harness.tcp.Tcp.loopback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.resource.Memory;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpFault;
import workbook.harness.tcp.TcpPeer;

@Exercise("2.3")
class EchoServerSuite {

    /** Far more than the 8 MB or so that the kernel's buffers take on the way there and back. */
    private static final long MUCH = 64L << 20;

    /** Fewer clients than a backlog of the usual 50 takes. */
    private static final int BACKLOG = 40;

    @Check(points = 2, because = "Bytes are sent back as they are: an echo knows no lines, no text and no charset.")
    void everyByteComesBackAsItIs(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        var client = tcp.connect(server.address());
        client.send("half a line").expect("half a line");
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        client.send(all).expect(all);
        client.send("\r\n\n\r").expect("\r\n\n\r");
    }

    @Check(
            points = 2,
            because = "read() returns what has come, at least one byte: write as many, and only -1 is the end.")
    void bytesThatDribbleInComeBackInTheirOrder(Tcp tcp, Tasks tasks, Dice dice) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        var client = tcp.connect(server.address());
        for (int i = 0; i < 10; i++) {
            client.send("piece " + i).expect("piece " + i);
        }
        byte[] bytes = dice.bytes(2_000);
        client.through(TcpFault.pieces(9)).send(bytes).expect(bytes);
    }

    @Check(points = 2, because = "shutdownOutput() ends one direction only; the peer may still send.")
    void everythingSentBeforeTheClientsFinComesBack(Tcp tcp, Tasks tasks, Dice dice) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        byte[] bytes = dice.bytes(100_000);
        tcp.connect(server.address()).send(bytes).finish().expect(bytes).expectEnd();
    }

    @Check(points = 2, because = "One task that waits for one client serves nobody else: each connection has its own.")
    void aStalledClientDelaysNobody(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        tcp.connect(server.address());
        var stalled = tcp.connect(server.address()).send("half a li");
        tcp.connect(server.address()).send("hello\n").expect("hello\n");
        stalled.send("ne\n").expect("half a line\n");
    }

    @Check(
            points = 2,
            seconds = 8,
            because = "accept() must hand each connection on at once, and no two connections share anything.")
    void twoHundredClientsAreServedAtOnce(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        List<TcpPeer> clients = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            var client = tcp.connect(server.address());
            if (i % BACKLOG == 0) {
                // Who has an answer was accepted, and all before it: a full backlog would cost a second and more.
                client.send("ready?").expect("ready?");
            }
            clients.add(client);
        }
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).send("client " + i);
        }
        for (int i = clients.size() - 1; i >= 0; i--) {
            clients.get(i).expect("client " + i);
        }
    }

    @Check(
            points = 2,
            seconds = 8,
            because = "While a write blocks, do not read: then the kernel's window stops the client, not your memory.")
    void aClientThatNeverReadsIsNotReadWithoutEnd(Tcp tcp, Tasks tasks, Memory memory) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        var client = tcp.connect(server.address());
        var flood = client.flood(MUCH).stalls();
        // The contract says 1 MiB; the rest is room for what the JVM itself holds.
        memory.expectHeldAtMost(8, "for a client that does not read");
        tcp.connect(server.address()).send("hello\n").expect("hello\n");
        client.expectAll(flood);
    }

    @Check(points = 2, because = "Catch a connection's exception in its own task, where it ends that client alone.")
    void clientsThatResetEndNobodyElsesService(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        var other = tcp.connect(server.address()).send("before").expect("before");
        for (int i = 0; i < 10; i++) {
            tcp.connect(server.address()).reset();
            tcp.connect(server.address()).send("gone").expect("gone").reset();
            // A round trip each time: whatever a reset breaks has time to show.
            other.send("still").expect("still");
            tcp.connect(server.address()).send("next").expect("next").close();
        }
        other.send("after").expect("after");
    }

    @Check(
            points = 2,
            because = "Whoever calls decides how threads are made and how many: use the executor, and no other.")
    void allWorkIsDoneOnTheExecutor(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        var first = tcp.connect(server.address()).send("1").expect("1");
        tcp.connect(server.address()).send("2").expect("2");
        tasks.expectNoOtherThread();
        first.finish().expectEnd();
    }

    @Check(
            points = 2,
            because = "On Java 21 and later a task may run on a virtual thread, and blocking there is cheap.")
    void virtualThreadsServeAsWell(Tcp tcp, Tasks tasks, Dice dice) throws Exception {
        Executor virtual = tasks.virtualExecutor();
        var server = new EchoServer(loopback(), virtual);
        byte[] bytes = dice.bytes(100_000);
        var silent = tcp.connect(server.address());
        tcp.connect(server.address()).send(bytes).finish().expect(bytes).expectEnd();
        doing("close()", server::close).succeeds();
        silent.expectGone();
        tasks.expectEnded();
    }

    @Check(
            points = 2,
            seconds = 8,
            because = "A task waits in each connection's read(): only closing the accepted sockets too ends them all.")
    void closeEndsEveryConnectionAndEveryTask(Tcp tcp, Tasks tasks) throws Exception {
        var server = new EchoServer(loopback(), tasks.executor());
        List<TcpPeer> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(tcp.connect(server.address()).send("client " + i).expect("client " + i));
        }
        // One more waits in write(): it reads nothing, and more is on the way than the buffers take.
        var deaf = tcp.connect(server.address());
        deaf.flood(MUCH).stalls();
        doing("close()", server::close).succeeds();
        tasks.expectEnded();
        for (TcpPeer client : clients) {
            client.expectGone();
        }
        tcp.expectRefused(server.address());
        doing("a second close()", server::close).succeeds();
    }

    @Check(points = 2, because = "A constructor that throws leaves nobody who could close what it had opened.")
    void anAddressInUseIsRefusedAndNothingIsLeftOpen(Tcp tcp, Tasks tasks) throws Exception {
        var taken = tcp.listen().address();
        calling("new EchoServer on a port in use", () -> new EchoServer(taken, tasks.executor()))
                .refuses(IOException.class);
        tasks.expectEnded();
    }
}
