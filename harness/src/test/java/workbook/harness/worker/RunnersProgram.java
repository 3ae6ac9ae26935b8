package workbook.harness.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import workbook.harness.tcp.Tcp;

/** Stands for the learner's program in the runner's tests. */
final class RunnersProgram {

    private RunnersProgram() {}

    static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, Tcp.loopback().getAddress());
    }

    static Void acceptTwice(ServerSocket listener) throws IOException {
        try (Socket first = listener.accept();
                Socket second = listener.accept()) {
            throw new IllegalStateException("nobody connects twice: " + first + second);
        }
    }

    static void close(ServerSocket listener) {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Runnable reading(Socket client) {
        return () -> {
            try (client) {
                client.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    static void connectToNobody() throws IOException {
        try (Socket bound = new Socket();
                Socket socket = new Socket()) {
            bound.bind(Tcp.loopback());
            socket.connect(bound.getLocalSocketAddress());
        }
    }

    static int port() {
        return 81;
    }

    static void todo(String exercise) {
        throw new UnsupportedOperationException("TODO " + exercise + ": do it");
    }

    static void breakDown() {
        throw new IllegalStateException("broken");
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static int deeper() {
        return deeper() + 1;
    }

    static Thread start(Runnable body) {
        Thread thread = new Thread(body, "learners");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
