package workbook.tcp;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Exercise 2.10. An echo server over TLS 1.3 (RFC 8446) and TLS 1.2 (RFC 5246), and the client that asks it.
 *
 * <p>TLS is a layer: each side makes a TCP connection as ever, and puts an {@link SSLSocket} over it. Waits and time-outs
 * belong to the connection below, so whoever has to end a wait closes that, and not the layer.
 */
public final class TlsEcho implements Closeable {

    /** Named, since a JVM's own choice may hold versions that RFC 8996 puts out of use. */
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private static final long STOP_MILLIS = 1_000;

    private final ServerSocket listener;
    private final SSLContext context;
    private final FrameCodec frames;
    private final int handshakeMillis;
    private final Executor executor;

    /** What close() must close; tasks wait in it. */
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** Counts the running tasks, and this object, so that close() can wait until it is alone. */
    private final Phaser running = new Phaser(1);

    /** Listens on {@code local} and begins to serve; returns at once. */
    public TlsEcho(
            InetSocketAddress local, SSLContext context, int maxBytes, Duration handshakeTimeout, Executor executor)
            throws IOException {
        this.context = context;
        this.frames = new FrameCodec(maxBytes);
        this.handshakeMillis = Math.toIntExact(handshakeTimeout.toMillis());
        this.executor = executor;
        listener = new ServerSocket();
        try {
            listener.bind(local);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        run(this::acceptAll);
    }

    /** Returns the address that the server listens on, with the port that the system chose. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Stops the server, and waits until its tasks have ended. */
    @Override
    public void close() throws IOException {
        boolean first = !listener.isClosed();
        listener.close();
        // An SSLSocket's close() says close_notify, and for that it waits until a write of another thread is done. The
        // connection below waits for nobody, and ends that write.
        for (Socket connection : connections) {
            quietly(connection);
        }
        if (first) {
            awaitTasks();
        }
    }

    /** Sends each message to the server, and returns the replies in their order. */
    public static List<String> ask(
            InetSocketAddress server,
            String host,
            SSLContext context,
            int maxBytes,
            Duration timeout,
            List<String> messages)
            throws IOException {
        FrameCodec frames = new FrameCodec(maxBytes);
        int millis = Math.toIntExact(timeout.toMillis());
        try (Socket connection = new Socket()) {
            connection.connect(server, millis);
            connection.setSoTimeout(millis);
            try (SSLSocket secure = clientSide(context, connection, host)) {
                secure.startHandshake();
                List<String> replies = new ArrayList<>();
                for (String message : messages) {
                    frames.write(secure.getOutputStream(), message.getBytes(StandardCharsets.UTF_8));
                    byte[] reply = frames.read(secure.getInputStream());
                    // An SSLSocket reads -1 whether there was a close_notify or not. What is still due, we know
                    // ourselves.
                    if (reply == null) {
                        throw new EOFException("the server ended after " + replies.size() + " replies");
                    }
                    replies.add(new String(reply, StandardCharsets.UTF_8));
                }
                return replies;
            }
        }
    }

    private static SSLSocket clientSide(SSLContext context, Socket connection, String host) throws IOException {
        SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(connection, host, connection.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        // Without this the handshake takes any certificate of the trusted root, whomever it is for (RFC 9525, 6).
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        return secure;
    }

    private SSLSocket serverSide(Socket connection) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(connection, null, true);
        secure.setEnabledProtocols(VERSIONS);
        return secure;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                // The handshake waits for the client: in the connection's own task, it holds up nobody else.
                run(() -> serve(connection));
            } catch (IOException e) {
                // A client that left before it was accepted, or close(): the loop's condition tells which.
            }
        }
    }

    private void serve(Socket connection) {
        // The layer's close() says close_notify (RFC 8446, 6.1), and then closes the connection.
        try (SSLSocket secure = serverSide(connection)) {
            // close() closes the listener first and looks at the connections then; here it is the other way round. So a
            // connection that came in between is seen by one of the two.
            if (!listener.isClosed()) {
                connection.setSoTimeout(handshakeMillis);
                secure.startHandshake();
                connection.setSoTimeout(0);
                echo(secure.getInputStream(), secure.getOutputStream());
            }
        } catch (IOException e) {
            // No TLS, no handshake in time, a frame that is too long, a cut: that ends this connection alone.
        } finally {
            connections.remove(connection);
            quietly(connection);
        }
    }

    private void echo(InputStream in, OutputStream out) throws IOException {
        for (byte[] body = frames.read(in); body != null; body = frames.read(in)) {
            frames.write(out, body);
        }
    }

    private void run(Runnable task) {
        running.register();
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                running.arriveAndDeregister();
            }
        });
    }

    private void awaitTasks() {
        try {
            running.awaitAdvanceInterruptibly(running.arriveAndDeregister(), STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // A task that does not end in time is past this object's reach; its connection is closed.
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }
}
