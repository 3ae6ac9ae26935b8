package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.program.Programs;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;

/** Exercise 2.9 beside a client that nobody here wrote. */
@Exercise("2.9")
class ChatServerPeers {

    @Check(seconds = 15, because = "A protocol of lines needs no program of its own: ncat and a keyboard will do.")
    void twoNcatsTalk(Tcp tcp, Tasks tasks, Programs programs) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        int port = server.address().getPort();
        var ann = programs.client("ncat", "127.0.0.1", port).type("NICK ann\n").expectSays("OK");
        var bob = programs.client("ncat", "127.0.0.1", port).type("NICK bob\n").expectSays("OK");
        ann.expectSays("JOINED bob").type("SAY hello\n").expectSays("ann: hello");
        bob.expectSays("ann: hello").type("QUIT\n").endInput().expectExit(0);
        ann.expectSays("LEFT bob");
    }
}
