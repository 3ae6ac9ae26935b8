package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Streams that copy themselves; one list of sockets and one count of tasks under a lock; resets are passed on as resets. */
public final class TcpProxy implements Closeable {

    private final ServerSocket listener;
    private final InetSocketAddress upstream;
    private final Duration connectTimeout;
    private final Executor executor;
    private final Object lock = new Object();
    private final List<Socket> open = new ArrayList<>();
    private int tasks;
    private boolean closed;

    public TcpProxy(InetSocketAddress local, InetSocketAddress upstream, Duration connectTimeout, Executor executor)
            throws IOException {
        this.upstream = upstream;
        this.connectTimeout = connectTimeout;
        this.executor = executor;
        listener = new ServerSocket(local.getPort(), 50, local.getAddress());
        start(() -> {
            try {
                while (true) {
                    Socket client = listener.accept();
                    if (kept(client)) {
                        start(() -> serve(client));
                    }
                }
            } catch (IOException e) {
                // The listener is closed.
            }
        });
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (lock) {
            closed = true;
            for (Socket socket : open) {
                socket.close();
            }
            long deadline = System.nanoTime() + 900_000_000;
            while (tasks > 0 && System.nanoTime() < deadline) {
                try {
                    lock.wait(50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void serve(Socket client) {
        Socket server = new Socket();
        try {
            // An option makes the kernel's socket: JDK 17 loses a close() that comes before there is one.
            server.setTcpNoDelay(true);
            if (!kept(server)) {
                return;
            }
            server.connect(upstream, (int) connectTimeout.toMillis());
        } catch (IOException e) {
            forget(client, true);
            forget(server, true);
            return;
        }
        boolean[] ended = new boolean[1];
        start(() -> pass(server, client, ended));
        pass(client, server, ended);
    }

    private void pass(Socket from, Socket to, boolean[] ended) {
        boolean broken = false;
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            broken = true;
        }
        boolean second;
        synchronized (lock) {
            second = ended[0];
            ended[0] = true;
        }
        if (broken || second) {
            forget(from, broken);
            forget(to, broken);
        }
    }

    private boolean kept(Socket socket) {
        synchronized (lock) {
            if (!closed) {
                open.add(socket);
                return true;
            }
        }
        forget(socket, false);
        return false;
    }

    private void forget(Socket socket, boolean abort) {
        synchronized (lock) {
            open.remove(socket);
        }
        try {
            socket.setSoLinger(abort, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }

    private void start(Runnable task) {
        synchronized (lock) {
            tasks++;
        }
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                synchronized (lock) {
                    tasks--;
                    lock.notifyAll();
                }
            }
        });
    }
}
