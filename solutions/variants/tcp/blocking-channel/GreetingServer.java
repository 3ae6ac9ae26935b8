package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Exercise 2.2 with channels in blocking mode, where an interrupt does end accept() and write(). */
public final class GreetingServer implements Closeable {

    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final String greeting;
    private final Thread thread;

    public GreetingServer(InetSocketAddress local, String greeting) throws IOException {
        this.greeting = greeting;
        listener = ServerSocketChannel.open();
        try {
            listener.bind(local);
            address = (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        thread = new Thread(this::serve);
        thread.start();
    }

    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listener.close();
    }

    private void serve() {
        while (listener.isOpen() && !Thread.currentThread().isInterrupted()) {
            try (SocketChannel client = listener.accept()) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(greeting);
                while (bytes.hasRemaining()) {
                    client.write(bytes);
                }
            } catch (IOException e) {
                // This client is gone, or the channel was closed: the loop tells which.
            }
        }
    }
}
