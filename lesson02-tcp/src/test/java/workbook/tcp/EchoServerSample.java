package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;

/** Sample tests of exercise 2.3. Add checks of your own: copy one, change its name and what the clients do. */
@Exercise("2.3")
class EchoServerSample {

    @Check
    void whatAClientSendsComesBack(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        var client = tcp.connect(server.address());
        client.send("Hello, echo!\n").expect("Hello, echo!\n");
    }

    @Check
    void twoClientsAreServedAtOnce(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new EchoServer(loopback(), tasks.executor()));
        var first = tcp.connect(server.address());
        var second = tcp.connect(server.address());
        second.send("second").expect("second");
        first.send("first").expect("first");
    }
}
