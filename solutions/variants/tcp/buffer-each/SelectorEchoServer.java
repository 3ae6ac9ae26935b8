package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A small buffer a client, filled and emptied at once; what is asked of the selector follows from the buffer. */
public final class SelectorEchoServer implements Closeable {

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final Thread thread = new Thread(this::run);

    public SelectorEchoServer(InetSocketAddress local) throws IOException {
        listener = ServerSocketChannel.open();
        Selector opened = null;
        try {
            listener.bind(local, 200);
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
        thread.setDaemon(true);
        thread.start();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.socket().getLocalSocketAddress();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                selector.select(key -> {
                    if (key.channel() == listener) {
                        welcome();
                    } else {
                        serve(key);
                    }
                });
            }
        } catch (IOException e) {
            // Nobody can be served without a selector.
        }
        for (SelectionKey key : selector.keys()) {
            quietly(key.channel());
        }
        quietly(selector);
    }

    private void welcome() {
        try {
            for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
                client.configureBlocking(false);
                client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(2_048));
            }
        } catch (IOException e) {
            // The one that was being accepted is gone.
        }
    }

    private void serve(SelectionKey key) {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer buffer = (ByteBuffer) key.attachment();
        try {
            boolean ended = key.isReadable() && client.read(buffer) == -1;
            buffer.flip();
            client.write(buffer);
            buffer.compact();
            if (ended && buffer.position() == 0) {
                client.close();
                return;
            }
            int wanted = buffer.position() > 0 ? SelectionKey.OP_WRITE : 0;
            if (!ended && buffer.hasRemaining()) {
                wanted |= SelectionKey.OP_READ;
            }
            key.interestOps(wanted);
        } catch (IOException e) {
            quietly(client);
        }
    }

    private static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }
}
