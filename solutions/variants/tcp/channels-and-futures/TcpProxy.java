package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Blocking channels with direct buffers; each step is a future on the executor, and the last one closes both sides. */
public final class TcpProxy implements Closeable {

    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final InetSocketAddress upstream;
    private final int connectMillis;
    private final Executor executor;
    private final Map<SocketChannel, CompletableFuture<?>> open = new HashMap<>();
    private final CompletableFuture<?> accepting;
    private boolean closed;

    public TcpProxy(InetSocketAddress local, InetSocketAddress upstream, Duration connectTimeout, Executor executor)
            throws IOException {
        this.upstream = upstream;
        this.connectMillis = (int) connectTimeout.toMillis();
        this.executor = executor;
        listener = ServerSocketChannel.open();
        try {
            address = (InetSocketAddress) listener.bind(local).getLocalAddress();
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        accepting = CompletableFuture.runAsync(this::accept, executor);
    }

    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        CompletableFuture<?> all;
        synchronized (open) {
            closed = true;
            open.keySet().forEach(TcpProxy::quietly);
            all = CompletableFuture.allOf(open.values().toArray(new CompletableFuture<?>[0]));
        }
        try {
            CompletableFuture.allOf(accepting, all).get(900, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // How they ended says nothing to whoever closes.
        }
    }

    private void accept() {
        while (true) {
            try {
                SocketChannel client = listener.accept();
                SocketChannel server = SocketChannel.open();
                serve(client, server);
            } catch (IOException e) {
                if (!listener.isOpen()) {
                    return;
                }
            }
        }
    }

    private void serve(SocketChannel client, SocketChannel server) {
        synchronized (open) {
            if (closed) {
                quietly(client);
                quietly(server);
                return;
            }
            CompletableFuture<Void> connected = CompletableFuture.runAsync(() -> connect(server), executor);
            CompletableFuture<Void> up = connected.thenRunAsync(() -> copy(client, server), executor);
            CompletableFuture<Void> down = connected.thenRunAsync(() -> copy(server, client), executor);
            for (CompletableFuture<Void> step : java.util.List.of(connected, up, down)) {
                step.exceptionally(thrown -> {
                    quietly(client);
                    quietly(server);
                    return null;
                });
            }
            CompletableFuture<?> both = CompletableFuture.allOf(up, down);
            open.put(client, both);
            open.put(server, both);
            both.whenComplete((nothing, thrown) -> {
                quietly(client);
                quietly(server);
                synchronized (open) {
                    open.remove(client);
                    open.remove(server);
                }
            });
        }
    }

    private void connect(SocketChannel server) {
        try {
            server.socket().connect(upstream, connectMillis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                to.write(buffer);
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void quietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }
}
