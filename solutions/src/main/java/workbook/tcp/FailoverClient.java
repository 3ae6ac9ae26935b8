package workbook.tcp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Exercise 2.11. Asks a service at several addresses: one after the other, in rounds with pauses between them (what may
 * be repeated: RFC 9110, section 9.2.2), or as a race for the first connection (RFC 8305, section 5).
 */
public final class FailoverClient {

    private static final int LF = '\n';

    private final List<InetSocketAddress> replicas;
    private final FailoverPolicy policy;
    private final LongSupplier nanoTime;
    private final Consumer<Duration> pause;
    private final DoubleSupplier jitter;

    /** Prepares a client for any number of calls, one after the other; opens nothing yet. */
    public FailoverClient(
            List<InetSocketAddress> replicas,
            FailoverPolicy policy,
            LongSupplier nanoTime,
            Consumer<Duration> pause,
            DoubleSupplier jitter) {
        this.replicas = List.copyOf(replicas);
        this.policy = policy;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.jitter = jitter;
    }

    /** Sends {@code request} to one replica after the other until one answers, and returns the answer. */
    public String call(String request, boolean idempotent) throws IOException {
        long deadline = endOf(policy.deadline());
        Failures failures = new Failures();
        for (int round = 1; ; round++) {
            for (InetSocketAddress replica : replicas) {
                // What is left of the whole call bounds the attempt too; nothing left is no attempt.
                long end = earlier(endOf(policy.attemptTimeout()), deadline);
                if (left(deadline) <= 0) {
                    throw failures.asException("the deadline has passed");
                }
                try (Socket socket = new Socket()) {
                    try {
                        socket.connect(replica, millisUntil(end));
                    } catch (IOException e) {
                        // No connection, so no request: the next replica may have it, whatever it does.
                        failures.add(replica, e);
                        continue;
                    }
                    try {
                        return ask(socket, request, end);
                    } catch (IOException e) {
                        failures.add(replica, e);
                        // From here nobody can tell whether the request was carried out (RFC 9110, 9.2.2).
                        if (!idempotent) {
                            throw failures.asException("the request may have been carried out");
                        }
                    }
                }
            }
            if (round == policy.rounds()) {
                throw failures.asException("no replica answers");
            }
            Duration time = pauseBehind(round);
            if (time.toNanos() >= left(deadline)) {
                throw failures.asException("the next pause would outlast the deadline");
            }
            pause.accept(time);
        }
    }

    /** Sends the request on a connection that stands, and returns the whole line that comes back. */
    private String ask(Socket socket, String request, long end) throws IOException {
        // In one write: as two, the LF may wait in the kernel until the text is acknowledged.
        socket.getOutputStream().write((request + "\n").getBytes(StandardCharsets.UTF_8));
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (true) {
            // The time-out bounds one read; what is left of the attempt is less each time.
            socket.setSoTimeout(millisUntil(end));
            int n = in.read(buffer);
            if (n < 0) {
                throw new EOFException("the answer has no end");
            }
            for (int i = 0; i < n; i++) {
                if (buffer[i] == LF) {
                    return line.toString(StandardCharsets.UTF_8);
                }
                line.write(buffer[i]);
            }
        }
    }

    /** Returns how long to pause behind {@code round}: anything from 0 to a limit that doubles (full jitter). */
    private Duration pauseBehind(int round) {
        long longest = policy.longestPause().toNanos();
        long limit = policy.firstPause().toNanos();
        for (int i = 1; i < round && limit < longest; i++) {
            // Stops at the longest pause, and so long before a long overflows.
            limit *= 2;
        }
        return Duration.ofNanos((long) (jitter.getAsDouble() * Math.min(limit, longest)));
    }

    /** Returns {@code addresses} in an order in which the two families take turns (RFC 8305, section 4). */
    public static List<InetSocketAddress> interleave(List<InetSocketAddress> addresses) {
        List<InetSocketAddress> rest = new ArrayList<>(addresses);
        List<InetSocketAddress> order = new ArrayList<>();
        while (!rest.isEmpty()) {
            int next = 0;
            if (!order.isEmpty()) {
                Class<?> last = family(order.get(order.size() - 1));
                while (next < rest.size() && family(rest.get(next)) == last) {
                    next++;
                }
            }
            // When one family is used up, the others follow as they are.
            order.add(rest.remove(next < rest.size() ? next : 0));
        }
        return order;
    }

    /** Returns the socket that connects first; the next attempt begins while the earlier ones still run. */
    public Socket race(Duration attemptDelay, Executor executor) throws IOException, InterruptedException {
        long deadline = endOf(policy.deadline());
        Failures failures = new Failures();
        BlockingQueue<Attempt> ended = new LinkedBlockingQueue<>();
        List<Attempt> begun = new ArrayList<>();
        Iterator<InetSocketAddress> next = replicas.iterator();
        Socket winner = null;
        try {
            int running = 0;
            while (next.hasNext() || running > 0) {
                if (next.hasNext()) {
                    Socket socket = new Socket();
                    // Any option makes the kernel's socket. JDK 17 would make it in connect() else, and then a close()
                    // that comes a moment before that is lost, and the connection stands.
                    socket.setTcpNoDelay(true);
                    // In the list before it runs: whatever happens from here on, its socket is closed below.
                    Attempt attempt = new Attempt(next.next(), socket, ended);
                    begun.add(attempt);
                    running++;
                    executor.execute(attempt);
                }
                // A queue, since this wait ends with the first of three: an attempt's end, the delay, the deadline.
                long wait = next.hasNext() ? Math.min(attemptDelay.toNanos(), left(deadline)) : left(deadline);
                Attempt attempt = ended.poll(wait, TimeUnit.NANOSECONDS);
                if (attempt != null) {
                    running--;
                    if (attempt.failure == null) {
                        winner = attempt.socket;
                        return winner;
                    }
                    failures.add(attempt.replica, attempt.failure);
                } else if (left(deadline) <= 0) {
                    throw failures.asException("no connection within " + policy.deadline());
                }
            }
            throw failures.asException("no replica takes a connection");
        } finally {
            for (Attempt attempt : begun) {
                if (attempt.socket != winner) {
                    // Ends a connect() that waits in another thread, and one that has yet to begin.
                    attempt.socket.close();
                }
            }
        }
    }

    /** One runner of a race: connects, and then tells how that ended. */
    private final class Attempt implements Runnable {

        private final InetSocketAddress replica;
        private final Socket socket;
        private final BlockingQueue<Attempt> ended;
        private IOException failure;

        private Attempt(InetSocketAddress replica, Socket socket, BlockingQueue<Attempt> ended) {
            this.replica = replica;
            this.socket = socket;
            this.ended = ended;
        }

        @Override
        public void run() {
            try {
                socket.connect(replica, millisUntil(endOf(policy.attemptTimeout())));
            } catch (IOException e) {
                failure = e;
            }
            // The queue also carries the field to the thread that takes it out.
            ended.add(this);
        }
    }

    /** What happened last on each replica, in the order in which they were tried first. */
    private static final class Failures {

        private final Map<InetSocketAddress, IOException> last = new LinkedHashMap<>();

        private void add(InetSocketAddress replica, IOException failure) {
            last.put(replica, failure);
        }

        private IOException asException(String what) {
            List<String> texts = new ArrayList<>();
            // Not toString() of the address: that of an unresolved one differs, and the reader wants host and port.
            last.forEach((replica, failure) ->
                    texts.add(replica.getHostString() + " port " + replica.getPort() + ": " + failure));
            return new IOException(what + "; " + String.join("; ", texts));
        }
    }

    private long endOf(Duration time) {
        return nanoTime.getAsLong() + time.toNanos();
    }

    /** Returns the nanoseconds until {@code end}; nanoTime() may overflow, differences of it do not. */
    private long left(long end) {
        return end - nanoTime.getAsLong();
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    /** Returns the milliseconds until {@code end}, at least 1: a socket takes a time-out of 0 as "for ever". */
    private int millisUntil(long end) throws SocketTimeoutException {
        long nanos = left(end);
        if (nanos <= 0) {
            throw new SocketTimeoutException("the attempt took too long");
        }
        return (int) Math.min(Integer.MAX_VALUE, (nanos + 999_999) / 1_000_000);
    }

    private static Class<?> family(InetSocketAddress address) {
        return address.getAddress().getClass();
    }
}
