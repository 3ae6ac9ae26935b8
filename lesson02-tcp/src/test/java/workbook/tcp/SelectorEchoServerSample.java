package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.tcp.Tcp;

/** Sample tests of exercise 2.6. Add checks of your own: copy one, change its name and what the clients do. */
@Exercise("2.6")
class SelectorEchoServerSample {

    @Check
    void whatAClientSendsComesBack(Tcp tcp) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        tcp.connect(server.address()).send("Hello, echo!\n").expect("Hello, echo!\n");
    }

    @Check
    void twoClientsAreServedInAnyOrder(Tcp tcp) throws Exception {
        var server = tcp.closing(new SelectorEchoServer(loopback()));
        var first = tcp.connect(server.address());
        var second = tcp.connect(server.address());
        second.send("second").expect("second");
        first.send("first").expect("first");
    }
}
