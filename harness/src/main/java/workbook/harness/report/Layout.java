package workbook.harness.report;

import java.util.ArrayList;
import java.util.List;

/** Sets plain text in columns. */
final class Layout {

    /** Where long sentences break. */
    static final int WIDTH = 120;

    /** The column in which the text beside a label begins. */
    static final int LABEL = 16;

    private Layout() {}

    /** Returns {@code text} in lines of at most {@code width} columns, broken between words where that is possible. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            // Without a space to break at, a long word breaks where the line is full.
            int end = space > 0 ? space : width;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty() || lines.isEmpty()) {
            lines.add(rest.stripTrailing());
        }
        return lines;
    }

    /** Returns {@code text} wrapped beside a label; nothing when there is no text. */
    static List<String> labelled(String label, String text) {
        return text.isEmpty() ? List.of() : labelled(label, wrap(text, WIDTH - LABEL));
    }

    /** Returns {@code rows} beside a label as they are. */
    static List<String> labelled(String label, List<String> rows) {
        return hanging(pad(label, LABEL), rows);
    }

    /** Returns {@code rows} behind {@code prefix}, those after the first indented by its width. */
    static List<String> hanging(String prefix, List<String> rows) {
        List<String> lines = new ArrayList<>();
        for (String row : rows) {
            lines.add(((lines.isEmpty() ? prefix : " ".repeat(prefix.length())) + row).stripTrailing());
        }
        return lines;
    }

    /** Returns {@code left}, then {@code right} so that it ends in {@code column}, or close behind a long left one. */
    static String apart(String left, String right, int column) {
        return right.isEmpty() ? left : pad(left, Math.max(left.length() + 3, column - right.length())) + right;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
