package workbook.tcp;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.stream.PieceStream;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpFault;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

@Exercise("2.4")
class FrameCodecSuite {

    private static final int MAX_LIMIT = 16_777_216;

    @Check(
            points = 2,
            because =
                    "The length of the body goes first, in four bytes, high byte first: both ends must agree on that.")
    void aFrameIsItsLengthAndThenItsBody() {
        expectWritten(Bytes.utf8("frame"), Bytes.fromHex("00 00 00 05"));
        expectWritten(Bytes.fromHex("ff 0d 0a 00 80"), Bytes.fromHex("00 00 00 05"));
        expectWritten(new byte[0], Bytes.fromHex("00 00 00 00"));
        expectWritten(Bytes.repeat('x', 200), Bytes.fromHex("00 00 00 c8"));
        expectWritten(Bytes.repeat('x', 98_432), Bytes.fromHex("00 01 80 80"));

        var codec = new FrameCodec(100);
        var out = new ByteArrayOutputStream();
        doing("write(out, \"one\") and write(out, \"two\")", () -> {
                    codec.write(out, Bytes.utf8("one"));
                    codec.write(out, Bytes.utf8("two"));
                })
                .succeeds();
        calling("out.toByteArray() after write(out, \"one\") and write(out, \"two\")", out::toByteArray)
                .returns(frames("one", "two"));
    }

    @Check(
            points = 2,
            because = "One read may bring many frames: take one a call, and leave the others where they are.")
    void framesInOnePieceAreReadOneByOne() {
        byte[] bytes = frames("one", "a second one", "3");
        var codec = new FrameCodec(100);
        var in = new PieceStream(bytes, bytes.length);
        calling("read(in) no. 1 of 3 frames in one piece", () -> codec.read(in)).returns(Bytes.utf8("one"));
        calling("read(in) no. 2 of 3 frames in one piece", () -> codec.read(in)).returns(Bytes.utf8("a second one"));
        calling("read(in) no. 3 of 3 frames in one piece", () -> codec.read(in)).returns(Bytes.utf8("3"));
        calling("read(in) after the last frame", () -> codec.read(in)).returns(null);
    }

    @Check(
            points = 2,
            because = "A read may end anywhere, in the header too: read on until all that was announced is there.")
    void framesMayBeCutAnywhere() {
        String[] bodies = {"one", "a second one", "\r\n\0\0", "the last"};
        byte[] bytes = frames(bodies);
        for (int piece = bytes.length; piece >= 1; piece--) {
            var codec = new FrameCodec(100);
            var in = new PieceStream(bytes, piece);
            String cut = " of " + bodies.length + " frames (" + Units.bytes(piece) + " a read)";
            for (int i = 0; i < bodies.length; i++) {
                calling("read(in) no. " + (i + 1) + cut, () -> codec.read(in)).returns(Bytes.utf8(bodies[i]));
            }
            calling("read(in) after the last" + cut, () -> codec.read(in)).returns(null);
        }
    }

    @Check(
            points = 1,
            because = "A message may be empty. Only a stream that ends between two frames has no further message.")
    void anEmptyBodyIsAFrameAndTheEndIsNone() {
        for (int piece : new int[] {1, 4, 100}) {
            var codec = new FrameCodec(100);
            var in = new PieceStream(frames("", "x", ""), piece);
            calling("read(in) of an empty frame", () -> codec.read(in)).returns(new byte[0]);
            calling("read(in) of the frame behind an empty one", () -> codec.read(in))
                    .returns(Bytes.utf8("x"));
            calling("read(in) of an empty frame at the end", () -> codec.read(in))
                    .returns(new byte[0]);
            calling("read(in) at the end of the stream", () -> codec.read(in)).returns(null);
            calling("a second read(in) at the end of the stream", () -> codec.read(in))
                    .returns(null);
        }
    }

    @Check(
            points = 1,
            because = "A Java byte has a sign and a byte of the header has none: mask each with 0xFF, then join them.")
    void everyByteOfTheLengthCounts() {
        expectRead(Bytes.fromHex("00 00 00 7f"), 0x7F);
        expectRead(Bytes.fromHex("00 00 00 80"), 0x80);
        expectRead(Bytes.fromHex("00 00 00 ff"), 0xFF);
        expectRead(Bytes.fromHex("00 00 01 00"), 0x01_00);
        expectRead(Bytes.fromHex("00 00 80 ff"), 0x80_FF);
        expectRead(Bytes.fromHex("00 01 80 80"), 0x01_80_80);
    }

    @Check(points = 1, because = "What follows a frame belongs to whoever reads next, and that may be somebody else.")
    void whatFollowsAFrameIsStillThere() {
        for (int piece : new int[] {100, 5, 1}) {
            var codec = new FrameCodec(100);
            var in = new PieceStream(joined(frames("one"), Bytes.utf8("RAW"), frames("two")), piece).thenSilence();
            calling("read(in) of \"one\"", () -> codec.read(in)).returns(Bytes.utf8("one"));
            calling("the number of bytes taken by read(in) for a frame of 4 + 3 bytes", in::taken)
                    .returns(7);
            var other = new PieceStream(frames("other"), piece);
            calling("read(other) between two frames of in", () -> codec.read(other))
                    .returns(Bytes.utf8("other"));
            calling("in.readNBytes(3) behind the frame", () -> in.readNBytes(3)).returns(Bytes.utf8("RAW"));
            calling("read(in) of \"two\", the last bytes before silence", () -> codec.read(in))
                    .returns(Bytes.utf8("two"));
            calling("whether in was closed", in::isClosed).returns(false);
        }
    }

    @Check(
            points = 1,
            because =
                    "On a connection bytes come late and in any pieces: read() waits for them, and only -1 is the end.")
    void framesGoOverARealConnection(Tcp tcp) throws Exception {
        var codec = new FrameCodec(100);
        var listener = tcp.listen();
        var socket = tcp.closing(
                new Socket(listener.address().getAddress(), listener.address().getPort()));
        var peer = listener.accept();
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        byte[] third = frames("three");
        var first = tcp.starting("read(in) before anything has come", () -> codec.read(in));
        first.isStillWaiting();
        peer.send(joined(frames("one", "two"), Arrays.copyOf(third, 2)));
        first.ends().returns(Bytes.utf8("one"));
        tcp.starting("the second read(in)", () -> codec.read(in)).ends().returns(Bytes.utf8("two"));
        var reading = tcp.starting("the third read(in)", () -> codec.read(in));
        peer.through(TcpFault.pieces(1), TcpFault.delay(2)).send(Arrays.copyOfRange(third, 2, third.length - 1));
        reading.isStillWaiting();
        peer.send("e");
        reading.ends().returns(Bytes.utf8("three"));
        tcp.starting("write(out, \"answer\")", () -> {
                    codec.write(out, Bytes.utf8("answer"));
                    return null;
                })
                .ends()
                .succeeds();
        peer.expect(frames("answer"));
        peer.finish();
        tcp.starting("read(in) after the peer has finished", () -> codec.read(in))
                .ends()
                .returns(null);
    }

    @Check(
            points = 1,
            because = "Only the length tells a message that was cut off from one that is whole: never return a part.")
    void anEndInsideAFrameSaysHowManyOfHowMany() {
        byte[] frame = joined(Bytes.fromHex("00 00 02 58"), Bytes.repeat('x', 600));
        for (int came : new int[] {1, 2, 3}) {
            expectEarlyEnd(Arrays.copyOf(frame, came), "in the header, after " + came + " of 4 bytes", came, 4);
        }
        for (int came : new int[] {0, 1, 45, 599}) {
            expectEarlyEnd(Arrays.copyOf(frame, 4 + came), "in the body, after " + came + " of 600 bytes", came, 600);
        }
    }

    @Check(
            points = 1,
            because =
                    "The header is a stranger's claim: before all else hold it, unsigned, against the limit, which counts the body alone.")
    void aFrameOverTheLimitIsRefusedAtItsHeader() {
        for (int limit : new int[] {0, 3, 1_000}) {
            var codec = new FrameCodec(limit);
            byte[] longest = joined(Bytes.of(0, 0, limit >> 8, limit & 0xFF), Bytes.repeat('x', limit));
            calling(
                            "read(in) of a body of " + Units.bytes(limit) + " (limit " + limit + ")",
                            () -> codec.read(new PieceStream(longest, 100)))
                    .returns(Bytes.repeat('x', limit));
        }
        expectRefusal("00 00 00 01", 0, "1");
        expectRefusal("00 00 03 e9", 1_000, "1001");
        expectRefusal("01 00 00 01", MAX_LIMIT, "16777217");
        expectRefusal("7f ff ff ff", 1_000, "2147483647");
        expectRefusal("80 00 00 00", 1_000, "2147483648");
        expectRefusal("ff ff ff ff", 1_000, "4294967295");
        expectRefusal("ff ff ff ff", MAX_LIMIT, "4294967295");
    }

    @Check(
            points = 1,
            because = "A header that went out promises its body: tell a caller's mistake before the first byte.")
    void aCallersMistakeIsToldBeforeAnythingIsWritten() {
        for (int limit : new int[] {0, 3, 1_000}) {
            var codec = new FrameCodec(limit);
            String over = "write(out, " + Units.bytes(limit + 1) + ") (limit " + limit + ")";
            var untouched = new ByteArrayOutputStream();
            doing(over, () -> codec.write(untouched, new byte[limit + 1])).refuses(IllegalArgumentException.class);
            calling("out.size() after " + over, untouched::size).returns(0);
            String just = "write(out, " + Units.bytes(limit) + ") (limit " + limit + ")";
            var out = new ByteArrayOutputStream();
            doing(just, () -> codec.write(out, new byte[limit])).succeeds();
            calling("out.size() after " + just, out::size).returns(4 + limit);
        }
        for (int limit : new int[] {-1, MAX_LIMIT + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            doing("new FrameCodec(" + limit + ")", () -> new FrameCodec(limit)).refuses(IllegalArgumentException.class);
        }
    }

    @Check(points = 1, because = "A stream that fails is not a stream that ends; its exception tells the caller why.")
    void aFailedStreamPassesOn() {
        var codec = new FrameCodec(100);
        byte[] frame = frames("three");
        for (int came = 0; came < frame.length; came++) {
            var in = new PieceStream(Arrays.copyOf(frame, came), 100)
                    .thenThrows(new SocketException("Connection reset"));
            calling("read(in) where the read after " + Units.bytes(came) + " throws", () -> codec.read(in))
                    .refuses(SocketException.class)
                    .naming("Connection reset");
        }
        doing("write(out, \"one\") where each write throws", () -> {
                    OutputStream closed = OutputStream.nullOutputStream();
                    closed.close();
                    codec.write(closed, Bytes.utf8("one"));
                })
                .refuses(IOException.class)
                .naming("Stream closed");
    }

    private static void expectWritten(byte[] body, byte[] header) {
        var codec = new FrameCodec(100_000);
        var out = new ByteArrayOutputStream();
        String call = "write(out, " + Bytes.describe(body) + ")";
        doing(call, () -> codec.write(out, body)).succeeds();
        calling("out.toByteArray() after " + call, out::toByteArray).returns(joined(header, body));
    }

    private static void expectRead(byte[] header, int length) {
        var codec = new FrameCodec(100_000);
        byte[] body = Bytes.repeat('x', length);
        var in = new PieceStream(joined(header, body), 1_000);
        calling("read(in) of the header " + Bytes.hex(header) + " and " + Units.bytes(length), () -> codec.read(in))
                .returns(body);
    }

    private static void expectEarlyEnd(byte[] bytes, String where, int came, int wanted) {
        for (int piece : new int[] {1, 1_000}) {
            var codec = new FrameCodec(1_000);
            var in = new PieceStream(joined(frames("ok"), bytes), piece);
            calling("read(in) of a whole frame", () -> codec.read(in)).returns(Bytes.utf8("ok"));
            calling("read(in) where the stream ends " + where, () -> codec.read(in))
                    .refuses(EOFException.class)
                    .naming(Integer.toString(came))
                    .naming(Integer.toString(wanted));
        }
    }

    /** Behind the header nothing comes, so whoever reads on would wait for ever. */
    private static void expectRefusal(String header, int limit, String length) {
        var codec = new FrameCodec(limit);
        var in = new PieceStream(Bytes.fromHex(header), 100).thenSilence();
        calling("read(in) of the header " + header + " (limit " + limit + ")", () -> codec.read(in))
                .refuses(ProtocolException.class)
                .naming(length)
                .naming(Integer.toString(limit));
    }

    /** Returns one frame for each body, all of them shorter than 128 bytes. */
    private static byte[] frames(String... bodies) {
        return joined(Arrays.stream(bodies)
                .map(Bytes::utf8)
                .map(body -> joined(Bytes.of(0, 0, 0, body.length), body))
                .toArray(byte[][]::new));
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
