package workbook.harness.hint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The section of one exercise in its lesson, as far as hints go.
 *
 * @param lesson the lesson's module, such as {@code lesson01-basics}
 * @param title the exercise's number and class, such as {@code 1.5 NetworkBytes}
 * @param hints the hints from the mildest to the plainest, each in lines
 */
public record HintPage(String lesson, String title, List<String> hints) {

    private static final String README = "README.md";
    private static final Pattern HEADING = Pattern.compile("### (([0-9]+\\.[0-9]+) [^:]+).*");
    private static final Pattern HINT =
            Pattern.compile("(?s)<details><summary>Hint [0-9]+: [^<]*</summary>\\n+(.*?)\\n+</details>");

    /** Copies the list. */
    public HintPage {
        hints = List.copyOf(hints);
    }

    /**
     * Returns the page of an exercise; empty when no lesson below {@code root} has a section with this number.
     *
     * @throws IOException when a lesson cannot be read
     */
    public static Optional<HintPage> of(Path root, String exercise) throws IOException {
        return all(root).stream()
                .filter(page -> page.title.startsWith(exercise + " "))
                .findFirst();
    }

    /**
     * Returns the pages of all exercises in the order of the lessons.
     *
     * @throws IOException when a lesson cannot be read
     */
    public static List<HintPage> all(Path root) throws IOException {
        List<Path> lessons;
        try (Stream<Path> folders = Files.list(root)) {
            lessons = folders.filter(folder -> folder.getFileName().toString().startsWith("lesson"))
                    .filter(folder -> Files.exists(folder.resolve(README)))
                    .sorted()
                    .toList();
        }
        List<HintPage> pages = new ArrayList<>();
        for (Path lesson : lessons) {
            String name = lesson.getFileName().toString();
            for (String section : Files.readString(lesson.resolve(README)).split("(?m)^(?=#{2,3} )")) {
                Matcher heading = HEADING.matcher(section.lines().findFirst().orElse(""));
                if (heading.matches()) {
                    pages.add(new HintPage(name, heading.group(1), hints(section)));
                }
            }
        }
        return pages;
    }

    private static List<String> hints(String section) {
        return HINT.matcher(section).results().map(match -> match.group(1)).toList();
    }
}
