package workbook.tcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Exercise 2.11 with non-blocking channels: every wait is one in a selector, and a race is a selector with many keys. */
public final class FailoverClient {

    private final List<InetSocketAddress> replicas;
    private final FailoverPolicy policy;
    private final LongSupplier nanoTime;
    private final Consumer<Duration> pause;
    private final DoubleSupplier jitter;

    public FailoverClient(
            List<InetSocketAddress> replicas,
            FailoverPolicy policy,
            LongSupplier nanoTime,
            Consumer<Duration> pause,
            DoubleSupplier jitter) {
        this.replicas = replicas;
        this.policy = policy;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.jitter = jitter;
    }

    public String call(String request, boolean idempotent) throws IOException {
        long begin = nanoTime.getAsLong();
        StringBuilder notes = new StringBuilder("given up");
        double limit = policy.firstPause().toMillis();
        int round = 0;
        while (true) {
            for (InetSocketAddress replica : replicas) {
                long left = policy.deadline().toNanos() - (nanoTime.getAsLong() - begin);
                if (left <= 0) {
                    throw new IOException(notes + ": too late");
                }
                Exchange exchange = new Exchange(
                        replica, request, Math.min(left, policy.attemptTimeout().toNanos()));
                try {
                    return exchange.run();
                } catch (IOException | UnresolvedAddressException e) {
                    notes.append(", ")
                            .append(replica.getHostString())
                            .append(':')
                            .append(replica.getPort());
                    notes.append(" (").append(e.getMessage()).append(')');
                    if (exchange.connected && !idempotent) {
                        throw new IOException(notes.toString(), e);
                    }
                }
            }
            round++;
            if (round == policy.rounds()) {
                throw new IOException(notes.toString());
            }
            long millis = Math.round(
                    jitter.getAsDouble() * Math.min(limit, policy.longestPause().toMillis()));
            long spent = nanoTime.getAsLong() - begin;
            if (Duration.ofNanos(spent).plusMillis(millis).compareTo(policy.deadline()) >= 0) {
                throw new IOException(notes + ": no time for a pause");
            }
            pause.accept(Duration.ofMillis(millis));
            // A double does not overflow in as many rounds as anybody waits for.
            limit *= 2;
        }
    }

    public static List<InetSocketAddress> interleave(List<InetSocketAddress> addresses) {
        List<InetSocketAddress> result = new ArrayList<>();
        if (addresses.isEmpty()) {
            return result;
        }
        int length = addresses.get(0).getAddress().getAddress().length;
        Deque<InetSocketAddress> mine = new ArrayDeque<>();
        Deque<InetSocketAddress> others = new ArrayDeque<>();
        for (InetSocketAddress address : addresses) {
            (address.getAddress().getAddress().length == length ? mine : others).add(address);
        }
        while (!mine.isEmpty() || !others.isEmpty()) {
            if (!mine.isEmpty()) {
                result.add(mine.remove());
            }
            if (!others.isEmpty()) {
                result.add(others.remove());
            }
        }
        return result;
    }

    public Socket race(Duration attemptDelay, Executor executor) throws IOException {
        long deadline = System.nanoTime() + policy.deadline().toNanos();
        StringBuilder notes = new StringBuilder("nobody takes the connection");
        Deque<InetSocketAddress> waiting = new ArrayDeque<>(replicas);
        Set<Runner> runners = new HashSet<>();
        SocketChannel winner = null;
        try (Selector selector = Selector.open()) {
            long nextStart = System.nanoTime();
            while (winner == null) {
                long now = System.nanoTime();
                if (now - deadline >= 0) {
                    throw new IOException(notes + ": too late");
                }
                if (waiting.isEmpty() && runners.isEmpty()) {
                    throw new IOException(notes.toString());
                }
                if (!waiting.isEmpty() && (now - nextStart >= 0 || runners.isEmpty())) {
                    InetSocketAddress replica = waiting.remove();
                    SocketChannel channel = SocketChannel.open();
                    channel.configureBlocking(false);
                    Runner runner = new Runner(
                            replica, channel, now + policy.attemptTimeout().toNanos());
                    runners.add(runner);
                    nextStart = now + attemptDelay.toNanos();
                    try {
                        if (channel.connect(replica)) {
                            winner = channel;
                            break;
                        }
                        channel.register(selector, SelectionKey.OP_CONNECT, runner);
                    } catch (IOException | UnresolvedAddressException e) {
                        nextStart = now;
                        notes.append(", ").append(runner.fail(e));
                        runners.remove(runner);
                        continue;
                    }
                }
                long until = deadline;
                if (!waiting.isEmpty()) {
                    until = sooner(until, nextStart);
                }
                for (Runner runner : runners) {
                    until = sooner(until, runner.end);
                }
                selector.select(Math.max(1, (until - System.nanoTime() + 999_999) / 1_000_000));
                for (SelectionKey key : selector.selectedKeys()) {
                    Runner runner = (Runner) key.attachment();
                    try {
                        if (winner == null && runner.channel.finishConnect()) {
                            winner = runner.channel;
                        }
                    } catch (IOException e) {
                        nextStart = System.nanoTime();
                        notes.append(", ").append(runner.fail(e));
                        runners.remove(runner);
                    }
                }
                selector.selectedKeys().clear();
                for (Runner runner : List.copyOf(runners)) {
                    if (runner.channel != winner && System.nanoTime() - runner.end >= 0) {
                        nextStart = System.nanoTime();
                        notes.append(", ").append(runner.fail(new IOException("silent")));
                        runners.remove(runner);
                    }
                }
            }
        } finally {
            for (Runner runner : runners) {
                if (runner.channel != winner) {
                    runner.channel.close();
                }
            }
        }
        winner.configureBlocking(true);
        return winner.socket();
    }

    private static long sooner(long one, long other) {
        return one - other < 0 ? one : other;
    }

    private record Runner(InetSocketAddress replica, SocketChannel channel, long end) {

        String fail(Exception why) throws IOException {
            channel.close();
            return replica.getHostString() + ":" + replica.getPort() + " (" + why + ")";
        }
    }

    /** One attempt on one channel. */
    private final class Exchange {

        private final InetSocketAddress replica;
        private final ByteBuffer out;
        private final long end;
        private boolean connected;

        private Exchange(InetSocketAddress replica, String request, long nanos) {
            this.replica = replica;
            this.out = ByteBuffer.wrap((request + '\n').getBytes(StandardCharsets.UTF_8));
            this.end = nanoTime.getAsLong() + nanos;
        }

        private String run() throws IOException {
            try (Selector selector = Selector.open();
                    SocketChannel channel = SocketChannel.open()) {
                channel.configureBlocking(false);
                SelectionKey key = channel.register(selector, 0);
                connected = channel.connect(replica);
                while (!connected) {
                    await(selector, key, SelectionKey.OP_CONNECT);
                    connected = channel.finishConnect();
                }
                while (out.hasRemaining()) {
                    if (channel.write(out) == 0) {
                        await(selector, key, SelectionKey.OP_WRITE);
                    }
                }
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                ByteBuffer one = ByteBuffer.allocate(1);
                while (true) {
                    one.clear();
                    int n = channel.read(one);
                    if (n < 0) {
                        throw new IOException("ended");
                    }
                    if (n == 0) {
                        await(selector, key, SelectionKey.OP_READ);
                    } else if (one.get(0) == 10) {
                        return line.toString(StandardCharsets.UTF_8);
                    } else {
                        line.write(one.get(0));
                    }
                }
            }
        }

        private void await(Selector selector, SelectionKey key, int operation) throws IOException {
            key.interestOps(operation);
            long nanos = end - nanoTime.getAsLong();
            if (nanos <= 0) {
                throw new IOException("silent");
            }
            selector.select(nanos / 1_000_000 + 1);
            selector.selectedKeys().clear();
        }
    }
}
