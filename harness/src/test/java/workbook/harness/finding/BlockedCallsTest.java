package workbook.harness.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.harness.call.Calling.Action;
import workbook.harness.scene.Scene;
import workbook.harness.tcp.Tcp;

/** Each wait is told from the stack of a thread that really waits. */
@Timeout(60)
class BlockedCallsTest {

    private final Scene scene = new Scene("BlockedCallsTest", 30_000_000_000L, 1);
    private final LearnersProgram program = new LearnersProgram();
    private final LearnerCode learner = new LearnerCode(Set.of(LearnersProgram.class.getName()));
    private final List<Thread> started = new ArrayList<>();

    @AfterEach
    void endThreads() throws InterruptedException {
        program.enough = true;
        scene.close();
        for (Thread thread : started) {
            thread.interrupt();
            thread.join(10_000);
        }
    }

    @Test
    void accept() throws IOException {
        ServerSocket listener = listener();
        ServerSocketChannel channel = scene.closing(ServerSocketChannel.open().bind(Tcp.loopback()));

        expect("in accept() for a client to connect", () -> program.accept(listener));
        expect("in accept() for a client to connect", () -> program.accept(channel));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void connect() throws IOException {
        InetSocketAddress deaf = new Tcp(scene).blackHole();
        SocketChannel channel = scene.closing(SocketChannel.open());

        expect("in connect() for the peer's answer", () -> program.connect(channel, deaf));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void connectInAConstructor() throws IOException {
        InetSocketAddress deaf = new Tcp(scene).blackHole();
        // It ends when the kernel has sent its SYN again; no need to wait for that.
        expect("in connect() for the peer's answer", () -> program.connect(deaf));
        started.clear();
    }

    @Test
    void read() throws IOException {
        Socket socket = connected();
        SocketChannel channel = connectedChannel();

        expect("in read() for bytes that do not come", () -> program.read(socket));
        expect("in read() for bytes that do not come", () -> program.read(channel));
    }

    @Test
    void write() throws IOException {
        Socket socket = connected();
        SocketChannel channel = connectedChannel();

        expect("in write() until the peer reads what was sent", () -> program.write(socket));
        expect("in write() until the peer reads what was sent", () -> program.write(channel));
    }

    @Test
    void receive() throws IOException {
        DatagramSocket socket = scene.closing(new DatagramSocket(Tcp.loopback()));
        DatagramChannel channel = scene.closing(DatagramChannel.open().bind(Tcp.loopback()));
        DatagramChannel connected = scene.closing(DatagramChannel.open().bind(Tcp.loopback()));
        connected.connect(channel.getLocalAddress());

        expect("in receive() for a datagram that does not come", () -> program.receive(socket));
        expect("in receive() for a datagram that does not come", () -> program.receive(channel));
        expect("in read() for a datagram that does not come", () -> program.read(connected));
    }

    @Test
    void select() throws IOException {
        Selector selector = scene.closing(Selector.open());

        expect("in select() for a channel to become ready", () -> program.select(selector));
    }

    @Test
    void threads() {
        Thread endless = start(program::sleep);

        expect("in join() for another thread to end", () -> program.join(endless));
        expect("in sleep()", program::sleep);
        expect("in wait() for a notify", () -> program.waitFor(new Object()));
        expect("in await() for a latch", () -> program.await(new CountDownLatch(1)));
    }

    @Test
    void futures() {
        expect("in get() for a task's result", () -> program.get(new FutureTask<>(() -> null)));
        expect("in get() for a future's result", () -> program.get(new CompletableFuture<>()));
        CompletableFuture<String> future = new CompletableFuture<>();
        expect("in join() for a future's result", () -> program.join(future));
        future.complete("");
    }

    @Test
    void executors() {
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            expect("in awaitTermination() for the executor's threads", () -> program.awaitTermination(executor));
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void queues() {
        ArrayBlockingQueue<String> full = new ArrayBlockingQueue<>(1);
        full.add("first");

        expect("in take() for an element of a queue", () -> program.take(new LinkedBlockingQueue<>()));
        expect("in put() for room in a queue", () -> program.put(full));
    }

    @Test
    void locks() {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        expect("for a lock or a signal", () -> program.lock(lock));

        Object monitor = new Object();
        synchronized (monitor) {
            expect("for a lock that another thread holds", () -> program.enter(monitor));
        }
    }

    @Test
    void aLoopIsBusy() {
        Thread thread = start(program::spin);
        List<String> lines = awaitLines(thread, "busy");

        assertThat(lines)
                .singleElement()
                .asString()
                .matches("Your program is busy at LearnersProgram\\.java:\\d+ and does not come to an end\\.");
    }

    @Test
    void aThreadOutsideTheLearnersCodeIsNotTold() {
        CountDownLatch never = new CountDownLatch(1);
        Thread thread = start(never::await);
        await().until(() -> thread.getState() == Thread.State.WAITING);

        assertThat(BlockedCalls.explain(stacks(thread), learner)).isEmpty();
    }

    @Test
    void aThreadThatNeverRanIsNotTold() {
        assertThat(BlockedCalls.explain(stacks(new Thread(program::spin)), learner))
                .isEmpty();
    }

    @Test
    void threadsThatWaitAtOnePlaceAreToldOnce() {
        Thread one = start(program::sleep);
        Thread two = start(program::sleep);
        awaitLines(one, "sleep");
        awaitLines(two, "sleep");

        assertThat(BlockedCalls.explain(stacks(one, two), learner)).hasSize(1);
    }

    @Test
    void fourWaitsAreEnough() {
        CompletableFuture<String> future = new CompletableFuture<>();
        Thread[] threads = {
            start(program::sleep),
            start(() -> program.waitFor(new Object())),
            start(() -> program.await(new CountDownLatch(1))),
            start(() -> program.get(future)),
            start(() -> program.take(new LinkedBlockingQueue<>()))
        };
        for (Thread thread : threads) {
            awaitLines(thread, "in ");
        }

        assertThat(BlockedCalls.explain(stacks(threads), learner)).hasSize(4);
    }

    private void expect(String waits, Action call) {
        assertThat(awaitLines(start(call), waits))
                .singleElement()
                .asString()
                .matches("Your program waits \\Q" + waits + "\\E \\(LearnersProgram\\.java:\\d+\\)\\.");
    }

    /** Waits until the lines about the thread hold the text, or returns what they are after a while. */
    private List<String> awaitLines(Thread thread, String text) {
        List<String> last = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(() -> {
                    last.clear();
                    last.addAll(BlockedCalls.explain(stacks(thread), learner));
                    assertThat(last).anyMatch(line -> line.contains(text));
                });
        return last;
    }

    private Thread start(Action call) {
        Thread thread = new Thread(() -> {
            try {
                call.run();
            } catch (Exception e) {
                // Closed or interrupted: the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
        started.add(thread);
        return thread;
    }

    private static Map<Thread, StackTraceElement[]> stacks(Thread... threads) {
        Map<Thread, StackTraceElement[]> stacks = new LinkedHashMap<>();
        for (Thread thread : threads) {
            stacks.put(thread, thread.getStackTrace());
        }
        return stacks;
    }

    private ServerSocket listener() throws IOException {
        ServerSocket listener = scene.closing(new ServerSocket());
        listener.bind(Tcp.loopback());
        return listener;
    }

    private Socket connected() throws IOException {
        Socket socket = scene.closing(new Socket());
        socket.connect(listener().getLocalSocketAddress());
        return socket;
    }

    private SocketChannel connectedChannel() throws IOException {
        return scene.closing(SocketChannel.open(listener().getLocalSocketAddress()));
    }
}
