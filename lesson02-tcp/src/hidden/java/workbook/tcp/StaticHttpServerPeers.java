package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.program.Programs;
import workbook.harness.program.RunningProgram;
import workbook.harness.resource.Folder;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;

/** Exercise 2.8 beside a client that nobody here wrote. */
@Exercise(
        value = "2.8",
        policy = {
            "+ java.nio.file.**",
            "+ java.nio.channels.FileChannel",
            "+ java.io.File",
            "+ java.io.FileInputStream",
            "+ java.io.RandomAccessFile"
        })
class StaticHttpServerPeers {

    @Check(seconds = 15, because = "A client that nobody here wrote counts on Content-Length, to the byte.")
    void curlGetsAFileByteForByteAndItsRanges(Tcp tcp, Tasks tasks, Folder folder, Programs programs, Dice dice)
            throws Exception {
        byte[] all = dice.bytes(100_000);
        folder.file("all.bin", all).file("ten.txt", "0123456789");
        var server = tcp.closing(server(folder.path(), tasks));
        curl(programs, url(server, "/all.bin")).expectExit(0).expectPrinted(all);
        curl(programs, url(server, "/ten.txt"), "--range", "2-4").expectExit(0).expectPrinted("234");
        curl(programs, url(server, "/ten.txt"), "--range", "-3").expectExit(0).expectPrinted("789");
    }

    @Check(seconds = 15, because = "curl keeps its connection for the next request where the server does.")
    void curlFetchesTwiceOverOneConnection(Tcp tcp, Tasks tasks, Folder folder, Programs programs) throws Exception {
        folder.file("a.txt", "hello").file("b.txt", "goodbye");
        var server = tcp.closing(server(folder.path(), tasks));
        curl(programs, url(server, "/a.txt"), url(server, "/b.txt"), "--write-out", " %{num_connects} ")
                .expectExit(0)
                .expectPrinted("hello 1 goodbye 0 ");
    }

    @Check(seconds = 15, because = "HEAD has no body, and a copy that is still good is not sent again.")
    void curlUnderstandsWhatHasNoBody(Tcp tcp, Tasks tasks, Folder folder, Programs programs) throws Exception {
        folder.file("a.txt", "hello");
        var server = tcp.closing(server(folder.path(), tasks));
        Path nowhere = folder.path("../nowhere");
        Path tag = folder.path("../tag");
        String status = "%{http_code}";
        curl(programs, url(server, "/a.txt"), "--head", "--output", nowhere, "--write-out", status)
                .expectExit(0)
                .expectPrinted("200");
        curl(programs, url(server, "/a.txt"), "--etag-save", tag).expectExit(0).expectPrinted("hello");
        curl(programs, url(server, "/a.txt"), "--etag-compare", tag, "--write-out", status)
                .expectExit(0)
                .expectPrinted("304");
    }

    @Check(seconds = 15, because = "A path comes as the client writes it: nobody has removed the dots before.")
    void curlGetsNothingFromOutside(Tcp tcp, Tasks tasks, Folder folder, Programs programs) throws Exception {
        folder.file("a.txt", "hello").file("../secret.txt", "secret");
        var server = tcp.closing(server(folder.path(), tasks));
        for (String path : List.of("/../secret.txt", "/%2e%2e/secret.txt")) {
            // 22: the status is 400 or above.
            curl(programs, url(server, path), "--path-as-is", "--fail")
                    .expectExit(22)
                    .expectPrinted("");
        }
    }

    private static RunningProgram curl(Programs programs, Object... arguments) throws Exception {
        List<Object> all = new ArrayList<>(List.of("--silent", "--show-error", "--max-time", 10));
        all.addAll(List.of(arguments));
        return programs.client("curl", all.toArray());
    }

    private static String url(StaticHttpServer server, String target) {
        return "http://127.0.0.1:" + server.address().getPort() + target;
    }

    private static StaticHttpServer server(Path folder, Tasks tasks) throws Exception {
        return new StaticHttpServer(loopback(), folder, Duration.ofMinutes(1), tasks.executor());
    }
}
