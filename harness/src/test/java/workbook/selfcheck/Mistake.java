package workbook.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A known mistake: edits of the reference, the check that must catch it, and what the learner must read.
 *
 * @param title what is wrong, as the page's heading says it
 * @param caughtBy the check's method
 * @param says pieces of the finding, one of which it holds; more than one where the wire may tell either
 * @param hint a question that leads to the mistake and does not name it
 * @param edits the edits, each of which applies to exactly one place of the reference
 */
record Mistake(String title, String caughtBy, List<String> says, String hint, List<Edit> edits) {

    /** Replaces whole lines by others. */
    record Edit(String before, String after) {}

    /** The headings of a page that tell of right programs. */
    private static final List<String> NO_MISTAKES = List.of("Right in another style", "Equivalent mutants");

    private static final Pattern DIFF = Pattern.compile("(?ms)^```diff\\n(.*?)^```$");

    /** Returns the mistakes of a page. */
    static List<Mistake> on(String page) {
        List<Mistake> mistakes = new ArrayList<>();
        String[] parts = page.split("(?m)^## ");
        for (int i = 1; i < parts.length; i++) {
            String title = parts[i].lines().findFirst().orElse("").strip();
            if (NO_MISTAKES.stream().noneMatch(title::startsWith)) {
                mistakes.add(new Mistake(
                        title,
                        line(parts[i], "Caught by"),
                        List.of(line(parts[i], "Says").split(" \\| ")),
                        line(parts[i], "Hint"),
                        edits(parts[i])));
            }
        }
        return mistakes;
    }

    /** Returns the reference with the mistake in it. */
    String applyTo(String reference) {
        String changed = reference;
        for (Edit edit : edits) {
            int first = changed.indexOf(edit.before);
            if (first < 0 || changed.indexOf(edit.before, first + 1) >= 0) {
                throw new IllegalStateException(
                        "\"" + title + "\": these lines must occur exactly once in the reference, " + "and occur "
                                + (first < 0 ? "nowhere" : "more than once") + ":\n" + edit.before);
            }
            changed = changed.substring(0, first) + edit.after + changed.substring(first + edit.before.length());
        }
        return changed;
    }

    private static List<Edit> edits(String part) {
        List<Edit> edits = new ArrayList<>();
        Matcher matcher = DIFF.matcher(part);
        while (matcher.find()) {
            StringBuilder before = new StringBuilder();
            StringBuilder after = new StringBuilder();
            for (String line : matcher.group(1).lines().toList()) {
                String text = line.isEmpty() ? "" : line.substring(1);
                if (!line.startsWith("+")) {
                    before.append(text).append('\n');
                }
                if (!line.startsWith("-")) {
                    after.append(text).append('\n');
                }
            }
            edits.add(new Edit(before.toString(), after.toString()));
        }
        if (edits.isEmpty()) {
            throw new IllegalStateException(
                    "no ```diff block under \"" + part.lines().findFirst().orElse("") + "\"");
        }
        return edits;
    }

    private static String line(String part, String label) {
        Matcher matcher = Pattern.compile("(?m)^" + label + ": (.+)$").matcher(part);
        if (!matcher.find()) {
            throw new IllegalStateException("no line \"" + label + ": ...\" under \""
                    + part.lines().findFirst().orElse("") + "\"");
        }
        return matcher.group(1).strip();
    }
}
