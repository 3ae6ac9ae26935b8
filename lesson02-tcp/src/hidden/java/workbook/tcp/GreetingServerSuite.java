package workbook.tcp;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;
import static workbook.harness.tcp.Tcp.loopback;

import java.io.IOException;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.Reference;
import workbook.harness.tcp.Tcp;

@Exercise("2.2")
class GreetingServerSuite {

    private static final String HELLO = "Hello, client!\n";

    /** More than the kernel's buffers take, so that the server's write blocks while the client does not read. */
    private static final String LONG = "0123456789abcdef".repeat(1 << 20);

    @Check(points = 2, because = "A server speaks first here, and its FIN tells the client that the greeting is whole.")
    void aClientThatSendsNothingGetsTheGreetingAndThenTheEnd(Tcp tcp) throws Exception {
        var server = tcp.closing(new GreetingServer(loopback(), HELLO));
        tcp.connect(server.address()).expect(HELLO).expectEnd();
    }

    @Check(points = 2, because = "Text becomes bytes by a charset that both sides know, never by the system's default.")
    void theGreetingIsSentInUtf8WithNothingAdded(Tcp tcp) throws Exception {
        var server = tcp.closing(new GreetingServer(loopback(), "Grüße, 世界 😀"));
        tcp.connect(server.address()).expect("Grüße, 世界 😀").expectEnd();
    }

    @Check(points = 2, because = "Port 0 asks the system for a port; only the bound socket knows which one it gave.")
    void theAddressTellsThePortThatTheSystemChose(Tcp tcp) throws Exception {
        var first = tcp.closing(new GreetingServer(loopback(), HELLO));
        var second = tcp.closing(new GreetingServer(loopback(), "second"));
        calling("address().getPort() == 0", () -> first.address().getPort() == 0)
                .returns(false);
        tcp.connect(second.address()).expect("second").expectEnd();
        tcp.connect(first.address()).expect(HELLO).expectEnd();
    }

    @Check(points = 2, seconds = 5, because = "One accept() serves one client: a server accepts in a loop.")
    void fiftyClientsInTurnAreGreeted(Tcp tcp) throws Exception {
        var server = tcp.closing(new GreetingServer(loopback(), HELLO));
        for (int i = 0; i < 50; i++) {
            tcp.connect(server.address()).expect(HELLO).expectEnd();
        }
    }

    @Check(
            points = 2,
            seconds = 10,
            because = "write() takes the whole array, in as many segments as it needs; the client sees no cut.")
    void aGreetingOfManyMegabytesArrivesWhole(Tcp tcp) throws Exception {
        var server = tcp.closing(new GreetingServer(loopback(), LONG));
        tcp.connect(server.address()).expect(LONG).expectEnd();
    }

    @Check(
            points = 1,
            seconds = 10,
            because = "Catch an exception of one client inside the loop, where it ends that client alone.")
    void aClientThatResetsEndsNobodyElsesService(Tcp tcp) throws Exception {
        var server = tcp.closing(new GreetingServer(loopback(), LONG));
        for (int i = 0; i < 3; i++) {
            // The server is in the middle of its write: only a part of the greeting fits into the buffers.
            tcp.connect(server.address()).expect(LONG.substring(0, 1000)).reset();
        }
        tcp.connect(server.address()).expect(LONG.substring(0, 1000));
    }

    @Check(
            points = 1,
            because = "A client may be gone before it is accepted: accept() or write() may fail for it alone.")
    void clientsThatLeaveAtOnceEndNobodyElsesService(Tcp tcp) throws Exception {
        var server = tcp.closing(new GreetingServer(loopback(), HELLO));
        for (int i = 0; i < 10; i++) {
            tcp.connect(server.address()).reset();
            tcp.connect(server.address()).close();
        }
        tcp.connect(server.address()).expect(HELLO).expectEnd();
    }

    @Check(points = 1, because = "Closing the ServerSocket ends accept(); an interrupt does not, on a platform thread.")
    void closeEndsAServerThatWaitsForAClient(Tcp tcp) throws Exception {
        var server = new GreetingServer(loopback(), HELLO);
        tcp.connect(server.address()).expect(HELLO).expectEnd();
        doing("close()", server::close).succeeds();
        tcp.expectRefused(server.address());
        doing("a second close()", server::close).succeeds();
    }

    @Check(
            points = 1,
            seconds = 10,
            because = "close() ends the accepted connection too, or a client that never reads holds the thread.")
    void closeEndsAServerWhoseClientDoesNotRead(Tcp tcp) throws Exception {
        var server = new GreetingServer(loopback(), LONG);
        tcp.connect(server.address()).expect(LONG.substring(0, 1000));
        doing("close()", server::close).succeeds();
        tcp.expectRefused(server.address());
    }

    @Check(
            points = 1,
            because = "The server ends its connections first, so they wait in TIME-WAIT; a new bind must not.")
    void aNewServerTakesThePortRightAfterClose(Tcp tcp) throws Exception {
        var first = new GreetingServer(loopback(), HELLO);
        var address = first.address();
        tcp.connect(address).expect(HELLO).expectEnd();
        first.close();
        var second = tcp.closing(
                calling("new GreetingServer on the port of a closed one", () -> new GreetingServer(address, "again"))
                        .result());
        tcp.connect(second.address()).expect("again").expectEnd();
    }

    @Check(points = 1, because = "A constructor that throws leaves nobody who could close what it had opened.")
    void anAddressInUseIsRefusedAndNothingIsLeftOpen(Tcp tcp) throws Exception {
        var taken = tcp.listen().address();
        calling("new GreetingServer on a port in use", () -> new GreetingServer(taken, HELLO))
                .refuses(IOException.class);
    }

    @Check(points = 1, because = "Programs that keep to the protocol work together, whoever wrote them.")
    void theReferenceClientReadsTheGreeting(Tcp tcp, Reference reference) throws Exception {
        var server = tcp.closing(new GreetingServer(loopback(), HELLO));
        calling(
                        "GreetingClient of the reference",
                        () -> reference.play(
                                "GreetingClientRole",
                                Integer.toString(server.address().getPort())))
                .returns(HELLO);
    }
}
