package workbook.tcp;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;
import static workbook.harness.tcp.Tcp.loopback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.resource.Memory;
import workbook.harness.resource.Processor;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpPeer;

@Exercise("2.6")
class SelectorEchoServerSuite {

    /** Far more than the 8 MB or so that the kernel's buffers take on the way there and back. */
    private static final long MUCH = 64L << 20;

    @Check(
            points = 2,
            because = "A read takes what has come and a write what fits: the bytes stay bytes, in their order.")
    void everyByteComesBackAsItIs(Tcp tcp, Dice dice) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        var client = tcp.connect(server.address());
        client.send("half a line").expect("half a line");
        for (int i = 0; i < 10; i++) {
            byte[] bytes = dice.bytes(5_000);
            client.send(bytes).expect(bytes);
        }
    }

    @Check(
            points = 2,
            because = "-1 is the client's end and stays readable for ever: close the channel when all is written.")
    void everythingSentBeforeTheClientsFinComesBack(Tcp tcp, Dice dice) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        byte[] bytes = dice.bytes(100_000);
        tcp.connect(server.address()).send(bytes).finish().expect(bytes).expectEnd();
        tcp.connect(server.address()).finish().expectEnd();
    }

    @Check(points = 2, because = "select() tells of whoever is ready: nobody waits for a client that is silent.")
    void aStalledClientDelaysNobody(Tcp tcp) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        tcp.connect(server.address());
        var stalled = tcp.connect(server.address()).send("half a li").expect("half a li");
        tcp.connect(server.address()).send("hello\n").expect("hello\n");
        stalled.send("ne\n").expect("ne\n");
    }

    @Check(
            points = 2,
            seconds = 8,
            because =
                    "write() may take a part, even nothing: keep the rest in a buffer of its own, and ask for OP_WRITE.")
    void whatDoesNotFitIsWrittenLater(Tcp tcp) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        var client = tcp.connect(server.address());
        var flood = client.flood(MUCH).stalls();
        // Other bytes pass while the rest waits.
        tcp.connect(server.address()).send("another client's").expect("another client's");
        client.expectAll(flood);
        client.finish().expectEnd();
    }

    @Check(
            points = 2,
            seconds = 8,
            because = "While a client has a rest to be written, do not read from it: its own kernel stops it then.")
    void aClientThatNeverReadsIsNotReadWithoutEnd(Tcp tcp, Memory memory) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        tcp.connect(server.address()).flood(MUCH).stalls();
        // The contract says 1 MiB; the rest is room for what the JVM itself holds.
        memory.expectHeldAtMost(8, "for a client that does not read");
        tcp.connect(server.address()).send("hello\n").expect("hello\n");
    }

    @Check(
            points = 2,
            seconds = 4,
            because = "A channel can nearly always be written: ask for OP_WRITE only while a rest is waiting.")
    void aServerWithNothingToDoWaits(Tcp tcp, Processor processor) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        var client = tcp.connect(server.address()).send("once").expect("once");
        tcp.connect(server.address()).send("gone").expect("gone").close();
        tcp.connect(server.address()).send("half").finish().expect("half");
        processor.expectIdle("while no client sends");
        client.send("again").expect("again");
    }

    @Check(
            points = 2,
            seconds = 8,
            because = "The rest of one client waits for that client alone; OP_WRITE tells when there is room.")
    void aServerWaitsForADeafClientToo(Tcp tcp, Processor processor) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        var deaf = tcp.connect(server.address());
        deaf.flood(MUCH).stalls();
        processor.expectIdle("while its one client does not read");
    }

    @Check(
            points = 2,
            because = "Catch a client's exception where its key is handled: it ends that channel, not the loop.")
    void clientsThatResetEndNobodyElsesService(Tcp tcp) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        var other = tcp.connect(server.address()).send("before").expect("before");
        for (int i = 0; i < 10; i++) {
            tcp.connect(server.address()).reset();
            tcp.connect(server.address()).send("gone").expect("gone").reset();
            // A round trip each time: whatever a reset breaks has time to show.
            other.send("still").expect("still");
            tcp.connect(server.address()).send("next").expect("next").close();
        }
    }

    @Check(
            points = 2,
            seconds = 20,
            because = "A connection is a key and a few bytes; no thread and no large buffer waits for each client.")
    void fiveThousandClientsAreServedOnOneThread(Tcp tcp, Processor processor) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        var crowd = tcp.crowd(server.address(), 5_000);
        processor.expectThreadsAtMost(1);
        crowd.eachIsEchoed();
    }

    @Check(
            points = 2,
            because = "The thread waits in select(): wake it, and let it close every channel before it ends.")
    void closeEndsEveryConnectionAndTheThread(Tcp tcp) throws Exception {
        var server = new SelectorEchoServer(loopback());
        List<TcpPeer> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(tcp.connect(server.address()).send("client " + i).expect("client " + i));
        }
        doing("close()", server::close).succeeds();
        for (TcpPeer client : clients) {
            client.expectGone();
        }
        tcp.expectRefused(server.address());
        doing("a second close()", server::close).succeeds();
    }

    @Check(points = 2, because = "A constructor that throws leaves nobody who could close what it had opened.")
    void anAddressInUseIsRefusedAndNothingIsLeftOpen(Tcp tcp) throws Exception {
        var taken = tcp.listen().address();
        calling("new SelectorEchoServer on a port in use", () -> new SelectorEchoServer(taken))
                .refuses(IOException.class);
    }
}
