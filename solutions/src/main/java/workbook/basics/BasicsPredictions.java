package workbook.basics;

import java.util.List;

/** Exercise 1.0. The answers, each with its reason. */
public final class BasicsPredictions {

    private BasicsPredictions() {}

    /** The last part of an IPv4 literal fills all the bytes that are left, so "1.2" is a literal and no name. */
    public static String addressOfOneDotTwo() {
        return "1.0.0.2";
    }

    /** All three: the kernels shake hands and buffer without the program that listens. */
    public static int callsThatReturnBeforeAccept() {
        return 3;
    }

    /** available() knows of no byte; a read of no byte reads none; only a read that wants one tells the end. */
    public static List<Integer> callsAtTheEndOfTheStream() {
        return List.of(0, 0, -1);
    }

    /** A BufferedReader fills its buffer with all that has arrived, so the stream itself is at its end. */
    public static int readBehindTheLine() {
        return -1;
    }

    /** Up to U+07FF two bytes, up to U+FFFF three, beyond it four. */
    public static List<Integer> bytesInUtf8() {
        return List.of(2, 3, 4);
    }

    /** 200 is 0xC8; as a signed byte that is 200 - 256. */
    public static int castOf200() {
        return -56;
    }

    /** Network byte order is big-endian, and DataOutputStream writes it. */
    public static int firstByteOfAShort() {
        return 0x12;
    }

    /** The odd byte is the high half of a word: the complement of 0x0100. */
    public static int checksumOfOneByte() {
        return 0xFEFF;
    }
}
