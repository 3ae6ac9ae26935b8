package workbook.harness.scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import workbook.harness.Dice;

/**
 * Holds what one check needs: its time, its dice, the record of its wire and everything that it opened.
 *
 * <p>The words of the harness share it. The thread that runs the check closes it, which closes everything that the words
 * opened, last first. Safe for use by several threads.
 */
public final class Scene implements AutoCloseable {

    /** The part of the check's limit that its waits may use: a wait in vain must still be able to tell its story. */
    private static final double SHARE_OF_WAITS = 0.75;

    private final String name;
    private final long seed;
    private final long deadline;
    private final Dice dice;
    private final Recording recording = new Recording();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Deque<AutoCloseable> learnersObjects = new ArrayDeque<>();
    private final List<Supplier<Optional<String>>> calls = new ArrayList<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean closed;

    /**
     * Begins a check.
     *
     * @param name the check's name, which its dice depend on
     * @param limitNanos the check's limit; {@link Long#MAX_VALUE} for none
     * @param seed the seed of the run
     */
    public Scene(String name, long limitNanos, long seed) {
        this.name = name;
        this.seed = seed;
        this.dice = new Dice(seed, name);
        // A debugger's user may look at a breakpoint for as long as they like: an hour stands for no limit.
        long waits = limitNanos == Long.MAX_VALUE ? TimeUnit.HOURS.toNanos(1) : (long) (limitNanos * SHARE_OF_WAITS);
        this.deadline = System.nanoTime() + waits;
    }

    /** Returns the check's name. */
    public String name() {
        return name;
    }

    /** Returns the check's dice. */
    public Dice dice() {
        return dice;
    }

    /** Returns the record of what went over the wire. */
    public Recording recording() {
        return recording;
    }

    /** Returns the nanoseconds that the check's waits may still take, at least a millisecond. */
    public long remainingNanos() {
        return Math.max(TimeUnit.MILLISECONDS.toNanos(1), deadline - System.nanoTime());
    }

    /** Returns {@link #remainingNanos()} in milliseconds, as sockets want it. */
    public int remainingMillis() {
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(remainingNanos()));
    }

    /** Returns whether the check's waits have used up their time. */
    public boolean isOver() {
        return System.nanoTime() >= deadline;
    }

    /** Lets the time of a slow peer pass; ends early when the check ends. */
    public void pause(long millis) throws InterruptedException {
        if (ended.await(millis, TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the check " + name + " is over");
        }
    }

    /** Closes {@code resource} at the end of the check, and returns it. */
    public <T extends AutoCloseable> T closing(T resource) {
        synchronized (opened) {
            if (!closed) {
                opened.push(resource);
                return resource;
            }
        }
        quietly(resource);
        throw new IllegalStateException("the check " + name + " is over");
    }

    /** Notes a fault that the check plays, such as {@code "pieces of 1 to 9 bytes"}; a failure tells it. */
    public void plays(String fault) {
        synchronized (faults) {
            faults.add(fault);
        }
    }

    /** Notes a call that goes on beside the check; {@code ended} says what came of it, once it has ended unasked. */
    public void calls(Supplier<Optional<String>> ended) {
        synchronized (calls) {
            calls.add(ended);
        }
    }

    /**
     * Returns a sentence for each call that has ended while the check waited for something else of it. Throws what such a
     * call threw if that is no answer of a program, but a stub's TODO.
     */
    public List<String> endedCalls() {
        synchronized (calls) {
            return calls.stream().flatMap(ended -> ended.get().stream()).toList();
        }
    }

    /** Returns the faults that were played and the seed, or the empty string when there were none. */
    public String adversity() {
        synchronized (faults) {
            return faults.isEmpty() ? "" : faults.stream().collect(Collectors.joining(", ")) + "; seed " + seed;
        }
    }

    /** Closes an object of the learner's at the end of the check, before the peers that it talks with, and returns it. */
    public <T extends AutoCloseable> T closingForLearner(T learners) {
        synchronized (opened) {
            learnersObjects.push(learners);
        }
        return learners;
    }

    /** Closes the learner's objects, last first; may block or throw as they do. */
    public void closeLearnersObjects() throws Exception {
        while (true) {
            AutoCloseable object;
            synchronized (opened) {
                if (learnersObjects.isEmpty()) {
                    return;
                }
                object = learnersObjects.pop();
            }
            object.close();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        while (true) {
            AutoCloseable resource;
            synchronized (opened) {
                closed = true;
                if (opened.isEmpty()) {
                    return;
                }
                resource = opened.pop();
            }
            quietly(resource);
        }
    }

    private static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // What the harness opened is not the learner's to answer for, and the check has its verdict already.
        }
    }
}
