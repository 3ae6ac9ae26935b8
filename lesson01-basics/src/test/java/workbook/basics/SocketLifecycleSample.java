package workbook.basics;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;
import static workbook.harness.tcp.Tcp.loopback;

import java.time.Duration;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.tcp.Tcp;
import workbook.harness.text.Bytes;

/** Sample tests of exercise 1.2. Add checks of your own: copy one, change its name and what the client does. */
@Exercise("1.2")
class SocketLifecycleSample {

    @Check
    void aClientIsServedInSixSteps(Tcp tcp) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        var address = server.bind(loopback());
        var client = tcp.connect(address);
        server.accept(Duration.ofSeconds(1));
        client.send("?");
        calling("receive(10)", () -> server.receive(10)).returns(Bytes.utf8("?"));
        server.send(Bytes.utf8("42\n"));
        client.expect("42\n");
        server.close();
        client.expectEnd();
    }

    @Check
    void aClientConnectsBeforeAnybodyAccepts(Tcp tcp) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        tcp.connect(server.bind(loopback()));
        server.accept(Duration.ofSeconds(1));
    }

    @Check
    void acceptBeforeBindIsRefused(Tcp tcp) throws Exception {
        var server = tcp.closing(new SocketLifecycle());
        doing("accept before bind", () -> server.accept(Duration.ofSeconds(1))).refuses(IllegalStateException.class);
    }
}
