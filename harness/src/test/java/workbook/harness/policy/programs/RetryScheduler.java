package workbook.harness.policy.programs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A right program: datagrams sent again by a scheduled executor until their answer comes. */
public final class RetryScheduler implements AutoCloseable {
    private final ScheduledExecutorService timer;
    private final DatagramSocket socket;
    private final Map<Integer, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();

    public RetryScheduler(InetSocketAddress server) throws IOException {
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "retry-" + ids.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        timer = Executors.newScheduledThreadPool(1, daemons);
        socket = new DatagramSocket();
        socket.connect(server);
        socket.setSoTimeout(100);
    }

    public byte[] call(byte[] request, Duration timeout) throws IOException {
        int id = ids.incrementAndGet();
        CompletableFuture<byte[]> answer = waiting.computeIfAbsent(id, ignored -> new CompletableFuture<>());
        long jitter = ThreadLocalRandom.current().nextLong(10);
        ScheduledFuture<?> again =
                timer.scheduleWithFixedDelay(() -> send(request), 0, 50 + jitter, TimeUnit.MILLISECONDS);
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e.getCause());
        } finally {
            again.cancel(false);
            waiting.remove(id);
            signalIdle();
        }
    }

    public void receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
        try {
            socket.receive(packet);
            waiting.values().stream()
                    .findFirst()
                    .ifPresent(answer -> answer.complete(packet.getData().clone()));
        } catch (SocketTimeoutException | PortUnreachableException e) {
            System.out.println(e);
        }
    }

    private void send(byte[] request) {
        try {
            socket.send(new DatagramPacket(request, request.length));
        } catch (IOException e) {
            waiting.values().forEach(answer -> answer.completeExceptionally(e));
        }
    }

    private void signalIdle() {
        lock.lock();
        try {
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        socket.close();
    }
}
