package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import java.time.Duration;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.http.RawHttp;
import workbook.harness.resource.Folder;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;

/** Sample tests of exercise 2.8. Add checks of your own: copy one, change its name, the file and the request. */
@Exercise(
        value = "2.8",
        policy = {
            "+ java.nio.file.**",
            "+ java.nio.channels.FileChannel",
            "+ java.io.File",
            "+ java.io.FileInputStream",
            "+ java.io.RandomAccessFile"
        })
class StaticHttpServerSample {

    @Check
    void aFileIsServed(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("menu.txt", "tea\ncoffee\n");
        var server =
                tcp.closing(new StaticHttpServer(loopback(), folder.path(), Duration.ofSeconds(10), tasks.executor()));
        var client = RawHttp.connect(tcp, server.address());
        client.request("GET /menu.txt HTTP/1.1", "Host: localhost");
        client.expect(200).body("tea\ncoffee\n");
    }

    @Check
    void aFileThatIsNotThereIsNotFound(Tcp tcp, Tasks tasks, Folder folder) throws Exception {
        folder.file("menu.txt", "tea\ncoffee\n");
        var server =
                tcp.closing(new StaticHttpServer(loopback(), folder.path(), Duration.ofSeconds(10), tasks.executor()));
        var client = RawHttp.connect(tcp, server.address());
        client.request("GET /milk.txt HTTP/1.1", "Host: localhost");
        client.expect(404).anyBody();
    }
}
