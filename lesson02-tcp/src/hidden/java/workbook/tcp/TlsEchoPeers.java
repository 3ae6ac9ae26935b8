package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;
import static workbook.harness.tls.Proof.TRUSTED;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.call.Started;
import workbook.harness.program.Programs;
import workbook.harness.program.RunningProgram;
import workbook.harness.resource.Folder;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;
import workbook.harness.text.Bytes;
import workbook.harness.tls.Certificates;
import workbook.harness.tls.Tls;

/** Exercise 2.10 beside a client and a server that nobody here wrote. */
@Exercise("2.10")
class TlsEchoPeers {

    private static final int LIMIT = 4_096;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Pattern PORT = Pattern.compile("ACCEPT 127\\.0\\.0\\.1:(\\d+)");
    private static final List<String> BOTH = List.of("-tls1_3", "-tls1_2");

    @Check(seconds = 15, because = "OpenSSL and the JDK have nothing in common but the RFC, and that is enough.")
    void opensslIsEchoedUnderBothVersions(Tcp tcp, Tls tls, Tasks tasks, Folder folder, Programs programs)
            throws Exception {
        Certificates.made().writePem(folder.path());
        var server = tcp.closing(new TlsEcho(loopback(), tls.showing(TRUSTED), LIMIT, LONG, tasks.executor()));
        for (String version : BOTH) {
            programs.client(
                            "openssl",
                            "s_client",
                            "-connect",
                            "127.0.0.1:" + server.address().getPort(),
                            "-CAfile",
                            folder.path("root.pem"),
                            "-verify_return_error",
                            "-verify_hostname",
                            "localhost",
                            "-quiet",
                            version)
                    .type(frame("hello"))
                    .expectSays("hello");
        }
    }

    @Check(seconds = 15, because = "A server that nobody here wrote is asked and answers like any other.")
    void opensslIsAskedUnderBothVersions(Tcp tcp, Tls tls, Folder folder, Programs programs) throws Exception {
        Certificates.made().writePem(folder.path());
        for (String version : BOTH) {
            var openssl = server(programs, folder, "trusted", version);
            var ask = asking(tcp, tls, openssl);
            openssl.expectSays("hello").type(frame("and to you"));
            ask.ends().returns(List.of("and to you"));
        }
    }

    @Check(seconds = 15, because = "Who a server is, its certificate must prove, whatever program shows it.")
    void opensslIsRefusedWithAWrongCertificate(Tcp tcp, Tls tls, Folder folder, Programs programs) throws Exception {
        Certificates.made().writePem(folder.path());
        for (String proof : List.of("expired", "other-name", "stranger")) {
            asking(tcp, tls, server(programs, folder, proof, "-tls1_3")).ends().refuses(SSLException.class);
        }
    }

    private static RunningProgram server(Programs programs, Folder folder, String proof, String version)
            throws Exception {
        return programs.server(
                "openssl",
                "s_server",
                "-accept",
                "127.0.0.1:0",
                "-cert",
                folder.path(proof + ".pem"),
                "-key",
                folder.path(proof + ".key.pem"),
                version);
    }

    private static Started<List<String>> asking(Tcp tcp, Tls tls, RunningProgram server) {
        int port = Integer.parseInt(server.expectSays(PORT));
        var address = new InetSocketAddress(loopback().getAddress(), port);
        return tcp.starting(
                "ask(openssl, \"localhost\", ...)",
                () -> TlsEcho.ask(address, "localhost", tls.trusting(), LIMIT, LONG, List.of("hello")));
    }

    private static byte[] frame(String text) {
        byte[] body = Bytes.utf8(text);
        return ByteBuffer.allocate(4 + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }
}
