package workbook.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many connections to one server, on one thread: each sends a message, waits until the whole answer has come, and sends the next
 * one.
 */
final class Load implements AutoCloseable {

    /** What the connections saw in one span of time. */
    record Figures(double perSecond, double p99Micros) {}

    private static final int MOST_SAMPLES = 1 << 20;

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer message;
    private final int answerBytes;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(64 * 1024);
    private long[] micros = new long[MOST_SAMPLES];
    private int samples;
    private long round;

    /** One connection's message on its way. */
    private static final class Exchange {
        private long begun;
        private int missing;
    }

    /** Opens the connections, each of which sends {@code message} and waits for {@code answerBytes} bytes, in turn. */
    Load(InetSocketAddress server, int connections, byte[] message, int answerBytes) throws IOException {
        this.message = ByteBuffer.allocateDirect(message.length).put(message).flip();
        this.answerBytes = answerBytes;
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Exchange());
            channels.add(channel);
        }
    }

    /** Lets all connections exchange messages for {@code nanos}. */
    Figures run(long nanos) throws IOException {
        samples = 0;
        round = 0;
        long begin = System.nanoTime();
        long end = begin + nanos;
        for (SelectionKey key : selector.keys()) {
            send(key, begin);
        }
        int waiting = channels.size();
        while (waiting > 0) {
            if (selector.select(10_000) == 0) {
                throw new IOException(waiting + " of " + channels.size() + " connections wait for an answer in vain");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                if (receive(key)) {
                    long now = System.nanoTime();
                    Exchange exchange = (Exchange) key.attachment();
                    micros[samples++ % MOST_SAMPLES] = (now - exchange.begun) / 1_000;
                    round++;
                    if (now < end) {
                        send(key, now);
                    } else {
                        waiting--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        long took = System.nanoTime() - begin;
        long[] sorted = Arrays.copyOf(micros, (int) Math.min(round, MOST_SAMPLES));
        Arrays.sort(sorted);
        return new Figures(round * 1e9 / took, sorted[(int) (sorted.length * 0.99)]);
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }

    private void send(SelectionKey key, long now) throws IOException {
        Exchange exchange = (Exchange) key.attachment();
        exchange.begun = now;
        exchange.missing = answerBytes;
        message.clear();
        if (((SocketChannel) key.channel()).write(message) < message.capacity()) {
            throw new IOException("a message of " + message.capacity() + " bytes does not fit into an empty buffer");
        }
    }

    private boolean receive(SelectionKey key) throws IOException {
        Exchange exchange = (Exchange) key.attachment();
        scratch.clear();
        int n = ((SocketChannel) key.channel()).read(scratch);
        if (n < 0) {
            throw new IOException("the server ended a connection");
        }
        exchange.missing -= n;
        return exchange.missing == 0;
    }
}
