package workbook.udp;

import java.net.SocketTimeoutException;
import java.time.Duration;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.text.Bytes;
import workbook.harness.udp.Udp;

/** Sample tests of exercise 3.2. Add checks of your own: copy one, change its name and what the server does. */
@Exercise("3.2")
class UdpEchoClientSample {

    @Check
    void aMessageComesBack(Udp udp) throws Exception {
        var server = udp.server();
        var client = udp.closing(new UdpEchoClient(server.address(), Duration.ofSeconds(5)));
        var exchange = udp.starting("exchange(\"hello\")", () -> client.exchange(Bytes.utf8("hello")));
        server.expect("hello");
        server.reply("hello");
        exchange.ends().returns(Bytes.utf8("hello"));
    }

    @Check
    void aServerThatSaysNothingIsGivenUp(Udp udp) throws Exception {
        var server = udp.server();
        var client = udp.closing(new UdpEchoClient(server.address(), Duration.ofMillis(300)));
        var exchange = udp.starting("exchange(\"hello\")", () -> client.exchange(Bytes.utf8("hello")));
        server.expect("hello");
        exchange.ends().refuses(SocketTimeoutException.class);
    }
}
