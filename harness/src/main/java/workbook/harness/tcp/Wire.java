package workbook.harness.tcp;

import java.io.IOException;
import java.net.Socket;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Recording;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;

/**
 * What a peer's sending and reading halves share: the socket, its place in the check, and the record of what it does.
 *
 * @param scene the check
 * @param part which end of which connection this is
 * @param label what an event of this connection begins with, so that several are told apart
 * @param connection the TCP connection
 * @param socket what is written to and read from: the connection, or the upper end of a layer over it
 * @param farewell what a layer says before the connection ends in order; empty without a layer
 */
record Wire(Scene scene, Part part, String label, ObservedSocket connection, Socket socket, String farewell) {

    static final int CHUNK = 64 * 1024;

    /** Returns how a sentence about the learner's program begins, such as {@code Your server}. */
    String learner() {
        return part.learner();
    }

    /** Returns the side of the recording on which the learner's program stands. */
    Recording.Side side() {
        return part.side();
    }

    /** Returns what this end says or sees where a stream ends in order. */
    String end() {
        return farewell.isEmpty() ? "FIN" : farewell;
    }

    /** Returns what a stream that has ended was seen to end with. */
    String seenEnd() {
        return isCut() ? "FIN" : end();
    }

    /** Returns whether the connection ended under a layer that had not said its farewell. */
    boolean isCut() {
        return !farewell.isEmpty() && connection.hasEnded();
    }

    /** Reads at least one byte, waiting no longer than the check may; -1 at the end. */
    int read(byte[] buffer) throws IOException {
        return read(buffer, 0, buffer.length, scene.remainingMillis());
    }

    /** Reads from one byte to {@code length}, waiting no longer than {@code millis}; -1 at the end. */
    int read(byte[] buffer, int offset, int length, int millis) throws IOException {
        socket.setSoTimeout(millis);
        return socket.getInputStream().read(buffer, offset, length);
    }

    /** Records something that this end did. */
    void record(String what) {
        scene.recording().sent(part.side(), label + what);
    }

    /** Records something that came from the learner's program to this end. */
    void recordReceived(String what) {
        scene.recording().received(part.side(), label + what);
    }

    /** Records bytes that came from the learner's program; returns what the record says of them. */
    String recordReceived(byte[] bytes) {
        String said = Bytes.describe(bytes);
        recordReceived(said);
        return said;
    }

    /** Returns a failure whose sentence begins with the learner's program. */
    CheckFailure failure(String pattern, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = learner();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CheckFailure.of(pattern, all);
    }
}
