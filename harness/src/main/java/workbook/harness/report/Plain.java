package workbook.harness.report;

import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;
import workbook.harness.text.Sentence;
import workbook.harness.text.Units;

/**
 * Makes any text fit to be printed: one line of printable ASCII, of bounded length.
 *
 * <p>A learner's exception message or bytes may hold control characters, a terminal's escape sequences or megabytes. A
 * backslash stays as it is, since bytes come here escaped already.
 */
final class Plain {

    /** The longest line of a report. */
    static final int LINE = 300;

    /** The longest argument of a sentence, so that the sentence's own words survive it. */
    private static final int ARGUMENT = 160;

    /** Room for the words that say how much was cut. */
    private static final int NOTE = 40;

    private Plain() {}

    /** Returns {@code text} as one line of at most {@link #LINE} characters. */
    static String line(String text) {
        return line(text, LINE);
    }

    /** Returns a sentence as one line in which no argument crowds out the others. */
    static String sentence(Sentence sentence) {
        List<String> arguments =
                sentence.arguments().stream().map(a -> line(a, ARGUMENT)).toList();
        try {
            return line(new Sentence(sentence.pattern(), arguments).toString());
        } catch (IllegalFormatException e) {
            // A pattern that does not fit its arguments is a suite's mistake; the learner still gets to read it.
            return line(sentence.pattern() + " " + arguments);
        }
    }

    /** Returns {@code lines} each as one line, and no more than {@code limit} of them, {@code tail} from the end. */
    static List<String> lines(List<String> lines, int limit, int tail) {
        if (lines.size() <= limit) {
            return lines.stream().map(Plain::line).toList();
        }
        int head = limit - tail - 1;
        List<String> kept = new ArrayList<>(lines(lines.subList(0, head), head, 0));
        kept.add("... " + Units.counted(lines.size() - head - tail, "line") + " left out");
        kept.addAll(lines(lines.subList(lines.size() - tail, lines.size()), tail, 0));
        return kept;
    }

    /** Returns plain text cut to {@code width} columns. */
    static String cut(String plain, int width) {
        return plain.length() <= width ? plain : plain.substring(0, width - 3).stripTrailing() + "...";
    }

    /** Returns whether {@code text} is printable ASCII already. */
    static boolean isPlain(String text) {
        return text.chars().allMatch(Plain::isPrintable);
    }

    private static String line(String text, int limit) {
        StringBuilder out = new StringBuilder();
        int keptLength = 0;
        int keptChars = 0;
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), out);
            if (out.length() > limit) {
                out.setLength(keptLength);
                int cut = text.length() - keptChars;
                return out.append("... (")
                        .append(Units.counted(cut, "more character"))
                        .append(")")
                        .toString();
            }
            if (out.length() <= limit - NOTE) {
                keptLength = out.length();
                keptChars = i + 1;
            }
        }
        return out.toString().stripTrailing();
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPrintable(c)) {
                    out.append(c);
                } else {
                    out.append(String.format(c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c));
                }
            }
        }
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && c <= '~';
    }
}
