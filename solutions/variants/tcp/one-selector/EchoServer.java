package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One task for all: non-blocking channels, a buffer each, and writing before reading. */
public final class EchoServer implements Closeable {

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;

    public EchoServer(InetSocketAddress local, Executor executor) throws IOException {
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
                selector.select(this::handle);
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

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel client = listener.accept();
                if (client != null) {
                    client.configureBlocking(false);
                    client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(32 * 1024));
                }
                return;
            }
            SocketChannel client = (SocketChannel) key.channel();
            ByteBuffer buffer = (ByteBuffer) key.attachment();
            boolean end = buffer.hasRemaining() && key.isReadable() && client.read(buffer) < 0;
            buffer.flip();
            client.write(buffer);
            boolean more = buffer.hasRemaining();
            buffer.compact();
            if (end && !more) {
                client.close();
            } else {
                // While something is left to be written, nothing is read.
                key.interestOps(more ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            }
        } catch (IOException e) {
            quietly(key.channel());
        }
    }

    private static void quietly(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }
}
