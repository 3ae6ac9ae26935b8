package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.program.Programs;
import workbook.harness.tcp.Tcp;

/** Exercise 2.2 beside a client that nobody here wrote. */
@Exercise("2.2")
class GreetingServerPeers {

    private static final String HELLO = "Hello, client!\n";

    @Check(seconds = 10, because = "A client that nobody here wrote waits for your greeting, and for your end.")
    void ncatPrintsTheGreetingAndEnds(Tcp tcp, Programs programs) throws Exception {
        var server = tcp.closing(new GreetingServer(loopback(), HELLO));
        programs.client("ncat", "--recv-only", "127.0.0.1", server.address().getPort())
                .expectExit(0)
                .expectPrinted(HELLO);
    }
}
