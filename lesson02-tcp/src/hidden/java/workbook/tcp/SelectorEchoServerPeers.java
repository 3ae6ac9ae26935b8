package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.program.Programs;
import workbook.harness.tcp.Tcp;

/** Exercise 2.6 beside a client that nobody here wrote. */
@Exercise("2.6")
class SelectorEchoServerPeers {

    @Check(seconds = 10, because = "ncat ends its direction when its input ends, and prints until you end yours.")
    void ncatGetsEverythingBackThatItSendsBeforeItsEnd(Tcp tcp, Programs programs, Dice dice) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        String text = dice.letters(50_000);
        programs.client("ncat", "127.0.0.1", server.address().getPort())
                .type(text)
                .endInput()
                .expectExit(0)
                .expectPrinted(text);
    }
}
