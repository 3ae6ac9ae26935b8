package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import java.time.Duration;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.program.Programs;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;

/** Exercise 2.5 beside a client that nobody here wrote. */
@Exercise("2.5")
class TcpProxyPeers {

    @Check(seconds = 10, because = "curl sends a request and waits; whatever it reads has come through you.")
    void curlGetsItsPageThroughTheProxy(Tcp tcp, Tasks tasks, Programs programs) throws Exception {
        var upstream = tcp.upstream();
        var proxy = tcp.closing(new TcpProxy(loopback(), upstream.address(), Duration.ofSeconds(5), tasks.executor()));
        var curl = programs.client(
                "curl",
                "--silent",
                "--show-error",
                "--max-time",
                8,
                "--user-agent",
                "curl",
                "http://127.0.0.1:" + proxy.address().getPort() + "/");
        var server = upstream.accept();
        server.expect("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + proxy.address().getPort()
                + "\r\nUser-Agent: curl\r\nAccept: */*\r\n\r\n");
        server.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nthe page").finish();
        curl.expectExit(0).expectPrinted("the page");
    }
}
