package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.program.Programs;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;

/** Exercise 2.3 beside a client that nobody here wrote. */
@Exercise("2.3")
class EchoServerPeers {

    @Check(seconds = 10, because = "ncat ends its direction when its input ends, and prints until you end yours.")
    void ncatGetsEverythingBackThatItSendsBeforeItsEnd(Tcp tcp, Tasks tasks, Programs programs, Dice dice)
            throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        String text = dice.letters(50_000);
        programs.client("ncat", "127.0.0.1", server.address().getPort())
                .type(text)
                .endInput()
                .expectExit(0)
                .expectPrinted(text);
    }

    @Check(seconds = 10, because = "curl can speak to any port, and does not know that it meets an echo.")
    void curlReadsItsOwnRequestAsTheAnswer(Tcp tcp, Tasks tasks, Programs programs) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        var curl = programs.client(
                "curl",
                "--silent",
                "--max-time",
                5,
                "telnet://127.0.0.1:" + server.address().getPort());
        curl.type("hello\n").expectSays("hello");
    }
}
