package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import java.time.Duration;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;

/** Sample tests of exercise 2.5. Add checks of your own: copy one, change its name and what the two sides do. */
@Exercise("2.5")
class TcpProxySample {

    @Check
    void aQuestionAndItsAnswerPassThrough(Tcp tcp, Tasks tasks) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(new TcpProxy(loopback(), upstream.address(), Duration.ofSeconds(1), tasks.executor()));
        var client = tcp.connect(proxy.address());
        var server = upstream.accept();
        client.send("What time is it?");
        server.expect("What time is it?").send("Noon.");
        client.expect("Noon.");
    }

    @Check
    void theServerMaySpeakFirst(Tcp tcp, Tasks tasks) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(new TcpProxy(loopback(), upstream.address(), Duration.ofSeconds(1), tasks.executor()));
        var client = tcp.connect(proxy.address());
        upstream.accept().send("Welcome!\n");
        client.expect("Welcome!\n");
    }
}
