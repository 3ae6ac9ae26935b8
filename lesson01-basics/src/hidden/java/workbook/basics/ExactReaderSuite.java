package workbook.basics;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import java.io.EOFException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.call.Answer;
import workbook.harness.stream.PieceStream;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpFault;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

@Exercise("1.3")
class ExactReaderSuite {

    private static final int SIZE = 300;

    @Check(points = 2, because = "read() returns what has arrived, at least one byte, and not all that you asked for.")
    void everyByteArrivesHoweverItIsCut() {
        byte[] bytes = everyValue();
        for (int n : new int[] {1, 2, 3, SIZE}) {
            for (int piece = 1; piece <= n; piece++) {
                reading(new PieceStream(bytes, piece), n, piece).returns(Arrays.copyOf(bytes, n));
            }
        }
    }

    @Check(
            points = 2,
            because = "On a real connection the sender and the network cut the pieces; the reader waits for all.")
    void aDribblingSenderIsWaitedFor(Tcp tcp) throws Exception {
        byte[] bytes = Arrays.copyOf(everyValue(), 30);
        var listener = tcp.listen();
        var socket = tcp.closing(
                new Socket(listener.address().getAddress(), listener.address().getPort()));
        var sender = listener.accept().through(TcpFault.pieces(1), TcpFault.delay(2));
        InputStream in = socket.getInputStream();
        var reading = tcp.starting("readExactly(in, 26)", () -> ExactReader.readExactly(in, 26));
        sender.send(Arrays.copyOf(bytes, 25));
        reading.isStillWaiting();
        sender.send(Arrays.copyOfRange(bytes, 25, 30));
        reading.ends().returns(Arrays.copyOf(bytes, 26));
        tcp.starting("readExactly(in, 4) after it", () -> ExactReader.readExactly(in, 4))
                .ends()
                .returns(Arrays.copyOfRange(bytes, 26, 30));
    }

    @Check(points = 2, because = "The stream is the caller's: what follows the n bytes belongs to whoever reads on.")
    void nothingAfterTheBytesIsTaken() {
        byte[] bytes = everyValue();
        for (int piece : new int[] {1, 7, SIZE}) {
            var in = new PieceStream(bytes, piece);
            reading(in, 10, piece).returns(Arrays.copyOf(bytes, 10));
            calling("whether in was closed", in::isClosed).returns(false);
            calling("the number of bytes taken by readExactly(in, 10)", in::taken)
                    .returns(10);
            reading(in, 20, piece).returns(Arrays.copyOfRange(bytes, 10, 30));
            calling("the number of bytes taken by readExactly(in, 10) and (in, 20)", in::taken)
                    .returns(30);
        }
    }

    @Check(
            points = 2,
            because = "-1 is the end of the stream, and no length: say how many bytes came, and how many should have.")
    void anEarlyEndSaysHowManyOfHowMany(Tcp tcp) throws Exception {
        for (int n : new int[] {SIZE + 1, 4_096, 1 << 24}) {
            for (int piece : new int[] {1, 3, 1_000}) {
                expectEarlyEnd(reading(new PieceStream(everyValue(), piece), n, piece), SIZE, n);
            }
        }
        expectEarlyEnd(reading(new PieceStream(new byte[0], 1), 5, 1), 0, 5);

        var listener = tcp.listen();
        var socket = tcp.closing(
                new Socket(listener.address().getAddress(), listener.address().getPort()));
        listener.accept().send("abc").finish();
        expectEarlyEnd(
                tcp.starting(
                                "readExactly(in, 47) from a socket whose peer sends 3 bytes and ends",
                                () -> ExactReader.readExactly(socket.getInputStream(), 47))
                        .ends(),
                3,
                47);
    }

    @Check(points = 1, because = "A read may wait; where nothing is asked for, there is nothing to wait for.")
    void noBytesNeedNoRead() {
        byte[] bytes = everyValue();
        var in = new PieceStream(bytes, SIZE).thenSilence();
        calling("readExactly(in, 0)", () -> ExactReader.readExactly(in, 0)).returns(new byte[0]);
        calling("the number of calls of in's methods by readExactly(in, 0)", in::calls)
                .returns(0);
        reading(in, SIZE, SIZE).returns(bytes);
        calling("readExactly(in, 0) after the last byte", () -> ExactReader.readExactly(in, 0))
                .returns(new byte[0]);
    }

    @Check(points = 1, because = "Check the arguments first, while nothing has been taken that cannot be given back.")
    void aNegativeNumberIsRefused() {
        var in = new PieceStream(everyValue(), 1);
        for (int n : new int[] {-1, Integer.MIN_VALUE}) {
            doing("readExactly(in, " + n + ")", () -> ExactReader.readExactly(in, n))
                    .refuses(IllegalArgumentException.class);
        }
        calling("the number of calls of in's methods by readExactly(in, -1)", in::calls)
                .returns(0);
    }

    @Check(points = 1, because = "A read that fails is not the end of the stream; its exception tells the caller why.")
    void aFailedReadPassesOn() {
        for (int piece : new int[] {1, 3}) {
            var in = new PieceStream(Bytes.utf8("abc"), piece).thenThrows(new SocketException("Connection reset"));
            calling("readExactly(in, 5) where the read after 3 bytes throws", () -> ExactReader.readExactly(in, 5))
                    .refuses(SocketException.class)
                    .naming("Connection reset");
        }
    }

    private static Answer<byte[]> reading(PieceStream in, int n, int piece) {
        String what = "readExactly(in, " + n + ") from pieces of " + Units.bytes(piece);
        return calling(what, () -> ExactReader.readExactly(in, n));
    }

    private static void expectEarlyEnd(Answer<byte[]> answer, int came, int n) {
        answer.refuses(EOFException.class).naming(Integer.toString(came)).naming(Integer.toString(n));
    }

    /** Begins with ff, which a careless reader takes for the end; no byte is like its neighbour. */
    private static byte[] everyValue() {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) (0xFF - i);
        }
        return bytes;
    }
}
