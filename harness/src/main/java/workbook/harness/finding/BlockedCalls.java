package workbook.harness.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in which call each of the learner's threads waits, and for what. */
public final class BlockedCalls {

    private static final int SHOWN_THREADS = 4;

    private record Call(String owner, String method, String waitsFor) {

        boolean isIn(StackTraceElement frame) {
            return frame.getClassName().endsWith(owner) && frame.getMethodName().startsWith(method);
        }
    }

    /** Owners end where the stack's class name must; the outermost JDK call that fits is the one the learner wrote. */
    private static final List<Call> CALLS = List.of(
            new Call("java.net.ServerSocket", "accept", "in accept() for a client to connect"),
            new Call("ServerSocketChannelImpl", "accept", "in accept() for a client to connect"),
            new Call("java.net.Socket", "connect", "in connect() for the peer's answer"),
            new Call("SocketChannelImpl", "connect", "in connect() for the peer's answer"),
            new Call("SocketInputStream", "read", "in read() for bytes that do not come"),
            new Call("SocketChannelImpl", "read", "in read() for bytes that do not come"),
            new Call("SocketOutputStream", "write", "in write() until the peer reads what was sent"),
            new Call("SocketChannelImpl", "write", "in write() until the peer reads what was sent"),
            new Call("java.net.DatagramSocket", "receive", "in receive() for a datagram that does not come"),
            new Call("DatagramChannelImpl", "receive", "in receive() for a datagram that does not come"),
            new Call("DatagramChannelImpl", "read", "in read() for a datagram that does not come"),
            new Call("SelectorImpl", "select", "in select() for a channel to become ready"),
            new Call("java.lang.Thread", "join", "in join() for another thread to end"),
            new Call("java.lang.Thread", "sleep", "in sleep()"),
            new Call("java.lang.Object", "wait", "in wait() for a notify"),
            new Call("CountDownLatch", "await", "in await() for a latch"),
            new Call("FutureTask", "get", "in get() for a task's result"),
            new Call("CompletableFuture", "get", "in get() for a future's result"),
            new Call("CompletableFuture", "join", "in join() for a future's result"),
            new Call("ThreadPoolExecutor", "awaitTermination", "in awaitTermination() for the executor's threads"),
            new Call("BlockingQueue", "take", "in take() for an element of a queue"),
            new Call("BlockingQueue", "put", "in put() for room in a queue"),
            new Call("LockSupport", "park", "for a lock or a signal"));

    private BlockedCalls() {}

    /** Returns one line for each of the threads that is in the learner's code, at most {@value #SHOWN_THREADS}. */
    public static List<String> explain(Map<Thread, StackTraceElement[]> threads, LearnerCode learner) {
        List<String> lines = new ArrayList<>();
        threads.forEach((thread, stack) -> explain(thread, stack, learner)
                .filter(line -> lines.size() < SHOWN_THREADS && !lines.contains(line))
                .ifPresent(lines::add));
        return lines;
    }

    /** Returns whether the thread neither computes nor is about to end: it waits in one of the calls, or for a lock. */
    public static boolean waits(Thread thread, StackTraceElement[] stack) {
        // A thread that waits in a call of the system's counts as runnable.
        return thread.getState() != Thread.State.RUNNABLE
                || Arrays.stream(stack).anyMatch(frame -> CALLS.stream().anyMatch(call -> call.isIn(frame)));
    }

    private static Optional<String> explain(Thread thread, StackTraceElement[] stack, LearnerCode learner) {
        int own = 0;
        while (own < stack.length && !learner.wrote(stack[own])) {
            own++;
        }
        if (own == stack.length) {
            return Optional.empty();
        }
        String place = learner.place(stack).orElse("");
        if (thread.getState() == Thread.State.BLOCKED) {
            return Optional.of("Your program waits for a lock that another thread holds (" + place + ").");
        }
        for (int i = own - 1; i >= 0; i--) {
            for (Call call : CALLS) {
                if (call.isIn(stack[i])) {
                    return Optional.of("Your program waits " + call.waitsFor + " (" + place + ").");
                }
            }
        }
        return Optional.of("Your program is busy at " + place + " and does not come to an end.");
    }
}
