package workbook.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Exercise 2.11. Asks a service that runs at several addresses, called its replicas, and goes on to another one when one
 * of them fails.
 *
 * <p>Requests and answers are lines: UTF-8, ended by one LF, without the LF at most 8 KiB. The client takes time,
 * pauses and chance from outside, so that nobody has to wait for it in a test:
 * <ul>
 *   <li>{@code nanoTime} is the clock. As with {@link System#nanoTime()}, only the difference of two values means
 *       something. It shows the time that passes in attempts as well as the time that was paused.
 *   <li>{@code pause} waits for the time that it is given, or makes the clock believe so. The client waits between two
 *       rounds by {@code pause} alone, and uses {@code pause} for nothing else.
 *   <li>{@code jitter} gives a number of at least 0 and below 1 each time that it is asked.
 * </ul>
 *
 * <p>Not asked: answers that are no UTF-8, too long, or hold a CR; addresses or policies outside their ranges, and
 * {@code null}; several calls at once; what an interrupt of the calling thread does.
 */
public final class FailoverClient {

    /**
     * Prepares a client for any number of calls, one after the other; opens nothing yet.
     *
     * @param replicas the addresses of the service, at least one, in the order to try; some may be unresolved
     * @param policy the limits to keep
     * @param nanoTime the clock, in nanoseconds
     * @param pause returns when the time that it is given has passed
     * @param jitter the source of chance
     */
    public FailoverClient(
            List<InetSocketAddress> replicas,
            FailoverPolicy policy,
            LongSupplier nanoTime,
            Consumer<Duration> pause,
            DoubleSupplier jitter) {
        throw new UnsupportedOperationException("TODO 2.11: keep what the calls need");
    }

    /**
     * Sends {@code request} and returns the answer, without its LF.
     *
     * <p>An attempt is a connection of its own: connect, send the request with an LF behind it, read until the LF of the
     * answer, close. It fails when it cannot connect, when it is unresolved (no name service is asked), when the
     * connection ends or breaks before the LF, and when it is not done within the policy's {@code attemptTimeout}. That
     * bounds the attempt in all, however its bytes come.
     *
     * <p>In a round the replicas are tried in the order of the list, one at a time, the next one at once when one has
     * failed. Each round, and each call, begins with the first replica. There are at most {@code rounds} of them. Behind
     * round n, the first being 1, comes a pause if a round follows: {@code jitter} times the smaller of
     * {@code firstPause} * 2^(n - 1) and {@code longestPause}. Each pause asks {@code jitter} once; it may be rounded by
     * up to 1 ms, and is one call of {@code pause}.
     *
     * <p>As soon as a connection stands, the request may have been sent. If that attempt fails, a request that is not
     * idempotent is given up: no other attempt, no pause. An attempt that could not connect may always be followed by the
     * next one.
     *
     * <p>The deadline runs from the call, on the clock. An attempt gets no more time than is left, and none begins behind
     * the deadline. A pause that would last until the deadline or longer is not begun: the call fails at once in its
     * place. The deadline and an attempt's time-out are kept if the call goes on within one second after them.
     *
     * @param request the line to send, without LF
     * @param idempotent whether it does no harm if the service carries out {@code request} twice
     * @throws IOException if the call is given up. The message holds, for each replica on which an attempt has failed in
     *     this call, its {@link InetSocketAddress#getHostString()} and its port in decimal. However the call ends, no
     *     socket and no thread of it is left then
     */
    public String call(String request, boolean idempotent) throws IOException {
        throw new UnsupportedOperationException("TODO 2.11: try the replicas, in rounds");
    }

    /**
     * Returns {@code addresses} in an order in which the two address families take turns. That is what RFC 8305, section
     * 4, does with a First Address Family Count of 1. The first one stays the first. Behind each address comes the next
     * one of the other family, as long as there is one. Within a family the order stays as it is.
     *
     * @param addresses resolved addresses of IPv4 and IPv6, in the order of preference; the list is not changed
     */
    public static List<InetSocketAddress> interleave(List<InetSocketAddress> addresses) {
        throw new UnsupportedOperationException("TODO 2.11: let the families take turns");
    }

    /**
     * Connects to the replica that takes a connection first (RFC 8305, section 5), and returns that socket. It is
     * connected and in blocking mode, and is the caller's to close.
     *
     * <p>Attempts begin in the order of the list, each replica once. The next one begins when the one that began last has
     * failed, or {@code attemptDelay} after that one began, however many failed before; the earlier ones go on meanwhile.
     * None begins once a connection stands. An attempt begins when it is handed to the executor, or when its task begins:
     * both are taken. An attempt has failed when it cannot connect, is unresolved, or has no connection within
     * {@code attemptTimeout}. Whether the failure of an attempt that began earlier lets the next one begin is left open.
     *
     * <p>When this method returns or throws, every other socket of the race is closed, also one whose connection stands a
     * moment later, and no task of it runs on for long. A task that has yet to begin then must not connect, or must close
     * at once. The race does not call {@code pause}: its wait may have to end early. It waits in real time, so its limits may be
     * counted on {@code nanoTime} or on {@link System#nanoTime()}: nothing is paused in a race.
     *
     * @param attemptDelay how long to wait for the last attempt before the next one begins, at least 10 ms
     * @param executor begins every task at once or at most a second later, on a thread of its own. Threads besides those
     *     and the caller's are not started. It is the caller's: the client does not shut it down
     * @throws IOException if every attempt has failed: its message is as in {@link #call}. Also at the policy's
     *     {@code deadline}, with any message, at most one second late
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public Socket race(Duration attemptDelay, Executor executor) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("TODO 2.11: begin one attempt after the other, and keep the first");
    }
}
