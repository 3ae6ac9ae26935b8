package workbook.harness.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import workbook.harness.text.Bytes;

/** Stands for the learner's program: a plain socket that does what a test says. */
final class LearnersEnd implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    final Socket socket;

    private LearnersEnd(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    static LearnersEnd connectedTo(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.connect(address, TIMEOUT_MILLIS);
        return new LearnersEnd(socket);
    }

    static LearnersEnd acceptedBy(ServerSocket listener) throws IOException {
        listener.setSoTimeout(TIMEOUT_MILLIS);
        return new LearnersEnd(listener.accept());
    }

    LearnersEnd send(String text) throws IOException {
        socket.getOutputStream().write(Bytes.utf8(text));
        return this;
    }

    LearnersEnd finish() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Returns up to {@code n} bytes as text, fewer where the stream ends before. */
    String read(int n) throws IOException {
        return new String(socket.getInputStream().readNBytes(n), StandardCharsets.US_ASCII);
    }

    /** Returns what comes until the end of the stream. */
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
