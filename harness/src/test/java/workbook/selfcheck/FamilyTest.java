package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No exercise lacks a part of its family, and its parts agree with one another. */
class FamilyTest {

    private static final int POINTS_OF_A_LESSON = 100;
    /** With more exercises a check would be worth less than a point: such a lesson counts twice. */
    private static final int EXERCISES_OF_A_LESSON = 8;

    @TestFactory
    Stream<DynamicTest> eachExerciseHasAllItsFiles() {
        return each(family -> {
            Map<String, Path> files = new LinkedHashMap<>();
            files.put("the stub", family.stub());
            files.put("the sample test", family.sample());
            files.put("the reference", family.reference());
            files.put("the page of known mistakes", family.mistakes());
            assertThat(files)
                    .as("the files of %s, in the copy of the workbook in harness/target", family.title())
                    .allSatisfy((what, file) -> assertThat(file).as(what).exists());
            assertThat(family.variants())
                    .as(
                            "variants in solutions/variants/%s/<style>",
                            family.lesson().packageName())
                    .isNotEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> eachGradedCheckTeachesAnIdeaInASentence() {
        return each(family -> assertThat(family.checks()).allSatisfy(check -> {
            assertThat(check.points()).as("points of %s", check.method()).isPositive();
            if (!family.id().endsWith(".0")) {
                assertThat(check.because())
                        .as("because of %s", check.method())
                        .hasSizeGreaterThan(20)
                        .endsWith(".");
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> eachStubIsOnePublicTypeOnTheJdkAloneWithItsTodo() {
        return each(family -> {
            String stub = Files.readString(family.stub());
            assertThat(stub).as("the TODO").contains("\"TODO " + family.id() + ": ");
            assertThat(stub.lines().filter(line -> line.startsWith("import ")))
                    .as("imports of the stub")
                    .allMatch(line -> line.matches("import (static )?javax?\\..*"));
            assertThat(stub.lines().filter(line -> line.matches("public .*\\b(class|record|enum|interface)\\b.*")))
                    .as("public top-level types")
                    .hasSize(1);
            assertThat(stub.lines()
                            .filter(line -> line.matches(" +public .*\\b(class|record|enum|interface)\\b.*\\{.*")))
                    .as("nested public types")
                    .isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> eachStubOffersWhatItsReferenceOffers() {
        return each(family -> {
            Path stubs = family.root().resolve(family.lesson().module()).resolve("target/classes");
            assertThat(PublicApi.of(stubs, family.className()))
                    .as("public API of the stub %s", family.name())
                    .isEqualTo(PublicApi.of(Workbook.built().solutions(), family.className()));
        });
    }

    @TestFactory
    Stream<DynamicTest> eachLessonsStubsAreAnExercisesOrGivenWhole() {
        return Workbook.LESSONS.stream()
                .map(lesson -> DynamicTest.dynamicTest(lesson.module(), () -> {
                    Path sources = Workbook.built()
                            .root()
                            .resolve(lesson.module())
                            .resolve("src/main/java/workbook")
                            .resolve(lesson.packageName());
                    List<Path> stubs = Workbook.built().families().stream()
                            .map(Family::stub)
                            .toList();
                    try (Stream<Path> files = Files.list(sources)) {
                        for (Path file : files.filter(f -> !stubs.contains(f)).toList()) {
                            Path given = Workbook.built()
                                    .root()
                                    .resolve("solutions/src/main/java/workbook")
                                    .resolve(lesson.packageName())
                                    .resolve(file.getFileName());
                            assertThat(given)
                                    .as(
                                            "%s has no suite, so it must be given whole, with a copy among the references",
                                            file.getFileName())
                                    .exists();
                            assertThat(file).as("a file that is given whole").hasSameTextualContentAs(given);
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> thePointsOfALessonSumToOneHundredOrInALongLessonToTwoHundred() {
        Map<String, List<Family>> lessons = Workbook.built().families().stream()
                .collect(Collectors.groupingBy(family -> family.lesson().module(), TreeMap::new, Collectors.toList()));
        return lessons.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    List<Family> families = entry.getValue();
                    int due = families.size() > EXERCISES_OF_A_LESSON ? 2 * POINTS_OF_A_LESSON : POINTS_OF_A_LESSON;
                    assertThat(families.stream().mapToInt(Family::points).sum())
                            .as("points of %s: %s", entry.getKey(), pointsOf(entry.getKey()))
                            .isEqualTo(due);
                }));
    }

    @TestFactory
    Stream<DynamicTest> stubsSamplesAndSuitesCompileWithoutAWarning() {
        return Workbook.LESSONS.stream()
                .map(lesson -> DynamicTest.dynamicTest(lesson.module(), () -> Classes.compileLesson(lesson)));
    }

    @Test
    void everyLessonHasItsExercises() {
        assertThat(Workbook.built().families())
                .extracting(family -> family.lesson())
                .containsAll(Workbook.LESSONS);
    }

    private static String pointsOf(String module) {
        return Workbook.built().families().stream()
                .filter(family -> family.lesson().module().equals(module))
                .map(family -> family.id() + " has " + family.points())
                .collect(Collectors.joining(", "));
    }

    private interface Claim {
        void about(Family family) throws IOException;
    }

    private static Stream<DynamicTest> each(Claim claim) {
        return Workbook.built().asked().stream()
                .map(family -> DynamicTest.dynamicTest(family.title(), () -> claim.about(family)));
    }
}
