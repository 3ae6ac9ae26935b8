package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Exercise 2.2 with a flag that accept() looks at twenty times a second, and a task of a pool for each client. */
public final class GreetingServer implements Closeable {

    private final ServerSocket listener = new ServerSocket();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final byte[] greeting;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;

    public GreetingServer(InetSocketAddress local, String greeting) throws IOException {
        this.greeting = greeting.getBytes(StandardCharsets.UTF_8);
        try {
            listener.bind(local);
            listener.setSoTimeout(50);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        pool.execute(this::acceptUntilStopped);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        stopping = true;
        stopped.countDown();
        try {
            pool.shutdown();
            pool.awaitTermination(900, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listener.close();
        }
    }

    private void acceptUntilStopped() {
        while (!stopping) {
            try {
                Socket client = listener.accept();
                pool.execute(() -> greet(client));
            } catch (SocketTimeoutException e) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes piece by piece: the flag is seen between two pieces, and a watcher ends a write that blocks. */
    private void greet(Socket client) {
        Thread watcher = new Thread(() -> closeWhenStopping(client));
        watcher.start();
        try (client) {
            for (int i = 0; i < greeting.length; i += 1024) {
                client.getOutputStream().write(greeting, i, Math.min(1024, greeting.length - i));
            }
        } catch (IOException e) {
            // The client is gone.
        } finally {
            watcher.interrupt();
        }
    }

    private void closeWhenStopping(Socket client) {
        try {
            stopped.await();
            client.close();
        } catch (InterruptedException | IOException e) {
            // The greeting is out.
        }
    }
}
