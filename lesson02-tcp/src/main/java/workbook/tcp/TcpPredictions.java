package workbook.tcp;

import java.util.List;

/**
 * Exercise 2.0. Predicts what small programs do with a connection, before anything is run.
 *
 * <p>Each method stands for one question: replace its exception by {@code return} and your answer. Answer a question
 * when you come to the section that it opens, and answer before you run the program. In each program {@code client} and
 * {@code server} are the two ends of one connection, and nothing has been sent on it yet:
 * <pre>
 * ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
 * Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
 * Socket server = listener.accept();
 * </pre>
 *
 * <p>Some questions ask for an outcome. It is one of these texts: {@code "RETURNS"} for a method without a result,
 * {@code "RETURNS 7"} for one that returns 7, {@code "BLOCKS"} for a call that never ends, {@code "TIMES_OUT"} for a
 * {@code SocketTimeoutException}, and {@code "THROWS EOFException"} for every other exception, named without its package.
 */
public final class TcpPredictions {

    private TcpPredictions() {}

    /**
     * Opens 2.1. Nobody knows how long the pauses between the three lines are. Which number is the smallest that the third
     * one can return, and which is the largest?
     * <pre>
     * server.getOutputStream().write("hello".getBytes(UTF_8));
     * server.getOutputStream().write("world".getBytes(UTF_8));
     * client.getInputStream().read(new byte[1024]);
     * </pre>
     */
    public static List<Integer> bytesOfOneRead() {
        throw new UnsupportedOperationException("TODO 2.0: smallest and largest number, such as List.of(20, 30)");
    }

    /**
     * Opens 2.1. The server sends ten bytes, one each 120 ms. What is the outcome of the second line?
     * <pre>
     * client.setSoTimeout(1000);   // milliseconds
     * client.getInputStream().readNBytes(10).length;
     * </pre>
     */
    public static String tenBytesUnderATimeOut() {
        throw new UnsupportedOperationException("TODO 2.0: an outcome, such as \"RETURNS 7\"");
    }

    /**
     * Opens 2.2. The server has called {@code accept()} once, for {@code client}, and never calls it again. What is the
     * outcome of the four lines?
     * <pre>
     * Socket second = new Socket(listener.getInetAddress(), listener.getLocalPort());
     * server.getOutputStream().write('H');   // 72
     * second.setSoTimeout(200);              // milliseconds
     * second.getInputStream().read();
     * </pre>
     */
    public static String readOfASecondClient() {
        throw new UnsupportedOperationException("TODO 2.0: an outcome, such as \"RETURNS 7\"");
    }

    /**
     * Opens 2.2. Which three values do the lines marked with a number have, in this order?
     * <pre>
     * server.close();
     * client.getInputStream().read();
     * client.isConnected();             // 1
     * client.isClosed();                // 2
     * client.close();
     * client.isConnected();             // 3
     * </pre>
     */
    public static List<Boolean> socketOfAPeerThatClosed() {
        throw new UnsupportedOperationException("TODO 2.0: three values, such as List.of(true, true, true)");
    }

    /**
     * Opens 2.3. What do the two reads return, in this order?
     * <pre>
     * client.getOutputStream().write('A');   // 65
     * client.shutdownOutput();
     * server.getInputStream().read();
     * server.getInputStream().read();
     * </pre>
     */
    public static List<Integer> readsAfterShutdownOutput() {
        throw new UnsupportedOperationException("TODO 2.0: two numbers, such as List.of(1, 2)");
    }

    /**
     * Opens 2.3. How many bytes does the client get in the last line?
     * <pre>
     * client.shutdownOutput();
     * server.getInputStream().read();
     * server.getOutputStream().write("late".getBytes(UTF_8));
     * server.close();
     * client.getInputStream().readAllBytes().length;
     * </pre>
     */
    public static int lateBytesThatArrive() {
        throw new UnsupportedOperationException("TODO 2.0: a number from 0 to 4");
    }

    /**
     * Opens 2.3. The server leaves in order, and nothing that was sent is unread. What is the outcome of the third line?
     * <pre>
     * server.close();
     * client.getInputStream().read();
     * client.getOutputStream().write('?');
     * </pre>
     */
    public static String writeToAPeerThatClosed() {
        throw new UnsupportedOperationException("TODO 2.0: an outcome, such as \"RETURNS 7\"");
    }

    /**
     * Opens 2.3. What do the two lines marked with a number return, in this order?
     * <pre>
     * client.getInputStream().available();   // 1
     * server.close();
     * client.getInputStream().read();
     * client.getInputStream().available();   // 2
     * </pre>
     */
    public static List<Integer> availableBeforeAndAfterTheEnd() {
        throw new UnsupportedOperationException("TODO 2.0: two numbers, such as List.of(1, 2)");
    }
}
