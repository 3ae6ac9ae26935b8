package workbook.harness.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import workbook.harness.scene.CheckFailure;

/** Tells how a script went: the steps, and in the last one what was expected beside what was seen. */
final class Story {

    private static final String GAP = "   ";

    private final List<Step> steps;
    private final Step failed;

    /** Makes the story of {@code steps}, of which the last one failed. */
    Story(List<Step> steps) {
        this.steps = steps;
        this.failed = steps.get(steps.size() - 1);
    }

    CheckFailure otherOutput(List<String> expected) {
        return CheckFailure.of(
                        "%s: your machine sent %s; expected %s",
                        failed.name(), Step.show(failed.sent()), Step.show(expected))
                .with(compared(expected, failed.sent()));
    }

    CheckFailure otherState(String expected) {
        return CheckFailure.of("%s: your machine is in %s; expected %s", failed.name(), failed.after(), expected)
                .with(compared(List.of("in " + expected), List.of("in " + failed.after())));
    }

    CheckFailure didNotStay(String expected) {
        return CheckFailure.of(
                        "%s: your machine went from %s to %s; it should stay in %s",
                        failed.name(), failed.before(), failed.after(), expected)
                .with(compared(
                        List.of("before in " + expected, "then in " + expected),
                        List.of("before in " + failed.before(), "then in " + failed.after())));
    }

    CheckFailure otherValue(String name, String expected, String seen) {
        return CheckFailure.of("%s: %s is %s; expected %s", failed.name(), name, seen, expected)
                .with(compared(List.of(name + " = " + expected), List.of(name + " = " + seen)));
    }

    /** Returns the steps, one line each, in columns. */
    static List<String> lines(List<Step> steps) {
        int event = width(steps, step -> step.event().length());
        int sent = width(steps, step -> Step.show(step.sent()).length());
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            lines.add(String.format(
                    "%3d  %s%ssends %s%sin %s",
                    step.number(),
                    pad(step.event(), event),
                    GAP,
                    pad(Step.show(step.sent()), sent),
                    GAP,
                    step.after()));
        }
        return lines;
    }

    private List<String> compared(List<String> expected, List<String> seen) {
        List<String> lines = new ArrayList<>(lines(steps));
        int width = Math.max(
                "expected".length(),
                expected.stream().mapToInt(String::length).max().orElse(0));
        width = Math.max(width, "nothing".length());
        lines.add("     " + pad("expected", width) + GAP + "seen");
        for (int i = 0; i < Math.max(1, Math.max(expected.size(), seen.size())); i++) {
            String left = at(expected, i);
            String right = at(seen, i);
            String mark = left.equals(right) ? "" : GAP + "<- differs";
            lines.add("     " + pad(left, width) + GAP + right + mark);
        }
        return lines;
    }

    private static String at(List<String> texts, int i) {
        return i < texts.size() ? texts.get(i) : "nothing";
    }

    private static int width(List<Step> steps, ToIntFunction<Step> length) {
        return steps.stream().mapToInt(length).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
