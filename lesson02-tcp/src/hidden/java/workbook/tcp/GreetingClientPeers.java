package workbook.tcp;

import static workbook.harness.call.Calling.calling;

import java.time.Duration;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.program.Programs;

/** Exercise 2.1 beside a server that nobody here wrote. */
@Exercise("2.1")
class GreetingClientPeers {

    @Check(
            seconds = 10,
            because = "A server that nobody here wrote sends its text and ends; that is the whole protocol.")
    void theTextThatNcatServesIsFetched(Programs programs) throws Exception {
        var address = programs.freeAddress();
        var ncat = programs.server("ncat", "--verbose", "--listen", "127.0.0.1", address.getPort())
                .expectSays("Listening")
                .type("Grüße from ncat\n")
                .endInput();
        var client = new GreetingClient(Duration.ofSeconds(5), Duration.ofSeconds(5));
        calling("fetch(List.of(ncat))", () -> client.fetch(List.of(address))).returns("Grüße from ncat\n");
        ncat.expectExit(0);
    }
}
