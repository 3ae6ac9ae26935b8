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
    private static final int ARROW = 6;

    /** What lies between the arrows on the two sides of a learner's program in the middle. */
    private static final int ARROWS_GAP = 5;

    /** Which side of the ladder the learner's program stands on. */
    public enum Learner {
        /** The learner's program is the client, on the left. */
        LEFT,
        /** The learner's program is the server, on the right. */
        RIGHT,
        /** The learner's program stands between two ends of the harness's, one on each {@link Side}. */
        BETWEEN
    }

    /** On which side of a learner's program in the middle an end of the harness's stands; elsewhere it says nothing. */
    public enum Side {
        /** The client, on the left. */
        LEFT,
        /** The server that is reached through the learner's program, on the right. */
        RIGHT
    }

    private record Event(long nanos, Side side, boolean fromLearner, String what) {}

    private final long start = System.nanoTime();
    private final List<Event> events = new ArrayList<>();
    private Learner learner = Learner.RIGHT;
    private String left = "client (the check's)";
    private String middle = "";
    private String right = "server (yours)";

    Recording() {}

    /** Says which side the learner's program stands on, and what the two sides are called. */
    public synchronized void cast(Learner side, String leftName, String rightName) {
        learner = side;
        left = leftName;
        middle = "";
        right = rightName;
    }

    /** Puts the learner's program between two ends of the harness's, and says what the three are called. */
    public synchronized void castBetween(String leftName, String learnersName, String rightName) {
        learner = Learner.BETWEEN;
        left = leftName;
        middle = learnersName;
        right = rightName;
    }

    /** Records something that the harness's only end sent or did. */
    public void sent(String what) {
        sent(Side.LEFT, what);
    }

    /** Records something that the harness's end on {@code side} sent or did. */
    public synchronized void sent(Side side, String what) {
        events.add(new Event(System.nanoTime() - start, side, false, what));
    }

    /** Records something that came from the learner's program. */
    public void received(String what) {
        received(Side.LEFT, what);
    }

    /** Records something that came from the learner's program to the harness's end on {@code side}. */
    public synchronized void received(Side side, String what) {
        events.add(new Event(System.nanoTime() - start, side, true, what));
    }

    /** Returns the ladder, one line an event; empty when nothing was recorded and nothing is missing. */
    public List<String> ladder(String missing) {
        return ladder(Side.LEFT, missing);
    }

    /** Returns the ladder, whose last line shows what is missing at the harness's end on {@code side}. */
    public synchronized List<String> ladder(Side side, String missing) {
        List<String> lines = new ArrayList<>();
        if (events.isEmpty() && missing.isEmpty()) {
            return lines;
        }
        lines.add(title());
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
            lines.add(rung(Units.millis(event.nanos), event.side, event.fromLearner, event.what));
        }
        if (!missing.isEmpty()) {
            lines.add(rung("MISSING", side, true, missing));
        }
        return lines;
    }

    private String title() {
        return learner == Learner.BETWEEN ? row("", left, "  " + middle, right) : row("", left, "", right);
    }

    private String rung(String time, Side side, boolean fromLearner, String what) {
        if (learner != Learner.BETWEEN) {
            // What is sent stands beside whoever sent it.
            boolean rightwards = fromLearner == (learner == Learner.LEFT);
            return rightwards ? row(time, what, "----->", "") : row(time, "", "<-----", what);
        }
        // What an end of the harness's sent or saw stands in its own column; the arrow tells which of the two.
        boolean rightwards = fromLearner == (side == Side.RIGHT);
        String arrow = rightwards ? "----->" : "<-----";
        // A text that is too long would push the arrow to where the other side's arrows stand.
        String cut = what.length() > COLUMN ? what.substring(0, COLUMN - 3) + "..." : what;
        return side == Side.LEFT
                ? row(time, cut, arrow, "")
                : row(time, "", " ".repeat(ARROW + ARROWS_GAP) + arrow, what);
    }

    private String row(String time, String leftText, String arrow, String rightText) {
        int width = learner == Learner.BETWEEN ? 2 * ARROW + ARROWS_GAP : ARROW;
        return String.format("%9s    %-" + COLUMN + "s %-" + width + "s    %s", time, leftText, arrow, rightText)
                .stripTrailing();
    }
}
