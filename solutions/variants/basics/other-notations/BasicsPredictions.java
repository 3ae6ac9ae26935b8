package workbook.basics;

import java.util.Arrays;
import java.util.List;

/** Exercise 1.0 in other notations: the same numbers in hex, in binary, with underscores and as constants. */
public final class BasicsPredictions {

    private static final int END_OF_STREAM = -1;

    private BasicsPredictions() {}

    public static String addressOfOneDotTwo() {
        return String.join(".", "1", "0", "0", "2");
    }

    public static int callsThatReturnBeforeAccept() {
        return 0b11;
    }

    public static List<Integer> callsAtTheEndOfTheStream() {
        return Arrays.asList(0, 0, END_OF_STREAM);
    }

    public static int readBehindTheLine() {
        return END_OF_STREAM;
    }

    public static List<Integer> bytesInUtf8() {
        return Arrays.asList(0x2, 0x3, 0x4);
    }

    public static int castOf200() {
        return 0xFFFF_FFC8;
    }

    public static int firstByteOfAShort() {
        return 18;
    }

    public static int checksumOfOneByte() {
        return 65_279;
    }
}
