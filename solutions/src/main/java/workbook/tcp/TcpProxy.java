package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Exercise 2.5. Stands between clients and one server, called upstream, and passes every byte on in both directions.
 *
 * <p>One task accepts, and each client has two more, one a direction. So each of the four waits of a client (two reads, two
 * writes) holds its own direction alone: no order of sending and reading on the two sides can lock them. While a write
 * waits, its task does not read, which is how flow control (RFC 9293, 3.8.6) reaches the sender through the proxy.
 */
public final class TcpProxy implements Closeable {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final long STOP_MILLIS = 1_000;

    private final ServerSocket listener;
    private final InetSocketAddress upstream;
    private final int connectMillis;
    private final Executor executor;

    /** What close() must close; tasks wait in it. */
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    /** Counts the running tasks, and this object, so that close() can wait until it is alone. */
    private final Phaser running = new Phaser(1);

    /** Listens on {@code local} and begins to serve; returns at once. */
    public TcpProxy(InetSocketAddress local, InetSocketAddress upstream, Duration connectTimeout, Executor executor)
            throws IOException {
        this.upstream = upstream;
        this.connectMillis = Math.toIntExact(connectTimeout.toMillis());
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

    /** Returns the address that the proxy listens on, with the port that the system chose. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Stops the proxy, and waits until its tasks have ended. */
    @Override
    public void close() throws IOException {
        boolean first = !listener.isClosed();
        // Closing a socket ends the accept(), connect(), read() or write() that waits in it; an interrupt would not.
        listener.close();
        for (Link link : links) {
            link.close();
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
            // A task that does not end in time is past this object's reach; its sockets are closed.
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Link link = new Link(listener.accept());
                links.add(link);
                // connect() may wait as long as the time-out: in the link's own task, it holds up nobody else.
                run(link::open);
            } catch (IOException e) {
                // A client that left before it was accepted, or close(): the loop's condition tells which.
            }
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

    /** A client's connection and the one to upstream: two directions that end one by one, and then both sockets. */
    private final class Link {

        private final Socket client;
        private final Socket server = new Socket();
        private final AtomicInteger directions = new AtomicInteger(2);

        private Link(Socket client) throws IOException {
            this.client = client;
            try {
                // Any option makes the kernel's socket, here where nobody can close it yet. JDK 17 would make it in
                // connect() else, and a close() that comes a moment before that is lost.
                server.setTcpNoDelay(true);
            } catch (IOException e) {
                quietly(client);
                throw e;
            }
        }

        private void open() {
            try {
                // close() closes the listener first and looks at the links then; here it is the other way round. So a
                // link that was made in between is seen by one of the two.
                if (listener.isClosed()) {
                    close();
                    return;
                }
                // Until this returns nobody reads from the client: what it sends meanwhile waits in the kernel.
                server.connect(upstream, connectMillis);
                run(() -> pass(server, client));
                pass(client, server);
            } catch (IOException e) {
                // Upstream is down or silent, or close() closed the socket.
                close();
            }
        }

        private void pass(Socket from, Socket to) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    out.write(buffer, 0, n);
                }
                // FIN ends one direction (RFC 9293, 3.6): pass it on as that, behind the last byte.
                to.shutdownOutput();
                if (directions.decrementAndGet() == 0) {
                    close();
                }
            } catch (IOException e) {
                // A reset on either side: the other direction cannot be served either, and its task may wait in a read.
                close();
            }
        }

        private void close() {
            links.remove(this);
            quietly(client);
            quietly(server);
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
