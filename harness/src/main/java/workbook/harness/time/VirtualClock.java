package workbook.harness.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import workbook.harness.call.Calling;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.text.Units;

/**
 * A clock for the learner's program, whose pauses take no time: each one is recorded, and the clock moves on by it.
 *
 * <p>Between the pauses it goes as the real one does, since sockets wait in real time. So a check that has pauses of
 * minutes and attempts of milliseconds can tell the two apart without luck. Safe for use by several threads.
 */
public final class VirtualClock {

    private static final long TOLERANCE_NANOS = 1_000_000;

    /** Far from the real clock's values, so that a program that mixes the two sees nonsense. */
    private static final long ORIGIN = Duration.ofDays(365).toNanos();

    private final Scene scene;
    private final List<Duration> pauses = new ArrayList<>();
    private final Map<Integer, Calling.Action> actions = new HashMap<>();
    private long paused;
    private int returned;

    /** Starts the clock of one check. */
    public VirtualClock(Scene scene) {
        this.scene = scene;
    }

    /** Returns the time in nanoseconds; only differences mean something. */
    public synchronized long nanoTime() {
        return ORIGIN + System.nanoTime() + paused;
    }

    /** Records a pause that the learner's program asks for, moves the clock on by it, and returns at once. */
    public void pause(Duration time) {
        Calling.Action action;
        int n;
        synchronized (this) {
            pauses.add(time);
            n = pauses.size();
            paused += time.toNanos();
            scene.recording().received("pauses " + show(time));
            action = actions.get(n);
        }
        if (action != null) {
            try {
                action.run();
            } catch (Exception e) {
                throw new IllegalStateException("what the check does in pause " + n + " failed", e);
            }
        }
        synchronized (this) {
            returned = n;
            notifyAll();
        }
    }

    /** Waits until the {@code n}th pause is over, with what the check does in it; fails when it is not made in time. */
    public synchronized void awaitPause(int n) throws InterruptedException {
        while (returned < n) {
            if (scene.isOver()) {
                throw CheckFailure.of(
                                "Your program made %s; expected pause %s",
                                Units.counted(pauses.size(), "pause"), Units.number(n))
                        .afterWaiting();
            }
            TimeUnit.NANOSECONDS.timedWait(this, scene.remainingNanos());
        }
    }

    /** Does {@code action} while the learner's program pauses for the {@code n}th time, the first being 1. */
    public synchronized void duringPause(int n, Calling.Action action) {
        actions.put(n, action);
    }

    /** Fails unless the learner's program has made these pauses so far, each to within 1 ms, and no other. */
    public void expectPauses(Duration... expected) {
        expectPauses(List.of(expected));
    }

    /** Does the same with a list. */
    public synchronized void expectPauses(List<Duration> expected) {
        for (int i = 0; i < Math.min(expected.size(), pauses.size()); i++) {
            Duration seen = pauses.get(i);
            if (seen.minus(expected.get(i)).abs().toNanos() > TOLERANCE_NANOS) {
                throw CheckFailure.of(
                        "Pause %s of your program was %s; expected %s",
                        Units.number(i + 1L), show(seen), show(expected.get(i)));
            }
        }
        if (pauses.size() != expected.size()) {
            throw CheckFailure.of(
                    "Your program made %s; expected %s",
                    Units.counted(pauses.size(), "pause"), expected.isEmpty() ? "none" : Units.number(expected.size()));
        }
    }

    private static String show(Duration time) {
        long nanos = time.toNanos();
        return Math.abs(nanos) < Duration.ofSeconds(1).toNanos() ? Units.millis(nanos) : Units.seconds(nanos);
    }
}
