package workbook.basics;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * The style: channels in place of sockets and streams, a selector for the wait with a limit, and one class for each
 * phase of the life, so that what comes too early is not checked but falls into a method that throws.
 */
public final class SocketLifecycle implements Closeable {

    private Phase phase;

    public SocketLifecycle() throws IOException {
        phase = new Created(ServerSocketChannel.open());
    }

    public InetSocketAddress bind(InetSocketAddress local) throws IOException {
        return phase.bind(local);
    }

    public void accept(Duration limit) throws IOException {
        phase.accept(limit);
    }

    public byte[] receive(int max) throws IOException {
        return phase.receive(max);
    }

    public void send(byte[] bytes) throws IOException {
        phase.send(bytes);
    }

    @Override
    public void close() throws IOException {
        Phase last = phase;
        phase = new Closed();
        last.close();
    }

    /** What is refused in every phase that does not say otherwise. */
    private abstract static class Phase implements Closeable {

        abstract String missing();

        InetSocketAddress bind(InetSocketAddress local) throws IOException {
            throw new IllegalStateException(missing());
        }

        void accept(Duration limit) throws IOException {
            throw new IllegalStateException(missing());
        }

        byte[] receive(int max) throws IOException {
            throw new IllegalStateException(missing());
        }

        void send(byte[] bytes) throws IOException {
            throw new IllegalStateException(missing());
        }
    }

    private final class Created extends Phase {

        private final ServerSocketChannel server;

        Created(ServerSocketChannel server) {
            this.server = server;
        }

        @Override
        String missing() {
            return "not Bound; call Bind";
        }

        @Override
        InetSocketAddress bind(InetSocketAddress local) throws IOException {
            boolean done = false;
            try {
                server.bind(local);
                InetSocketAddress real = (InetSocketAddress) server.getLocalAddress();
                phase = new Bound(server);
                done = true;
                return real;
            } finally {
                if (!done) {
                    SocketLifecycle.this.close();
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private final class Bound extends Phase {

        private final ServerSocketChannel server;

        Bound(ServerSocketChannel server) {
            this.server = server;
        }

        @Override
        String missing() {
            return "Bound, but nothing was accepted; call Accept";
        }

        @Override
        void accept(Duration limit) throws IOException {
            if (limit.compareTo(Duration.ofMillis(1)) < 0 || Duration.ofHours(1).compareTo(limit) < 0) {
                throw new IllegalArgumentException("limit: " + limit);
            }
            server.configureBlocking(false);
            long end = System.nanoTime() + limit.toNanos();
            try (Selector selector = Selector.open()) {
                server.register(selector, SelectionKey.OP_ACCEPT);
                SocketChannel client = server.accept();
                while (client == null) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        throw new SocketTimeoutException();
                    }
                    selector.select(left / 1_000_000 + 1);
                    selector.selectedKeys().clear();
                    client = server.accept();
                }
                phase = new Accepted(server, client);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static final class Accepted extends Phase {

        private final ServerSocketChannel server;
        private final SocketChannel client;

        Accepted(ServerSocketChannel server, SocketChannel client) {
            this.server = server;
            this.client = client;
        }

        @Override
        String missing() {
            return "done before";
        }

        @Override
        byte[] receive(int max) throws IOException {
            if (max < 1 || max > 65_536) {
                throw new IllegalArgumentException("max: " + max);
            }
            ByteBuffer buffer = ByteBuffer.allocateDirect(max);
            client.read(buffer);
            byte[] bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            return bytes;
        }

        @Override
        void send(byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                client.write(buffer);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                client.close();
            } finally {
                server.close();
            }
        }
    }

    private static final class Closed extends Phase {

        @Override
        String missing() {
            return "Closed";
        }

        @Override
        public void close() {}
    }
}
