package workbook.basics;

import static workbook.harness.call.Calling.calling;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.ProtocolException;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.text.Bytes;

/** Sample tests of exercise 1.4. Add checks of your own: copy one, change its name and its values. */
@Exercise("1.4")
class LineReaderSample {

    @Check
    void twoLinesAreReadOneByOne() {
        var reader = new LineReader(stream("GET / HTTP/1.1\r\nHost: h\r\n"), 100);
        calling("the first readLine()", reader::readLine).returns("GET / HTTP/1.1");
        calling("the second readLine()", reader::readLine).returns("Host: h");
        calling("the third readLine()", reader::readLine).returns(null);
    }

    @Check
    void theBodyIsLeftInTheStream() {
        InputStream in = stream("LEN 4\nbody");
        var reader = new LineReader(in, 100);
        calling("readLine()", reader::readLine).returns("LEN 4");
        calling("in.readAllBytes() after it", in::readAllBytes).returns(Bytes.utf8("body"));
    }

    @Check
    void aLineOverTheLimitIsRefused() {
        var reader = new LineReader(stream("too long\n"), 7);
        calling("readLine() of 8 bytes, limit 7", reader::readLine)
                .refuses(ProtocolException.class)
                .naming("7");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(Bytes.utf8(text));
    }
}
