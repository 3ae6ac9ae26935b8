package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import workbook.harness.grade.CheckInfo;
import workbook.harness.hint.HintPage;

/** Each exercise has a section in its lesson, whose parts are whole and agree with the suite. */
class SectionsTest {

    private static final List<String> PARTS = List.of(
            "Goal",
            "The idea",
            "Contract",
            "Worked example",
            "What goes wrong",
            "By hand",
            "Check yourself",
            "Where it is written",
            "Hints");
    /** Predictions have neither an idea of their own nor a wire. */
    private static final List<String> PARTS_OF_PREDICTIONS = List.of("Goal", "Contract", "Check yourself", "Hints");

    private static final Pattern PART = Pattern.compile("^\\*\\*([A-Z][a-z ]+)\\.\\*\\*");
    private static final Pattern NEEDS = Pattern.compile("\\b([0-9]+) minutes, ([0-9]+) points?\\b");
    private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");
    private static final Pattern QUESTION = Pattern.compile("<details><summary>[^<]+\\?</summary>");

    private static final int GOAL_WORDS = 25;
    private static final List<Integer> HINT_WORDS = List.of(40, 60);
    private static final int HINT_LINES = 10;

    @TestFactory
    Stream<DynamicTest> eachExerciseHasASectionWithAllItsParts() {
        return each((family, section) -> {
            assertThat(section)
                    .as("the section \"### %s: ...\"", family.title())
                    .isNotEmpty();
            List<String> parts = section.stream()
                    .map(PART::matcher)
                    .filter(Matcher::find)
                    .map(part -> part.group(1))
                    .toList();
            assertThat(parts)
                    .as("the parts of the section %s, in their order", family.title())
                    .containsSubsequence(isPredictions(family) ? PARTS_OF_PREDICTIONS : PARTS);
        });
    }

    @TestFactory
    Stream<DynamicTest> eachSectionTellsItsMinutesAndTheSuitesPoints() {
        return each((family, section) -> {
            Matcher needs = NEEDS.matcher(String.join(" ", section.subList(0, Math.min(4, section.size()))));
            assertThat(needs.find())
                    .as("\"<n> minutes, <n> points\" below the heading %s", family.title())
                    .isTrue();
            assertThat(Integer.parseInt(needs.group(2))).as("points").isEqualTo(family.points());
            assertThat(family.lessonPage().lines())
                    .as("a row of the map with these minutes and points")
                    .anyMatch(line -> line.startsWith("| " + family.id() + " |")
                            && line.endsWith("| " + needs.group(1) + " | " + needs.group(2) + " |"));
        });
    }

    @TestFactory
    Stream<DynamicTest> theContractAndTheSuiteAgreeRowByRow() {
        return each((family, section) -> {
            List<String> rows = part(section, "Contract").stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| given"))
                    .toList();
            assertThat(rows)
                    .as("the rows of the contract of %s", family.title())
                    .isNotEmpty();
            assertThat(rows.get(rows.size() - 1)).as("the last row").startsWith("| not asked |");
            Set<String> checks = family.checks().stream().map(CheckInfo::method).collect(Collectors.toSet());
            Set<String> named = new TreeSet<>();
            for (String row : rows.subList(0, rows.size() - 1)) {
                String[] cells = row.split("(?<!\\\\)\\|");
                Set<String> here = QUOTED.matcher(cells[cells.length - 1])
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet());
                assertThat(here)
                        .as("the checks of the suite behind the row: %s", row)
                        .isSubsetOf(checks);
                assertThat(!here.isEmpty() || row.endsWith("| every check |"))
                        .as("a check or \"every check\" at the end of the row: %s", row)
                        .isTrue();
                named.addAll(here);
            }
            assertThat(named)
                    .as("the checks that the contract of %s leads to", family.title())
                    .containsExactlyInAnyOrderElementsOf(checks);
        });
    }

    @TestFactory
    Stream<DynamicTest> eachGoalIsOneShortSentence() {
        return each((family, section) -> assertThat(words(part(section, "Goal")))
                .as("words of the goal of %s", family.title())
                .isLessThanOrEqualTo(GOAL_WORDS));
    }

    @TestFactory
    Stream<DynamicTest> eachSectionAsksQuestionsWithFoldedAnswers() {
        return each((family, section) -> assertThat(part(section, "Check yourself").stream()
                        .filter(line -> QUESTION.matcher(line).find()))
                .as("\"<details><summary>...?</summary>\" in \"Check yourself\" of %s", family.title())
                .hasSizeBetween(3, 5));
    }

    @TestFactory
    Stream<DynamicTest> eachExerciseHasThreeShortHints() {
        return each((family, section) -> {
            List<String> hints =
                    HintPage.of(family.root(), family.id()).map(HintPage::hints).orElse(List.of());
            assertThat(hints).as("hints of %s", family.title()).hasSize(3);
            for (int level = 0; level < HINT_WORDS.size(); level++) {
                assertThat(words(List.of(hints.get(level))))
                        .as("words of hint %d of %s", level + 1, family.title())
                        .isLessThanOrEqualTo(HINT_WORDS.get(level));
            }
            assertThat(hints.get(2).lines())
                    .as("lines of hint 3 of %s", family.title())
                    .hasSizeLessThanOrEqualTo(HINT_LINES);
            assertThat(section)
                    .as("the command that shows the hints of %s", family.title())
                    .anyMatch(line -> line.contains("`mvn compile -Dhint=" + family.id() + "`"));
        });
    }

    @TestFactory
    Stream<DynamicTest> eachHeadingThatAFindingPointsToExists() {
        return each((family, section) -> {
            List<String> headings = family.lessonPage().headings();
            for (CheckInfo check : family.checks()) {
                assertThat(check.heading().isEmpty()
                                || headings.stream()
                                        .anyMatch(
                                                h -> h.equals(check.heading()) || h.startsWith(check.heading() + ":")))
                        .as("the heading \"%s\" of %s in %s", check.heading(), check.method(), family.lesson())
                        .isTrue();
            }
        });
    }

    private static boolean isPredictions(Family family) {
        return family.id().endsWith(".0");
    }

    /** Returns the lines of one part of a section, its label not counted. */
    private static List<String> part(List<String> section, String name) {
        List<String> found = new ArrayList<>();
        boolean inside = false;
        for (String line : section) {
            Matcher part = PART.matcher(line);
            if (part.find()) {
                inside = part.group(1).equals(name);
                line = line.substring(part.end()).strip();
            }
            if (inside) {
                found.add(line);
            }
        }
        return found;
    }

    private static long words(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(word -> !word.isEmpty())
                .count();
    }

    private interface Claim {
        void about(Family family, List<String> section) throws IOException;
    }

    private static Stream<DynamicTest> each(Claim claim) {
        return Workbook.built().asked().stream()
                .map(family -> DynamicTest.dynamicTest(
                        family.title(),
                        () -> claim.about(family, family.lessonPage().under(family.title()))));
    }
}
