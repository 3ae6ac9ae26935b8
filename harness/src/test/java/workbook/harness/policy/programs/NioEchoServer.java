package workbook.harness.policy.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/** A right program: one thread, non-blocking, with partial writes. */
public final class NioEchoServer implements AutoCloseable {
    private static final int BUFFER_SIZE = 8 * 1024;

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Thread loop = new Thread(this::run, "echo-loop");

    public NioEchoServer() throws IOException {
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        loop.setDaemon(true);
        loop.start();
    }

    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                selector.select();
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    serve(key);
                }
            }
        } catch (ClosedSelectorException closed) {
            // close() has been called
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) throws IOException {
        try {
            if (key.isAcceptable()) {
                SocketChannel client = listener.accept();
                client.configureBlocking(false);
                client.register(selector, SelectionKey.OP_READ, new Session(client));
            } else if (key.attachment() instanceof Session session) {
                session.step(key);
            }
        } catch (CancelledKeyException | IOException e) {
            key.cancel();
            key.channel().close();
        }
    }

    @Override
    public void close() throws IOException {
        try (selector;
                listener) {
            selector.keys().forEach(key -> closeQuietly(key.channel()));
        } finally {
            loop.interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("close: " + e.getMessage());
        }
    }

    private static final class Session {
        private final SocketChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
        private boolean ended;

        private Session(SocketChannel channel) {
            this.channel = channel;
        }

        private void step(SelectionKey key) throws IOException {
            if (key.isReadable()) {
                ended = channel.read(buffer) < 0;
            }
            buffer.flip();
            channel.write(buffer);
            buffer.compact();
            if (ended && buffer.position() == 0) {
                key.cancel();
                channel.close();
                return;
            }
            int read = ended || !buffer.hasRemaining() ? 0 : SelectionKey.OP_READ;
            key.interestOps(read | (buffer.position() > 0 ? SelectionKey.OP_WRITE : 0));
        }
    }
}
