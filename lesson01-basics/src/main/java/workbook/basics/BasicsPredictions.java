package workbook.basics;

import java.util.List;

/**
 * Exercise 1.0. Predicts what small programs do, before anything is run.
 *
 * <p>Each method stands for one question: replace its exception by {@code return} and your answer. Answer a question
 * when you come to the section that it opens, and answer before you run the program. Then run it in {@code jshell}:
 * section 1.0 of the lesson tells what to type first. A wrong answer is told what to think about, never the right value.
 */
public final class BasicsPredictions {

    private BasicsPredictions() {}

    /**
     * Opens 1.1. The text that this prints:
     * <pre>
     * System.out.println(InetAddress.getByName("1.2").getHostAddress());
     * </pre>
     */
    public static String addressOfOneDotTwo() {
        throw new UnsupportedOperationException("TODO 1.0: the printed text, such as \"127.0.0.1\"");
    }

    /**
     * Opens 1.2. Nobody ever calls {@code accept()} on the listener. How many of the three statements marked with a
     * number come to an end?
     * <pre>
     * ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
     * Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());   // 1
     * client.getOutputStream().write("hi".getBytes(UTF_8));                             // 2
     * client.close();                                                                   // 3
     * </pre>
     */
    public static int callsThatReturnBeforeAccept() {
        throw new UnsupportedOperationException("TODO 1.0: a number from 0 to 3");
    }

    /**
     * Opens 1.3. The peer has closed the connection, and everything that it sent has been read. What do these three
     * calls return, in this order?
     * <pre>
     * in.available();
     * in.read(new byte[0]);
     * in.read();
     * </pre>
     */
    public static List<Integer> callsAtTheEndOfTheStream() {
        throw new UnsupportedOperationException("TODO 1.0: three numbers, such as List.of(1, 2, 3)");
    }

    /**
     * Opens 1.4. The peer has sent the ten bytes {@code LEN 4\nabcd} and closed the connection. What does the third line
     * return?
     * <pre>
     * BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
     * reader.readLine();
     * in.read();
     * </pre>
     */
    public static int readBehindTheLine() {
        throw new UnsupportedOperationException("TODO 1.0: the number that read() returns");
    }

    /**
     * Opens 1.4. How many bytes do these three characters have in UTF-8, in this order?
     * <pre>
     * U+00E9 (e with an acute accent), U+4E2D (the character for "middle"), U+1F600 (a grinning face)
     * </pre>
     */
    public static List<Integer> bytesInUtf8() {
        throw new UnsupportedOperationException("TODO 1.0: three numbers, such as List.of(1, 2, 3)");
    }

    /**
     * Opens 1.5. What does this print?
     * <pre>
     * System.out.println((byte) 200);
     * </pre>
     */
    public static int castOf200() {
        throw new UnsupportedOperationException("TODO 1.0: the printed number");
    }

    /**
     * Opens 1.5. Which byte goes over the wire first? Answer in hex, such as {@code 0x7F}.
     * <pre>
     * new DataOutputStream(out).writeShort(0x1234);
     * </pre>
     */
    public static int firstByteOfAShort() {
        throw new UnsupportedOperationException("TODO 1.0: the first byte, such as 0x7F");
    }

    /**
     * Opens 1.6. The Internet checksum of a message that is the one byte {@code 01}. Answer in hex, such as
     * {@code 0x7F80}. Read what section 1.6 says of the sum before; then it is a sum of one number.
     */
    public static int checksumOfOneByte() {
        throw new UnsupportedOperationException("TODO 1.0: 16 bits, such as 0x7F80");
    }
}
