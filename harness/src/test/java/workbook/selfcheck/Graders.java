package workbook.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Keeps graders that have nothing to do, so that not every program of the gate has to wait for a JVM of its own.
 *
 * <p>Those that are idle at the end are ended with this JVM, as every worker is. For use by several threads.
 */
final class Graders {

    static final Graders IDLE = new Graders();

    /** How many programs the steadiness report grades side by side; as many as the gate does, unless told. */
    static final int LANES = Integer.getInteger("workbook.lanes", 6);

    private final Deque<Grader> idle = new ArrayDeque<>();

    private Graders() {}

    /** What is done with a grader. */
    @FunctionalInterface
    interface Use<T> {
        T with(Grader grader) throws IOException;
    }

    /** Uses an idle grader of the family, or a new one. */
    <T> T lend(Family family, Use<T> use) {
        try {
            Grader grader = take(family);
            try {
                return use.with(grader);
            } finally {
                giveBack(grader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Grader take(Family family) throws IOException {
        synchronized (idle) {
            for (Iterator<Grader> graders = idle.iterator(); graders.hasNext(); ) {
                Grader grader = graders.next();
                if (grader.family().equals(family)) {
                    graders.remove();
                    return grader;
                }
            }
        }
        return Grader.waiting(family);
    }

    private void giveBack(Grader grader) {
        Grader oldest = null;
        synchronized (idle) {
            idle.addLast(grader);
            // Programs come exercise by exercise, so that more than one a lane would never be asked for again.
            if (idle.size() > LANES) {
                oldest = idle.removeFirst();
            }
        }
        if (oldest != null) {
            oldest.close();
        }
    }
}
