package workbook.tcp;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Exercise 2.0 in other notations: the same values as constants, in hex, computed, and in other kinds of list. */
public final class TcpPredictions {

    private static final int END_OF_STREAM = -1;
    private static final String BOTH = "helloworld";

    private TcpPredictions() {}

    public static List<Integer> bytesOfOneRead() {
        return Arrays.asList(0b1, BOTH.length());
    }

    public static String tenBytesUnderATimeOut() {
        return String.format("RETURNS %d", 0xA);
    }

    public static String readOfASecondClient() {
        return "times_out".toUpperCase(Locale.ROOT);
    }

    public static List<Boolean> socketOfAPeerThatClosed() {
        return Arrays.asList(Boolean.TRUE, Boolean.FALSE, Boolean.TRUE);
    }

    public static List<Integer> readsAfterShutdownOutput() {
        return Arrays.asList((int) 'A', END_OF_STREAM);
    }

    public static int lateBytesThatArrive() {
        return "late".length();
    }

    public static String writeToAPeerThatClosed() {
        return new String("RETURNS".toCharArray());
    }

    public static List<Integer> availableBeforeAndAfterTheEnd() {
        return Collections.nCopies(2, 0);
    }
}
