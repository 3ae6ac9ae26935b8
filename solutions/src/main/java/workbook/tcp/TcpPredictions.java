package workbook.tcp;

import java.util.List;

/** Exercise 2.0. The answers, each with its reason. */
public final class TcpPredictions {

    private TcpPredictions() {}

    /**
     * A stream has no message boundaries (RFC 9293, 2.2): read() waits for the first byte, and takes at most all that were
     * sent.
     */
    public static List<Integer> bytesOfOneRead() {
        return List.of(1, 10);
    }

    /** readNBytes reads again and again, and the time-out starts anew with each read: none of them waits 1,000 ms. */
    public static String tenBytesUnderATimeOut() {
        return "RETURNS 10";
    }

    /** The kernel completes the connection, so the constructor returns; but nobody accepts it, and nobody sends on it. */
    public static String readOfASecondClient() {
        return "TIMES_OUT";
    }

    /** Both methods tell about this program's own calls: connected once, stays so; closed by close() alone. */
    public static List<Boolean> socketOfAPeerThatClosed() {
        return List.of(true, false, true);
    }

    /** The FIN stands behind the last byte in the stream (RFC 9293, 3.4): first 'A', then the end. */
    public static List<Integer> readsAfterShutdownOutput() {
        return List.of(65, -1);
    }

    /** A FIN ends one direction (RFC 9293, 3.6); the other one carries data as before. */
    public static int lateBytesThatArrive() {
        return 4;
    }

    /** The peer's FIN says only that it sends no more. write() hands the byte to the kernel; the RST comes later. */
    public static String writeToAPeerThatClosed() {
        return "RETURNS";
    }

    /** available() counts bytes that are there: none yet, and none any more. */
    public static List<Integer> availableBeforeAndAfterTheEnd() {
        return List.of(0, 0);
    }
}
