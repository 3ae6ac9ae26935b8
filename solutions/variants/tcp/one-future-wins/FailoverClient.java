package workbook.tcp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Exercise 2.11: one flat loop over all attempts; in a race the tasks decide among themselves, by completing a future. */
public final class FailoverClient {

    private final InetSocketAddress[] replicas;
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
        this.replicas = replicas.toArray(InetSocketAddress[]::new);
        this.policy = policy;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.jitter = jitter;
    }

    public String call(String request, boolean idempotent) throws IOException {
        IOException all = new IOException("no answer");
        long end = nanoTime.getAsLong() + policy.deadline().toNanos();
        for (long i = 0; i < (long) policy.rounds() * replicas.length; i++) {
            int place = (int) (i % replicas.length);
            if (i > 0 && place == 0) {
                Duration time = pauseBehind(i / replicas.length);
                if (nanoTime.getAsLong() + time.toNanos() - end >= 0) {
                    break;
                }
                pause.accept(time);
            }
            long now = nanoTime.getAsLong();
            if (end - now <= 0) {
                break;
            }
            long mine = now + Math.min(end - now, policy.attemptTimeout().toNanos());
            Socket socket = new Socket();
            boolean sent = false;
            try {
                socket.connect(replicas[place], (int) TimeUnit.NANOSECONDS.toMillis(mine - now) + 1);
                sent = true;
                return exchange(socket, request, mine);
            } catch (IOException e) {
                all.addSuppressed(new IOException(name(replicas[place]), e));
                if (sent && !idempotent) {
                    break;
                }
            } finally {
                socket.close();
            }
        }
        throw named(all);
    }

    private String exchange(Socket socket, String request, long end) throws IOException {
        var out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        var in = new BufferedInputStream(socket.getInputStream());
        byte[] line = new byte[16];
        int length = 0;
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - nanoTime.getAsLong());
            if (left < 1) {
                throw new IOException("no answer in time");
            }
            socket.setSoTimeout((int) left);
            int b = in.read();
            if (b < 0) {
                throw new IOException("no whole answer");
            }
            if (b == '\n') {
                return new String(line, 0, length, StandardCharsets.UTF_8);
            }
            if (length == line.length) {
                line = java.util.Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) b;
        }
    }

    private Duration pauseBehind(long round) {
        // Compared in a domain that cannot overflow: 2^62 at most, and then times a double.
        double factor = Math.pow(2, Math.min(round - 1, 62));
        double limit = Math.min(
                factor * policy.firstPause().toNanos(), policy.longestPause().toNanos());
        return Duration.ofNanos(Math.round(limit * jitter.getAsDouble()));
    }

    public static List<InetSocketAddress> interleave(List<InetSocketAddress> addresses) {
        if (addresses.size() < 2) {
            return addresses;
        }
        var families = addresses.stream()
                .collect(Collectors.partitioningBy(a -> a.getAddress().getClass()
                        == addresses.get(0).getAddress().getClass()));
        var same = families.get(true);
        var other = families.get(false);
        var merged = new ArrayList<InetSocketAddress>();
        for (int i = 0; i < Math.max(same.size(), other.size()); i++) {
            merged.addAll(same.subList(Math.min(i, same.size()), Math.min(i + 1, same.size())));
            merged.addAll(other.subList(Math.min(i, other.size()), Math.min(i + 1, other.size())));
        }
        return Collections.unmodifiableList(merged);
    }

    public Socket race(Duration attemptDelay, Executor executor) throws IOException, InterruptedException {
        CompletableFuture<Socket> won = new CompletableFuture<>();
        List<Socket> opened = Collections.synchronizedList(new ArrayList<>());
        IOException all = new IOException("nobody takes the connection");
        Semaphore[] failed = new Semaphore[replicas.length];
        long end = System.nanoTime() + policy.deadline().toNanos();
        for (int i = 0; i < replicas.length && !won.isDone() && System.nanoTime() - end < 0; i++) {
            InetSocketAddress replica = replicas[i];
            Semaphore mine = failed[i] = new Semaphore(0);
            executor.execute(() -> {
                Socket socket = new Socket();
                try {
                    // Makes the kernel's socket before anybody can close it: a close() that comes before it is lost.
                    socket.setTcpNoDelay(true);
                    opened.add(socket);
                    if (!won.isDone()) {
                        socket.connect(replica, (int) policy.attemptTimeout().toMillis());
                        if (won.complete(socket)) {
                            mine.release();
                            return;
                        }
                    }
                } catch (IOException e) {
                    synchronized (all) {
                        all.addSuppressed(new IOException(name(replica), e));
                    }
                }
                close(socket);
                mine.release();
            });
            long wait = Math.min(attemptDelay.toNanos(), end - System.nanoTime());
            if (mine.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
                // Given back for those who wait for all of them below.
                mine.release();
            }
        }
        try {
            for (Semaphore one : failed) {
                // Until somebody has won, or all have failed: whichever comes first.
                while (one != null && !won.isDone() && !one.tryAcquire(5, TimeUnit.MILLISECONDS)) {
                    if (System.nanoTime() - end >= 0) {
                        throw new TimeoutException();
                    }
                }
            }
            if (!won.isDone()) {
                won.completeExceptionally(all);
            }
            return won.get();
        } catch (ExecutionException e) {
            synchronized (all) {
                throw named(all);
            }
        } catch (TimeoutException e) {
            won.completeExceptionally(all);
            throw new IOException("too late", e);
        } finally {
            Socket winner = won.isCompletedExceptionally() ? null : won.join();
            for (Socket socket : List.copyOf(opened)) {
                if (socket != winner) {
                    close(socket);
                }
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(InetSocketAddress replica) {
        return "[" + replica.getHostString() + "]:" + replica.getPort();
    }

    private static IOException named(IOException all) {
        StringBuilder text = new StringBuilder();
        for (Throwable one : all.getSuppressed()) {
            text.append(one.getMessage()).append(": ").append(one.getCause()).append("\n");
        }
        return new IOException(text.toString(), all);
    }
}
