package workbook.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import workbook.harness.text.Bytes;

/** The programs behind the questions of 2.0, run where the answers are compared. */
final class ProgramsToPredict {

    private static final int LONG_READ_MILLIS = 1000;
    private static final int SHORT_READ_MILLIS = 200;
    private static final int BYTES = 10;

    /** Ten of them are longer than the time-out, and one is so much shorter that a busy machine changes nothing. */
    private static final int PAUSE_MILLIS = 120;

    private ProgramsToPredict() {}

    static String tenBytesUnderATimeOut() throws IOException {
        return connected((listener, client, server) -> {
            ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
            try {
                OutputStream out = server.getOutputStream();
                clock.scheduleAtFixedRate(() -> writeOne(out), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                client.setSoTimeout(LONG_READ_MILLIS);
                return outcome(() -> "RETURNS " + client.getInputStream().readNBytes(BYTES).length);
            } finally {
                clock.shutdownNow();
            }
        });
    }

    static String readOfASecondClient() throws IOException {
        return connected((listener, client, server) -> outcome(() -> {
            try (Socket second = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
                server.getOutputStream().write('H');
                second.setSoTimeout(SHORT_READ_MILLIS);
                return "RETURNS " + second.getInputStream().read();
            }
        }));
    }

    static List<Boolean> socketOfAPeerThatClosed() throws IOException {
        return connected((listener, client, server) -> {
            server.close();
            client.getInputStream().read();
            boolean connected = client.isConnected();
            boolean closed = client.isClosed();
            client.close();
            return List.of(connected, closed, client.isConnected());
        });
    }

    static List<Integer> readsAfterShutdownOutput() throws IOException {
        return connected((listener, client, server) -> {
            client.getOutputStream().write('A');
            client.shutdownOutput();
            InputStream in = server.getInputStream();
            return List.of(in.read(), in.read());
        });
    }

    static int lateBytesThatArrive() throws IOException {
        return connected((listener, client, server) -> {
            client.shutdownOutput();
            server.getInputStream().read();
            server.getOutputStream().write(Bytes.utf8("late"));
            server.close();
            return client.getInputStream().readAllBytes().length;
        });
    }

    static String writeToAPeerThatClosed() throws IOException {
        return connected((listener, client, server) -> {
            server.close();
            client.getInputStream().read();
            return outcome(() -> {
                client.getOutputStream().write('?');
                return "RETURNS";
            });
        });
    }

    static List<Integer> availableBeforeAndAfterTheEnd() throws IOException {
        return connected((listener, client, server) -> {
            InputStream in = client.getInputStream();
            int before = in.available();
            server.close();
            in.read();
            return List.of(before, in.available());
        });
    }

    private static <T> T connected(Program<T> program) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            return program.run(listener, client, server);
        }
    }

    private static String outcome(Call call) {
        try {
            return call.run();
        } catch (SocketTimeoutException e) {
            return "TIMES_OUT";
        } catch (IOException e) {
            return "THROWS " + e.getClass().getSimpleName();
        }
    }

    private static void writeOne(OutputStream out) {
        try {
            out.write('x');
        } catch (IOException e) {
            // Ends the schedule: the reader has what it wanted, and closes.
            throw new UncheckedIOException(e);
        }
    }

    /** A program of a question, with its listener and the two ends of a connection. */
    private interface Program<T> {
        T run(ServerSocket listener, Socket client, Socket server) throws IOException;
    }

    /** A call whose outcome is asked for; it tells what it returns. */
    private interface Call {
        String run() throws IOException;
    }
}
