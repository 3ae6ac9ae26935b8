package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import java.time.Duration;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;
import workbook.harness.tls.Proof;
import workbook.harness.tls.Tls;

/** Sample tests of exercise 2.10. Add checks of your own: copy one, change its name and what the two sides do. */
@Exercise("2.10")
class TlsEchoSample {

    @Check(seconds = 10)
    void theServerEchoesAFrame(Tcp tcp, Tls tls, Tasks tasks) throws Exception {
        var server = tcp.closing(
                new TlsEcho(loopback(), tls.showing(Proof.TRUSTED), 1_000, Duration.ofSeconds(5), tasks.executor()));
        var client = tls.client(tcp.connect(server.address()), Tls.TLS_1_3);
        byte[] frame = {0, 0, 0, 2, 'h', 'i'};
        client.send(frame).expect(frame);
    }

    @Check(seconds = 10)
    void theClientGetsItsReply(Tcp tcp, Tls tls) throws Exception {
        var listener = tcp.listen();
        var context = tls.trusting();
        var ask = tcp.starting(
                "ask(..., \"localhost\", ...)",
                () -> TlsEcho.ask(
                        listener.address(), "localhost", context, 1_000, Duration.ofSeconds(5), List.of("hi")));
        var server = tls.server(listener.accept(), Proof.TRUSTED, Tls.TLS_1_2);
        byte[] frame = {0, 0, 0, 2, 'h', 'i'};
        server.expect(frame).send(frame).expectEnd();
        server.close();
        ask.ends().returns(List.of("hi"));
    }
}
