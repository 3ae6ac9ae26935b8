package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/**
 * Exercise 2.6. Sends every byte back to the client that sent it, for thousands of clients, on one thread.
 *
 * <p>All clients share one buffer, since only one of them is served at a time. What a client's channel does not take is its
 * key's attachment until it does, and while there is such a rest nothing more is read from that client.
 */
public final class SelectorEchoServer implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long STOP_MILLIS = 1_000;

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final InetSocketAddress address;
    private final Thread thread;
    private final ByteBuffer shared = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private volatile boolean closing;

    /** Listens on {@code local} and begins to serve; returns at once. */
    public SelectorEchoServer(InetSocketAddress local) throws IOException {
        selector = Selector.open();
        try {
            listener = ServerSocketChannel.open();
        } catch (IOException e) {
            selector.close();
            throw e;
        }
        try {
            listener.bind(local);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            address = (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException e) {
            listener.close();
            selector.close();
            throw e;
        }
        thread = new Thread(this::loop, "selector-echo-server");
        thread.start();
    }

    /** Returns the address that the server listens on, with the port that the system chose. */
    public InetSocketAddress address() {
        return address;
    }

    /** Stops the server, and waits until its thread has closed everything. */
    @Override
    public void close() throws IOException {
        closing = true;
        // select() waits for channels; a flag alone would not be seen before the next client comes.
        selector.wakeup();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (!closing) {
                selector.select();
                Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    SelectionKey key = ready.next();
                    // The selector only ever adds to this set: who leaves a key in it handles it again and again.
                    ready.remove();
                    handle(key);
                }
            }
        } catch (IOException e) {
            // The selector itself has failed, and without it nobody can be served.
        } finally {
            selector.keys().forEach(key -> close(key.channel()));
            close(listener);
            closeSelector();
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.isReadable()) {
                read(key);
            } else {
                write(key, (ByteBuffer) key.attachment());
            }
        } catch (IOException e) {
            // This client was reset. Closing its channel also takes its key out of the selector.
            if (key.channel() != listener) {
                close(key.channel());
            }
        }
    }

    private void accept() throws IOException {
        SocketChannel client = listener.accept();
        // null: who was ready to be accepted has left in between.
        if (client != null) {
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ);
        }
    }

    private void read(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        shared.clear();
        if (client.read(shared) < 0) {
            // All that came before the end has been written: while there is a rest, nothing is read.
            client.close();
            return;
        }
        shared.flip();
        client.write(shared);
        if (shared.hasRemaining()) {
            ByteBuffer rest =
                    ByteBuffer.allocate(shared.remaining()).put(shared).flip();
            key.attach(rest);
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    private void write(SelectionKey key, ByteBuffer rest) throws IOException {
        ((SocketChannel) key.channel()).write(rest);
        if (!rest.hasRemaining()) {
            key.attach(null);
            // A channel can nearly always be written: asking for OP_WRITE with nothing to write would never wait.
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // There is nothing left that could be done with it.
        }
    }

    private void closeSelector() {
        try {
            // A channel that is registered keeps its descriptor until the selector lets it go.
            selector.close();
        } catch (IOException e) {
            // As above.
        }
    }
}
