package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Exercise 2.3. Sends every byte back to the client that sent it, for many clients at once.
 *
 * <p>One task accepts, and one task a connection reads and writes. A write that blocks holds that task, which then reads no
 * more: this is how TCP's flow control (RFC 9293, 3.8.6) reaches the client, and why one buffer a connection is enough.
 */
public final class EchoServer implements Closeable {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final long STOP_MILLIS = 1_000;

    private final ServerSocket listener;
    private final Executor executor;

    /** The sockets that close() must close; a task waits in each of them. */
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** Counts the running tasks, and this object, so that close() can wait until it is alone. */
    private final Phaser running = new Phaser(1);

    /** Listens on {@code local} and begins to serve; returns at once. */
    public EchoServer(InetSocketAddress local, Executor executor) throws IOException {
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
        // Closing a socket ends the accept(), read() or write() that waits in it; an interrupt would not.
        listener.close();
        for (Socket client : connections) {
            client.close();
        }
        if (first) {
            awaitTasks();
        }
    }

    private void awaitTasks() {
        try {
            running.awaitAdvanceInterruptibly(running.arriveAndDeregister(), STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // A task that does not end in time is past this object's reach; its socket is closed.
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.add(client);
                run(() -> echo(client));
            } catch (IOException e) {
                // A client that left before it was accepted, or close(): the loop's condition tells which.
            }
        }
    }

    private void echo(Socket client) {
        try (client) {
            // close() closes the listener first and looks at the connections then; here it is the other way round. So
            // a client that was accepted in between is seen by one of the two.
            if (listener.isClosed()) {
                return;
            }
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            // -1 is the client's FIN, and nothing else is the end: a short read only tells how much had come.
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            // try-with-resources sends our FIN behind the last byte.
        } catch (IOException e) {
            // This client was reset, or close() closed its socket: nobody else's business.
        } finally {
            connections.remove(client);
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
}
