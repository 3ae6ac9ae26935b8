package workbook.tcp;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.tcp.Tcp;

/** Sample tests of exercise 2.1. Add checks of your own: copy one, change its name and what the server does. */
@Exercise("2.1")
class GreetingClientSample {

    @Check
    void aGreetingInTwoPiecesIsFetched(Tcp tcp) throws Exception {
        var client = new GreetingClient(Duration.ofSeconds(1), Duration.ofSeconds(5));
        var listener = tcp.listen();
        var fetch = tcp.starting("fetch(List.of(server))", () -> client.fetch(List.of(listener.address())));
        var server = listener.accept();
        server.send("Hello, ");
        tcp.pause(50);
        server.send("world!\n");
        server.finish();
        fetch.ends().returns("Hello, world!\n");
        server.expectEnd();
    }

    @Check
    void theNextAddressIsTriedAfterARefusal(Tcp tcp) throws Exception {
        var client = new GreetingClient(Duration.ofSeconds(1), Duration.ofSeconds(5));
        var refusing = tcp.refusing();
        var good = tcp.listen();
        var fetch =
                tcp.starting("fetch(List.of(refusing, good))", () -> client.fetch(List.of(refusing, good.address())));
        good.accept().send("Hello!\n").finish();
        fetch.ends().returns("Hello!\n");
    }

    @Check
    void aServerThatSaysNothingIsLeftAtTheDeadline(Tcp tcp) throws Exception {
        var client = new GreetingClient(Duration.ofSeconds(1), Duration.ofMillis(300));
        var listener = tcp.listen();
        var fetch = tcp.starting("fetch(List.of(server))", () -> client.fetch(List.of(listener.address())));
        var server = listener.accept();
        fetch.ends().refuses(SocketTimeoutException.class);
        server.expectGone();
    }
}
