package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.report.FindingBlock;
import workbook.harness.report.RunContext;

/** What a listing shows is what happens: nothing in the texts is typed by hand. */
@Execution(ExecutionMode.CONCURRENT)
class ListingsTest {

    private static final Pattern EXAMPLE = Pattern.compile("examples/(\\w+)\\.java");
    private static final Pattern MODULE = Pattern.compile("-pl (\\S+)");
    private static final Pattern TESTS = Pattern.compile("-Dtest=([\\w,#]+)");
    private static final String LEFT_OUT = "...";

    /** The kinds of listing, each of which one of these tests looks at. */
    private static final Set<String> KINDS =
            Set.of("jshell", "text", "sh", "powershell", "finding", "screen", "java", "mermaid", "json", "xml");

    @TestFactory
    Stream<DynamicTest> eachListingSaysWhatItIs() {
        return pages(page -> {
            for (Page.Listing listing : page.listings()) {
                assertThat(KINDS)
                        .as("the word behind the fence at %s", page.place(listing.line()))
                        .contains(listing.kind());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatJshellAnswersIsWhatTheListingShows() {
        return pages(page -> {
            Map<String, List<Page.Listing>> sections = of(page, "jshell")
                    .collect(Collectors.groupingBy(Page.Listing::section, LinkedHashMap::new, Collectors.toList()));
            for (List<Page.Listing> section : sections.values()) {
                try (JshellSession session =
                        new JshellSession(Workbook.built().solutions().toString())) {
                    for (Page.Listing listing : section) {
                        assertThat(session.play(listing))
                                .as("what jshell answers at %s", page.place(listing.line()))
                                .isEqualTo(listing.lines());
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatAnExamplePrintsIsWhatTheListingShows() {
        return Workbook.LESSONS.stream()
                .map(lesson -> DynamicTest.dynamicTest(lesson.module(), () -> {
                    Page page = Page.of(
                            Workbook.built().root().resolve(lesson.module()).resolve("README.md"));
                    String classPath = Examples.compile(lesson);
                    Set<String> unused = new TreeSet<>();
                    Examples.of(lesson)
                            .forEach(f -> unused.add(f.getFileName().toString().replace(".java", "")));
                    for (Page.Listing listing : of(page, "text").toList()) {
                        Matcher example = EXAMPLE.matcher(listing.above());
                        assertThat(example.find())
                                .as("the command with examples/<Name>.java above %s", page.place(listing.line()))
                                .isTrue();
                        unused.remove(example.group(1));
                        assertThat(Examples.output(classPath, example.group(1)))
                                .as("what %s prints, at %s", example.group(), page.place(listing.line()))
                                .isEqualTo(listing.lines());
                    }
                    assertThat(unused).as("examples that no listing shows").isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatTheScreenShowsStandsInAGoldenTranscript() {
        return pages(page -> {
            for (Page.Listing listing : of(page, "screen").toList()) {
                Path golden = page.file()
                        .getFileSystem()
                        .getPath(
                                Workbook.built().root().toString(),
                                "harness/src/test/resources/golden",
                                listing.detail() + ".txt");
                assertInOrder(page, listing, Files.readAllLines(golden));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatAFindingSaysIsWhatTheKnownMistakeIsTold() {
        return pages(page -> {
            for (Page.Listing listing : of(page, "finding").toList()) {
                assertInOrder(page, listing, finding(page, listing));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> wrongLinesAreMarkedAndHaveTheRightOnesBesideThem() {
        return pages(page -> {
            for (Page.Listing listing : of(page, "java").toList()) {
                String code = String.join("\n", listing.lines());
                assertThat(code.contains("// WRONG: ") == code.contains("// Right"))
                        .as("\"// WRONG: ...\" and \"// Right\" at %s", page.place(listing.line()))
                        .isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> codeThatNamesItsFileStandsThere() {
        return pages(page -> {
            for (Page.Listing listing : of(page, "java").toList()) {
                if (!listing.detail().isEmpty()) {
                    assertInOrder(
                            page,
                            listing,
                            Files.readAllLines(Workbook.built().root().resolve(listing.detail())));
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> eachCommandNamesWhatIsThere() {
        return pages(page -> {
            for (Page.Listing listing : of(page, "sh").toList()) {
                for (String command : listing.lines()) {
                    assertThat(unknown(command))
                            .as("what the command at %s names: %s", page.place(listing.line()), command)
                            .isEmpty();
                }
            }
        });
    }

    private static List<String> unknown(String command) {
        List<String> unknown = new ArrayList<>();
        Matcher module = MODULE.matcher(command);
        if (module.find() && !Files.isDirectory(Workbook.built().root().resolve(module.group(1)))) {
            unknown.add(module.group(1));
        }
        Matcher tests = TESTS.matcher(command);
        if (tests.find()) {
            for (String test : tests.group(1).split(",")) {
                String[] parts = test.split("#");
                if (!isGraded(parts[0], parts.length > 1 ? parts[1] : "") && !isOwnTest(parts[0])) {
                    unknown.add(test);
                }
            }
        }
        return unknown;
    }

    private static boolean isGraded(String name, String method) {
        return Workbook.built().families().stream()
                .anyMatch(family -> name.equals(family.name() + "Sample")
                        || name.equals(family.name() + "Suite")
                        || name.equals(family.name() + "Peers")
                                && (method.isEmpty()
                                        || family.checks().stream()
                                                .anyMatch(
                                                        check -> check.method().equals(method))));
    }

    private static boolean isOwnTest(String name) {
        return Files.exists(Workbook.built()
                .root()
                .resolve("harness/src/test/java/workbook/selfcheck")
                .resolve(name + ".java"));
    }

    /** Returns the block that a known mistake earns: the listing's detail is the exercise's number and the title. */
    private static List<String> finding(Page page, Page.Listing listing) throws IOException {
        String[] words = listing.detail().split(" ", 2);
        Family family = Workbook.built().families().stream()
                .filter(f -> f.id().equals(words[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page.place(listing.line()) + ": no exercise " + words[0]));
        Mistake mistake = Mistake.on(Files.readString(family.mistakes())).stream()
                .filter(m -> m.title().equals(words[1]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page.place(listing.line()) + ": " + family.mistakes()
                        + " has no mistake \"" + words[1] + "\""));
        CheckInfo check = family.checks().stream()
                .filter(c -> c.method().equals(mistake.caughtBy()))
                .findFirst()
                .orElseThrow();
        Path classes = Classes.withReplaced(family, mistake.applyTo(Files.readString(family.reference())));
        CheckResult result = Grader.grade(family, List.of(check), classes).get(0);
        return FindingBlock.lines(result, RunContext.of(family.lesson().module(), 1));
    }

    /** Asserts that the listing's lines stand in {@code seen}, neighbours as neighbours but where "..." is between. */
    private static void assertInOrder(Page page, Page.Listing listing, List<String> seen) {
        List<String> normal = seen.stream().map(ListingsTest::normalised).toList();
        int next = 0;
        boolean gap = true;
        for (String line : listing.lines()) {
            if (line.strip().equals(LEFT_OUT)) {
                gap = true;
                continue;
            }
            int at = normal.subList(next, normal.size()).indexOf(normalised(line));
            assertThat(gap ? Math.min(at, 0) : at)
                    .as("\"%s\" of %s in\n%s", line, page.place(listing.line()), String.join("\n", normal))
                    .isZero();
            next += at + 1;
            gap = false;
        }
    }

    private static String normalised(String line) {
        return line.replaceAll("\\b[0-9][0-9,]* ms\\b", "<t> ms")
                .replaceAll("\\b[0-9]+ MiB\\b", "<n> MiB")
                .replaceAll("\\bport [0-9]+", "port <port>")
                .replaceAll(" {2,}", "  ")
                .stripTrailing();
    }

    private static Stream<Page.Listing> of(Page page, String kind) {
        return page.listings().stream().filter(listing -> listing.kind().equals(kind));
    }

    private interface Claim {
        void about(Page page) throws IOException, InterruptedException;
    }

    private static Stream<DynamicTest> pages(Claim claim) {
        Path root = Workbook.built().root();
        return Page.all(root).stream()
                .map(page ->
                        DynamicTest.dynamicTest(root.relativize(page.file()).toString(), () -> claim.about(page)));
    }
}
