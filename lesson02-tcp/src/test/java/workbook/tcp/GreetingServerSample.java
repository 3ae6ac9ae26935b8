package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.tcp.Tcp;

/** Sample tests of exercise 2.2. Add checks of your own: copy one, change its name and what the client does. */
@Exercise("2.2")
class GreetingServerSample {

    @Check
    void aClientIsGreeted(Tcp tcp) throws Exception {
        var server = tcp.closing(new GreetingServer(loopback(), "Hello, world!\n"));
        var client = tcp.connect(server.address());
        client.expect("Hello, world!\n");
        client.expectEnd();
    }

    @Check
    void theNextClientIsGreetedToo(Tcp tcp) throws Exception {
        var server = tcp.closing(new GreetingServer(loopback(), "Hello, world!\n"));
        tcp.connect(server.address()).expect("Hello, world!\n").expectEnd();
        tcp.connect(server.address()).expect("Hello, world!\n").expectEnd();
    }
}
