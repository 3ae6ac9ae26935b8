package workbook.harness.tcp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import workbook.harness.call.Calling;
import workbook.harness.call.LearnersThreads;
import workbook.harness.scene.Scene;
import workbook.harness.text.Units;

/**
 * Many bytes on their way to the learner's program, sent on a thread of their own.
 *
 * <p>Each byte depends on its place, so that a lost, doubled or exchanged one is seen. They are made piece by piece and
 * weigh nothing. A ladder of a thousand equal pieces would tell nobody anything, so only the sums are recorded.
 */
public final class Flood {

    /** The size of a piece, which the peer's kernel takes whole or in part. */
    static final int PIECE = 64 * 1024;

    /** A program that takes no piece for this long, and whose threads all wait, has stopped reading. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** So has one that takes none for this long, whatever it does meanwhile. */
    private static final long LONG_QUIET_NANOS = 6 * QUIET_NANOS;

    private final Scene scene;
    private final TcpPeer peer;
    private final long total;
    private long taken;
    private boolean over;

    Flood(Scene scene, TcpPeer peer, Socket socket, long total) {
        this.scene = scene;
        this.peer = peer;
        this.total = total;
        peer.record("begins to send " + Units.bytes(total));
        Calling.beside(scene, "a flood", () -> {
            send(socket.getOutputStream());
            return null;
        });
    }

    /** Returns the bytes in all. */
    public long total() {
        return total;
    }

    /** Returns the bytes that the kernels took so far. */
    public synchronized long taken() {
        return taken;
    }

    /** Waits until all bytes are on their way, or until the learner's program has stopped to take them. */
    public synchronized Flood stalls() throws InterruptedException {
        long before = -1;
        while (!over && before != taken && !scene.isOver()) {
            before = taken;
            long begin = System.nanoTime();
            awaitMore(before, begin + QUIET_NANOS);
            while (!over
                    && before == taken
                    && System.nanoTime() - begin < LONG_QUIET_NANOS
                    && !LearnersThreads.allWait()) {
                awaitMore(before, System.nanoTime() + QUIET_NANOS / 10);
            }
        }
        peer.record("sent " + Units.number(taken) + " of them so far");
        return this;
    }

    private void awaitMore(long before, long end) throws InterruptedException {
        for (long left; !over && before == taken && (left = end - System.nanoTime()) > 0; ) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Fills the first {@code n} bytes of {@code piece} with those from {@code offset} on. */
    static void fill(byte[] piece, int n, long offset) {
        for (int i = 0; i < n; i++) {
            long at = offset + i;
            piece[i] = (byte) (at ^ at >>> 8 ^ at >>> 16 ^ at >>> 24);
        }
    }

    private void send(OutputStream out) {
        try {
            for (long at = 0; at < total; at += PIECE) {
                byte[] piece = new byte[(int) Math.min(PIECE, total - at)];
                fill(piece, piece.length, at);
                out.write(piece);
                advance(piece.length, at + piece.length >= total);
            }
        } catch (IOException e) {
            // The learner's program ended the connection, or the check did; whoever reads on sees which.
            advance(0, true);
        }
    }

    private synchronized void advance(int bytes, boolean last) {
        taken += bytes;
        over = last;
        notifyAll();
    }
}
