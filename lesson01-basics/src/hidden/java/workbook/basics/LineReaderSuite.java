package workbook.basics;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.stream.PieceStream;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpFault;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

@Exercise("1.4")
class LineReaderSuite {

    private static final int MAX_LIMIT = 1_048_576;

    @Check(points = 2, because = "TCP keeps no boundaries: a read may end anywhere, and a line ends at its LF.")
    void bothEndsOfLineEndALine() {
        expectLines("a\nbc\r\n\r\n\nd\r\n", 10, "a", "bc", "", "", "d");
        expectLines("a\t\u000b\f\0b \n", 10, "a\t\u000b\f\0b ");
        expectLines("", 10);
    }

    @Check(points = 1, because = "Only the CR right before an LF belongs to the end; any other is a byte of the line.")
    void aBareCrIsPartOfTheLine() {
        expectLines("a\rb\r\r\nc\r", 10, "a\rb\r", "c\r");
        expectLines("a\n\rb\n", 10, "a", "\rb");
        expectLines("\r\r\r\n\n", 10, "\r\r", "");
        expectLines("\r", 10, "\r");
    }

    @Check(
            points = 1,
            because = "What follows the last LF is a line too, unless it is empty: a peer may leave out the last LF.")
    void theLastLineNeedsNoLf() {
        expectLines("a\nb", 10, "a", "b");
        expectLines("a\n", 10, "a");
    }

    @Check(
            points = 2,
            because = "A read may end inside a character: collect the bytes of the line, then decode once, as UTF-8.")
    void charactersMayBeCut() {
        expectLines("中文é😀\r\n中\n", 20, "中文é😀", "中");
        expectLines("a\u0085b\u2028c\n", 10, "a\u0085b\u2028c");
    }

    @Check(
            points = 1,
            because =
                    "Bytes from outside need not be text: decode with replacement, so that one bad byte ends nothing.")
    void malformedBytesAreReplaced() {
        expectReplaced("61 ff 62 0a", "a\uFFFDb");
        expectReplaced("61 e4 b8 0a", "a\uFFFD");
        expectReplaced("80 61 0a", "\uFFFDa");
    }

    @Check(
            points = 2,
            because = "The limit counts the line's bytes as they come: neither characters nor the bytes of its end.")
    void theLimitCountsTheLineAndNotItsEnd() {
        expectLines("abc\nabc\r\nabc", 3, "abc", "abc", "abc");
        expectLines("ab\r\r\nab\r", 3, "ab\r", "ab\r");
        expectLines("中\r\n", 3, "中");
        expectLines("\n\r\n", 0, "", "");
        String longest = "a".repeat(MAX_LIMIT);
        var reader = new LineReader(new PieceStream(Bytes.utf8(longest + "\r\nb\n"), 8_192), MAX_LIMIT);
        calling("readLine() of a line of 1,048,576 bytes, limit 1048576", reader::readLine)
                .returns(longest);
        calling("readLine() after it", reader::readLine).returns("b");
    }

    @Check(
            points = 2,
            because =
                    "Refuse at the first byte past the limit: a peer that sends no LF must not make you wait or collect.")
    void aLongLineIsRefusedAtTheFirstByteTooMany() {
        expectRefusal("abcd", 3);
        expectRefusal("abc\rd", 3);
        expectRefusal("abc\r\r", 3);
        expectRefusal("中", 2);
        expectRefusal("x", 0);
        expectRefusal("\rx", 0);
        expectRefusal("a".repeat(MAX_LIMIT + 1), MAX_LIMIT);
        var ended = new LineReader(new PieceStream(Bytes.utf8("abc\r"), 1), 3);
        calling("readLine() on \"abc\\r\" and the end of the stream (limit 3)", ended::readLine)
                .refuses(ProtocolException.class)
                .naming("3");
    }

    @Check(points = 1, because = "Nobody knows where the next line begins: the rest of a refused line is no line.")
    void aRefusalIsFinal() {
        for (int piece : new int[] {1, 4, 20}) {
            var in = new PieceStream(Bytes.utf8("ok\nabcdefg\nnext\n"), piece);
            var reader = new LineReader(in, 3);
            calling("readLine() on \"ok\\nabcdefg\\nnext\\n\" (limit 3)", reader::readLine)
                    .returns("ok");
            calling("the next readLine()", reader::readLine).refuses(ProtocolException.class);
            int taken = in.taken();
            calling("readLine() after a refusal", reader::readLine).refuses(ProtocolException.class);
            calling("one more readLine() after a refusal", reader::readLine).refuses(ProtocolException.class);
            calling("the number of bytes taken by readLine() after a refusal", () -> in.taken() - taken)
                    .returns(0);
        }
    }

    @Check(
            points = 2,
            because = "A reader that takes bytes ahead keeps what belongs to whoever reads on from the stream.")
    void theRestOfTheStreamIsStillThere() {
        for (int piece = 1; piece <= 20; piece++) {
            var in = new PieceStream(Bytes.utf8("LEN 4\r\nabcdNEXT\nx"), piece).thenSilence();
            var reader = new LineReader(in, 10);
            calling("the number of bytes taken by new LineReader(in, 10)", in::taken)
                    .returns(0);
            calling("readLine() on \"LEN 4\\r\\nabcdNEXT\\nx\"", reader::readLine)
                    .returns("LEN 4");
            calling("the number of bytes taken for \"LEN 4\\r\\n\"", in::taken).returns(7);
            calling("in.readNBytes(4) after the line", () -> in.readNBytes(4)).returns(Bytes.utf8("abcd"));
            calling("readLine() after the 4 bytes", reader::readLine).returns("NEXT");
            calling("in.read() after the line", in::read).returns((int) 'x');
            calling("whether in was closed", in::isClosed).returns(false);
        }
    }

    @Check(
            points = 1,
            because = "The pieces on the wire are not the lines: some lines share a piece, others take many.")
    void linesComeOverARealConnection(Tcp tcp) throws Exception {
        var listener = tcp.listen();
        var socket = tcp.closing(
                new Socket(listener.address().getAddress(), listener.address().getPort()));
        var sender = listener.accept();
        InputStream in = socket.getInputStream();
        var reader = new LineReader(in, 100);
        sender.send("one\ntwo\r\nBODY");
        tcp.starting("readLine()", reader::readLine).ends().returns("one");
        tcp.starting("the second readLine()", reader::readLine).ends().returns("two");
        tcp.starting("in.readNBytes(4) after the second line", () -> in.readNBytes(4))
                .ends()
                .returns(Bytes.utf8("BODY"));
        var third = tcp.starting("the third readLine()", reader::readLine);
        sender.through(TcpFault.pieces(1), TcpFault.delay(2)).send("你好");
        third.isStillWaiting();
        sender.send("\r\nend").finish();
        third.ends().returns("你好");
        tcp.starting("the fourth readLine()", reader::readLine).ends().returns("end");
        tcp.starting("readLine() at the end of the stream", reader::readLine)
                .ends()
                .returns(null);
    }

    @Check(points = 1, because = "A read that fails is not the end of the stream, and what came before it is no line.")
    void aFailedReadPassesOn() {
        var in = new PieceStream(Bytes.utf8("a\nbc"), 1).thenThrows(new SocketException("Connection reset"));
        var reader = new LineReader(in, 10);
        calling("readLine() on \"a\\nbc\" and a read that throws", reader::readLine)
                .returns("a");
        calling("readLine() where the read after \"bc\" throws", reader::readLine)
                .refuses(SocketException.class)
                .naming("Connection reset");
    }

    @Check(points = 1, because = "Check the arguments where they come in, before the first byte is taken.")
    void theLimitHasARange() {
        for (int limit : new int[] {-1, MAX_LIMIT + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            doing("new LineReader(in, " + limit + ")", () -> new LineReader(InputStream.nullInputStream(), limit))
                    .refuses(IllegalArgumentException.class);
        }
    }

    /** However the text is cut, it gives these lines, and then null as often as it is asked for. */
    private static void expectLines(String text, int limit, String... lines) {
        byte[] bytes = Bytes.utf8(text);
        for (int piece = 1; piece <= Math.max(1, bytes.length); piece++) {
            var reader = new LineReader(new PieceStream(bytes, piece), limit);
            String source =
                    " on " + Bytes.quoteWhole(text) + " (limit " + limit + ", " + Units.bytes(piece) + " a read)";
            for (int i = 0; i < lines.length; i++) {
                calling("readLine() no. " + (i + 1) + source, reader::readLine).returns(lines[i]);
            }
            for (int i = 1; i <= 2; i++) {
                calling("readLine() no. " + (lines.length + i) + source, reader::readLine)
                        .returns(null);
            }
        }
    }

    /** How many replacement characters stand for one malformed sequence is free. */
    private static void expectReplaced(String hex, String line) {
        byte[] bytes = Bytes.fromHex(hex);
        for (int piece = 1; piece <= bytes.length; piece++) {
            var reader = new LineReader(new PieceStream(bytes, piece), 10);
            calling("readLine() on the bytes " + hex + " (each run of U+FFFD seen as one)", () -> {
                        String seen = reader.readLine();
                        return seen == null ? null : seen.replaceAll("\uFFFD+", "\uFFFD");
                    })
                    .returns(line);
        }
    }

    /** The last byte of the text is the one that decides; nothing comes after it. */
    private static void expectRefusal(String text, int limit) {
        var reader = new LineReader(new PieceStream(Bytes.utf8(text), 8_192).thenSilence(), limit);
        String start = Bytes.quote(Bytes.utf8(text));
        calling("readLine() on " + start + " and silence (limit " + limit + ")", reader::readLine)
                .refuses(ProtocolException.class)
                .naming(Integer.toString(limit));
    }
}
