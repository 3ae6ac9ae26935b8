package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One task for all: non-blocking channels, a buffer a direction, and deadlines for those who wait for upstream. */
public final class TcpProxy implements Closeable {

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final InetSocketAddress upstream;
    private final long connectNanos;
    private final Set<Pair> connecting = new HashSet<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;

    public TcpProxy(InetSocketAddress local, InetSocketAddress upstream, Duration connectTimeout, Executor executor)
            throws IOException {
        this.upstream = upstream;
        this.connectNanos = connectTimeout.toNanos();
        listener = ServerSocketChannel.open();
        Selector opened = null;
        try {
            listener.bind(local);
            listener.configureBlocking(false);
            opened = Selector.open();
            listener.register(opened, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            listener.close();
            if (opened != null) {
                opened.close();
            }
            throw e;
        }
        selector = opened;
        executor.execute(this::loop);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(
                listener.socket().getInetAddress(), listener.socket().getLocalPort());
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            ended.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (!closing) {
                selector.select(this::handle, millisToNextDeadline());
                dropLate();
            }
        } catch (IOException e) {
            closing = true;
        } finally {
            for (SelectionKey key : selector.keys()) {
                quietly(key.channel());
            }
            quietly(selector);
            ended.countDown();
        }
    }

    private long millisToNextDeadline() {
        long now = System.nanoTime();
        return connecting.stream()
                .mapToLong(pair -> Math.max(1, 1 + (pair.deadline - now) / 1_000_000))
                .min()
                .orElse(0);
    }

    private void dropLate() {
        long now = System.nanoTime();
        List<Pair> late = new ArrayList<>(connecting);
        late.removeIf(pair -> pair.deadline - now > 0);
        late.forEach(this::end);
    }

    private void handle(SelectionKey key) {
        if (key.channel() == listener) {
            accept();
            return;
        }
        Pair pair = (Pair) key.attachment();
        try {
            if (key.isValid() && key.isConnectable() && pair.server.finishConnect()) {
                connecting.remove(pair);
            }
            if (!connecting.contains(pair)) {
                pair.move();
            }
        } catch (IOException e) {
            end(pair);
        }
    }

    private void accept() {
        try {
            SocketChannel client = listener.accept();
            if (client == null) {
                return;
            }
            SocketChannel server = SocketChannel.open();
            Pair pair = new Pair(client, server, System.nanoTime() + connectNanos);
            try {
                client.configureBlocking(false);
                server.configureBlocking(false);
                pair.clientKey = client.register(selector, 0, pair);
                pair.serverKey = server.register(selector, SelectionKey.OP_CONNECT, pair);
                if (server.connect(upstream)) {
                    pair.move();
                } else {
                    connecting.add(pair);
                }
            } catch (IOException e) {
                end(pair);
            }
        } catch (IOException e) {
            // The client has left, or no socket could be had for it.
        }
    }

    private void end(Pair pair) {
        connecting.remove(pair);
        quietly(pair.client);
        quietly(pair.server);
    }

    private static void quietly(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }

    /** The two channels of a client, and what is on its way between them. */
    private static final class Pair {

        private final SocketChannel client;
        private final SocketChannel server;
        private final long deadline;
        private final Lane up;
        private final Lane down;
        private SelectionKey clientKey;
        private SelectionKey serverKey;

        private Pair(SocketChannel client, SocketChannel server, long deadline) {
            this.client = client;
            this.server = server;
            this.deadline = deadline;
            up = new Lane(client, server);
            down = new Lane(server, client);
        }

        private void move() throws IOException {
            up.move();
            down.move();
            if (up.over && down.over) {
                client.close();
                server.close();
                return;
            }
            clientKey.interestOps(up.wantsToRead() | down.wantsToWrite());
            serverKey.interestOps(down.wantsToRead() | up.wantsToWrite());
        }
    }

    /** One direction: its buffer is empty between the calls, or holds what could not be written yet. */
    private static final class Lane {

        private final SocketChannel from;
        private final SocketChannel to;
        private final ByteBuffer buffer = ByteBuffer.allocate(32 * 1024).flip();
        private boolean over;

        private Lane(SocketChannel from, SocketChannel to) {
            this.from = from;
            this.to = to;
        }

        private void move() throws IOException {
            if (!over && !buffer.hasRemaining()) {
                int n = from.read(buffer.clear());
                buffer.flip();
                if (n < 0) {
                    over = true;
                    to.shutdownOutput();
                }
            }
            if (buffer.hasRemaining()) {
                to.write(buffer);
            }
        }

        private int wantsToRead() {
            return over || buffer.hasRemaining() ? 0 : SelectionKey.OP_READ;
        }

        private int wantsToWrite() {
            return buffer.hasRemaining() ? SelectionKey.OP_WRITE : 0;
        }
    }
}
