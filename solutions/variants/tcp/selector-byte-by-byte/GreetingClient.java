package workbook.tcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Style: a non-blocking channel with a selector, read one byte at a time, which ends its own direction before it reads.
 */
public final class GreetingClient {

    private final Duration connectTimeout;
    private final Duration deadline;

    public GreetingClient(Duration connectTimeout, Duration deadline) {
        if (connectTimeout.compareTo(Duration.ofNanos(1_000_000)) < 0
                || deadline.compareTo(Duration.ofNanos(1_000_000)) < 0
                || connectTimeout.compareTo(Duration.ofMinutes(60)) > 0
                || deadline.compareTo(Duration.ofMinutes(60)) > 0) {
            throw new IllegalArgumentException(connectTimeout + ", " + deadline);
        }
        this.connectTimeout = connectTimeout;
        this.deadline = deadline;
    }

    public String fetch(List<InetSocketAddress> addresses) throws IOException {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        long start = System.nanoTime();
        StringBuilder tried = new StringBuilder();
        for (InetSocketAddress address : addresses) {
            tried.append(' ').append(address);
            try (SocketChannel channel = SocketChannel.open();
                    Selector selector = Selector.open()) {
                channel.configureBlocking(false);
                if (connect(channel, selector, address, start)) {
                    channel.shutdownOutput();
                    return read(channel, selector, start);
                }
            }
        }
        throw new IOException("tried in vain:" + tried);
    }

    private boolean connect(SocketChannel channel, Selector selector, InetSocketAddress address, long start)
            throws IOException {
        long began = System.nanoTime();
        try {
            if (channel.connect(address)) {
                return true;
            }
        } catch (IOException | UnresolvedAddressException e) {
            return false;
        }
        channel.register(selector, SelectionKey.OP_CONNECT);
        while (true) {
            long left = connectTimeout.toNanos() - (System.nanoTime() - began);
            if (left <= 0) {
                return false;
            }
            await(selector, left, start);
            try {
                if (channel.finishConnect()) {
                    return true;
                }
            } catch (IOException e) {
                return false;
            }
        }
    }

    private String read(SocketChannel channel, Selector selector, long start) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (true) {
            await(selector, Long.MAX_VALUE, start);
            one.clear();
            int n = channel.read(one);
            if (n < 0) {
                return reply.toString(StandardCharsets.UTF_8);
            }
            if (n > 0) {
                reply.write(one.get(0));
            }
        }
    }

    private void await(Selector selector, long nanos, long start) throws IOException {
        long left = Math.min(nanos, deadline.toNanos() - (System.nanoTime() - start));
        if (left > 0) {
            selector.select(left / 1_000_000 + 1);
            selector.selectedKeys().clear();
        }
        if (System.nanoTime() - start >= deadline.toNanos()) {
            throw new SocketTimeoutException("too late");
        }
    }
}
