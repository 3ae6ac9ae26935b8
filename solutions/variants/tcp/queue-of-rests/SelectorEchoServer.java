package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Nothing is written but when the selector says so; what was read waits in a short queue. */
public final class SelectorEchoServer implements Closeable {

    private static final int LONGEST_QUEUE = 16;

    private static final class Client {
        private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
        private boolean ended;
    }

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    public SelectorEchoServer(InetSocketAddress local) throws IOException {
        try {
            listener = ServerSocketChannel.open();
        } catch (IOException e) {
            selector.close();
            throw e;
        }
        try {
            listener.socket().bind(local);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            try (selector) {
                listener.close();
            }
            throw e;
        }
        Thread loop = new Thread(this::serveAll, "echo");
        loop.start();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(
                listener.socket().getInetAddress(), listener.socket().getLocalPort());
    }

    @Override
    public void close() throws IOException {
        closing.set(true);
        if (selector.isOpen()) {
            selector.wakeup();
        }
        try {
            over.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveAll() {
        try (selector;
                listener) {
            while (!closing.get()) {
                selector.select();
                Set<SelectionKey> selected = selector.selectedKeys();
                for (SelectionKey key : selected) {
                    serve(key);
                }
                selected.clear();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            // The selector has failed.
        } finally {
            over.countDown();
        }
    }

    private void serve(SelectionKey key) throws IOException {
        if (key.channel() == listener) {
            SocketChannel accepted = listener.accept();
            if (accepted != null) {
                accepted.configureBlocking(false);
                accepted.register(selector, SelectionKey.OP_READ, new Client());
            }
            return;
        }
        SocketChannel channel = (SocketChannel) key.channel();
        Client client = (Client) key.attachment();
        try {
            if (key.isReadable()) {
                receive(channel, client);
            }
            if (key.isWritable()) {
                send(channel, client);
            }
            if (client.ended && client.waiting.isEmpty()) {
                channel.close();
                return;
            }
            boolean room = !client.ended && client.waiting.size() < LONGEST_QUEUE;
            key.interestOps((room ? SelectionKey.OP_READ : 0) | (client.waiting.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        } catch (IOException | CancelledKeyException e) {
            channel.close();
        }
    }

    private static void receive(SocketChannel channel, Client client) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8_192);
        int n = channel.read(buffer);
        if (n < 0) {
            client.ended = true;
        } else if (n > 0) {
            client.waiting.add(buffer.flip());
        }
    }

    private static void send(SocketChannel channel, Client client) throws IOException {
        while (!client.waiting.isEmpty()) {
            ByteBuffer first = client.waiting.peek();
            channel.write(first);
            if (first.hasRemaining()) {
                return;
            }
            client.waiting.remove();
        }
    }
}
