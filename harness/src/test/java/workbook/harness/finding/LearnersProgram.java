package workbook.harness.finding;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Stands for the learner's program: makes the calls that may block, so that its frames are on the stack. */
final class LearnersProgram {

    volatile boolean enough;

    void accept(ServerSocket listener) throws IOException {
        listener.accept();
    }

    void accept(ServerSocketChannel listener) throws IOException {
        listener.accept();
    }

    void connect(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getPort();
        }
    }

    void connect(SocketChannel channel, SocketAddress address) throws IOException {
        channel.connect(address);
    }

    void read(Socket socket) throws IOException {
        socket.getInputStream().readAllBytes();
    }

    void read(SocketChannel channel) throws IOException {
        channel.read(ByteBuffer.allocate(1));
    }

    void write(Socket socket) throws IOException {
        while (!enough) {
            socket.getOutputStream().write(new byte[1 << 20]);
        }
    }

    void write(SocketChannel channel) throws IOException {
        while (!enough) {
            channel.write(ByteBuffer.allocate(1 << 20));
        }
    }

    void receive(DatagramSocket socket) throws IOException {
        socket.receive(new DatagramPacket(new byte[1], 1));
    }

    void receive(DatagramChannel channel) throws IOException {
        channel.receive(ByteBuffer.allocate(1));
    }

    void read(DatagramChannel channel) throws IOException {
        channel.read(ByteBuffer.allocate(1));
    }

    void select(Selector selector) throws IOException {
        selector.select();
    }

    void join(Thread other) throws InterruptedException {
        other.join();
    }

    void sleep() throws InterruptedException {
        TimeUnit.HOURS.sleep(1);
    }

    void waitFor(Object monitor) throws InterruptedException {
        synchronized (monitor) {
            while (!enough) {
                monitor.wait();
            }
        }
    }

    void await(CountDownLatch latch) throws InterruptedException {
        latch.await();
    }

    void get(FutureTask<?> task) throws Exception {
        task.get();
    }

    void get(CompletableFuture<?> future) throws Exception {
        future.get();
    }

    void join(CompletableFuture<?> future) {
        future.join();
    }

    void awaitTermination(ExecutorService executor) throws InterruptedException {
        executor.awaitTermination(1, TimeUnit.HOURS);
    }

    void take(BlockingQueue<String> queue) throws InterruptedException {
        queue.take();
    }

    void put(BlockingQueue<String> queue) throws InterruptedException {
        queue.put("one more");
    }

    void lock(ReentrantLock lock) throws InterruptedException {
        lock.lockInterruptibly();
    }

    void enter(Object monitor) {
        synchronized (monitor) {
            enough = true;
        }
    }

    void spin() {
        while (!enough) {
            Thread.onSpinWait();
        }
    }
}
