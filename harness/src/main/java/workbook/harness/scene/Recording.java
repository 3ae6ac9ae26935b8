package workbook.harness.scene;

import java.util.ArrayList;
import java.util.List;
import workbook.harness.text.Units;

/**
 * Records what the harness's own end of each connection sent and saw, and draws it as a ladder.
 *
 * <p>Safe for use by several threads; events stand in the order in which they were recorded.
 */
public final class Recording {

    private static final int SHOWN = 30;
    private static final int COLUMN = 32;

    /** Which side of the ladder the learner's program stands on. */
    public enum Learner {
        /** The learner's program is the client, on the left. */
        LEFT,
        /** The learner's program is the server, on the right. */
        RIGHT
    }

    private record Event(long nanos, boolean fromLearner, String what) {}

    private final long start = System.nanoTime();
    private final List<Event> events = new ArrayList<>();
    private Learner learner = Learner.RIGHT;
    private String left = "client (the check's)";
    private String right = "server (yours)";

    Recording() {}

    /** Says which side the learner's program stands on, and what the two sides are called. */
    public synchronized void cast(Learner side, String leftName, String rightName) {
        learner = side;
        left = leftName;
        right = rightName;
    }

    /** Records something that the harness's end sent or did. */
    public synchronized void sent(String what) {
        events.add(new Event(System.nanoTime() - start, false, what));
    }

    /** Records something that came from the learner's program. */
    public synchronized void received(String what) {
        events.add(new Event(System.nanoTime() - start, true, what));
    }

    /** Returns the ladder, one line an event; empty when nothing was recorded and nothing is missing. */
    public synchronized List<String> ladder(String missing) {
        List<String> lines = new ArrayList<>();
        if (events.isEmpty() && missing.isEmpty()) {
            return lines;
        }
        lines.add(row("", left, "", right));
        int hidden = Math.max(0, events.size() - SHOWN);
        for (int i = 0; i < events.size(); i++) {
            // The beginning tells how it came about, the end what went wrong; a long middle tells nothing.
            if (i >= SHOWN / 2 && i < SHOWN / 2 + hidden) {
                if (i == SHOWN / 2) {
                    lines.add(row("", "... " + Units.counted(hidden, "event") + " not shown", "", ""));
                }
                continue;
            }
            Event event = events.get(i);
            lines.add(arrow(Units.millis(event.nanos), event.fromLearner, event.what));
        }
        if (!missing.isEmpty()) {
            lines.add(arrow("MISSING", true, missing));
        }
        return lines;
    }

    private String arrow(String time, boolean fromLearner, String what) {
        boolean rightwards = fromLearner == (learner == Learner.LEFT);
        return rightwards ? row(time, what, "----->", "") : row(time, "", "<-----", what);
    }

    private static String row(String time, String leftText, String arrow, String rightText) {
        return String.format("%9s    %-" + COLUMN + "s %-6s    %s", time, leftText, arrow, rightText)
                .stripTrailing();
    }
}
