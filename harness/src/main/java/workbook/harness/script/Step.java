package workbook.harness.script;

import java.util.List;
import workbook.harness.text.Units;

/**
 * One event of a script and what the machine made of it, as text.
 *
 * @param number the step's number, from 1
 * @param event the event, with its time where the script tells one
 * @param sent what the machine sent, in order
 * @param before the state before the event
 * @param after the state after it
 */
record Step(int number, String event, List<String> sent, String before, String after) {

    private static final int SHOWN = 3;

    static String name(int number, String event) {
        return "Step " + Units.number(number) + ", " + event;
    }

    /** Returns the step as a sentence names it, such as {@code Step 2, <CTL=SYN>}. */
    String name() {
        return name(number, event);
    }

    /** Returns {@code outputs} as a sentence shows them: the first few, and how many there are. */
    static String show(List<String> outputs) {
        if (outputs.isEmpty()) {
            return "nothing";
        }
        String first = String.join(", ", outputs.subList(0, Math.min(SHOWN, outputs.size())));
        return outputs.size() <= SHOWN ? first : first + ", ... (" + Units.number(outputs.size()) + " in all)";
    }
}
