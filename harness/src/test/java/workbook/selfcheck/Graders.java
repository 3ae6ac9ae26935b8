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

    /** As many as there are lanes: programs come exercise by exercise, so that more would never be asked for again. */
    private static final int MOST = 6;

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
            if (idle.size() > MOST) {
                oldest = idle.removeFirst();
            }
        }
        if (oldest != null) {
            oldest.close();
        }
    }
}
