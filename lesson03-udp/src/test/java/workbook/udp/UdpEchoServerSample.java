package workbook.udp;

import static workbook.harness.udp.Udp.loopback;

import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.udp.Udp;

/** Sample tests of exercise 3.1. Add checks of your own: copy one, change its name and what the clients send. */
@Exercise("3.1")
class UdpEchoServerSample {

    @Check
    void aDatagramComesBack(Udp udp) throws Exception {
        var server = udp.closing(new UdpEchoServer(loopback()));
        var client = udp.client();
        client.send("hello", server.address());
        client.expect("hello");
    }

    @Check
    void twoClientsGetTheirOwnReplies(Udp udp) throws Exception {
        var server = udp.closing(new UdpEchoServer(loopback()));
        var first = udp.client();
        var second = udp.client();
        first.send("first", server.address());
        second.send("second", server.address());
        first.expect("first");
        second.expect("second");
    }
}
