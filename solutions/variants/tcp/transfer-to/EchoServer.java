package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Streams that copy themselves, a list under a lock, and a count of the tasks. */
public final class EchoServer implements Closeable {

    private final ServerSocket listener;
    private final Object lock = new Object();
    private final List<Socket> open = new ArrayList<>();
    private int tasks;
    private boolean closed;

    public EchoServer(InetSocketAddress local, Executor executor) throws IOException {
        listener = new ServerSocket(local.getPort(), 50, local.getAddress());
        tasks = 1;
        executor.execute(() -> {
            try {
                while (true) {
                    serve(listener.accept(), executor);
                }
            } catch (IOException e) {
                ended(null);
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

    private void serve(Socket socket, Executor executor) throws IOException {
        synchronized (lock) {
            if (closed) {
                socket.close();
                return;
            }
            open.add(socket);
            tasks++;
        }
        executor.execute(() -> {
            try {
                socket.getInputStream().transferTo(socket.getOutputStream());
                socket.shutdownOutput();
            } catch (IOException e) {
                // The client broke off, or the server is closing.
            } finally {
                ended(socket);
            }
        });
    }

    private void ended(Socket socket) {
        synchronized (lock) {
            tasks--;
            if (socket != null) {
                open.remove(socket);
                try {
                    socket.close();
                } catch (IOException e) {
                    // Nothing is left to be done with it.
                }
            }
            lock.notifyAll();
        }
    }
}
