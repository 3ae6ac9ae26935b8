package workbook.harness.hint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Shows the next hint of an exercise: {@code mvn compile -Dhint=1.5} runs it.
 *
 * <p>First come questions about the known mistakes that the last run saw, then the next of the section's hints. A hint
 * takes no points.
 */
public final class HintMain {

    private HintMain() {}

    /**
     * Prints the next hint, and remembers that it was shown; ends with code 2 when there is no such exercise.
     *
     * @param arguments the workbook's folder and the exercise's number
     * @throws IOException when the workbook's texts cannot be read or the level cannot be kept
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        String exercise = arguments[1];
        Optional<HintPage> page = HintPage.of(root, exercise);
        if (page.isEmpty()) {
            System.out.println(unknown(root, exercise));
            System.exit(2);
        }
        next(root, page.get()).forEach(System.out::println);
    }

    static List<String> next(Path root, HintPage page) throws IOException {
        String exercise = page.title().split(" ")[0];
        HintLog log = new HintLog(root);
        List<String> lines = new ArrayList<>();
        List<String> mistakes = KnownMistakes.hints(root, page);
        if (!mistakes.isEmpty()) {
            lines.add("About your last run of " + page.title() + ":");
            mistakes.forEach(hint -> lines.add("  " + hint));
            lines.add("");
        }
        int shown = log.shown(exercise);
        int all = page.hints().size();
        if (shown >= all) {
            lines.add("All " + all + " hints of " + page.title()
                    + " were shown. They stand at the end of its section in " + page.lesson() + "/README.md.");
            lines.add("Read the section again, or compare with the model answer in the folder solutions.");
            return lines;
        }
        lines.add("Hint " + (shown + 1) + " of " + all + " for " + page.title());
        lines.add("");
        lines.addAll(page.hints().get(shown).lines().toList());
        if (shown + 1 < all) {
            lines.add("");
            lines.add("The next one: mvn compile -Dhint=" + exercise);
        }
        log.record(exercise, shown + 1);
        return lines;
    }

    private static String unknown(Path root, String exercise) throws IOException {
        String known = HintPage.all(root).stream()
                .map(page -> page.title().split(" ")[0])
                .collect(Collectors.joining(", "));
        return "-Dhint=" + exercise + " is no exercise. Give the number of one: " + known + ".";
    }
}
