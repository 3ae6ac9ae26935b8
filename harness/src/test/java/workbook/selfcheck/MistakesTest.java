package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each known mistake is caught by the check that its page names, with the sentence that its page quotes. */
@Execution(ExecutionMode.CONCURRENT)
class MistakesTest {

    private static final int AT_LEAST = 3;
    private static final int HINT_WORDS = 40;

    @TestFactory
    Stream<DynamicTest> eachKnownMistakeIsCaughtByItsCheckWithItsSentence() {
        return Workbook.built().asked().stream().flatMap(MistakesTest::programs);
    }

    @TestFactory
    Stream<DynamicTest> eachExerciseKnowsEnoughMistakes() {
        return Workbook.built().asked().stream()
                .map(family -> DynamicTest.dynamicTest(
                        family.title(),
                        () -> assertThat(mistakes(family))
                                .as("known mistakes in %s", family.mistakes())
                                .hasSizeGreaterThanOrEqualTo(AT_LEAST)));
    }

    @TestFactory
    Stream<DynamicTest> eachKnownMistakeHasAShortQuestionForAHint() {
        return Workbook.built().asked().stream()
                .map(family -> DynamicTest.dynamicTest(
                        family.title(),
                        () -> assertThat(mistakes(family)).allSatisfy(mistake -> {
                            assertThat(mistake.hint())
                                    .as("hint of \"%s\"", mistake.title())
                                    .contains("?");
                            assertThat(mistake.hint().split(" "))
                                    .as("words of the hint of \"%s\"", mistake.title())
                                    .hasSizeLessThanOrEqualTo(HINT_WORDS);
                        })));
    }

    private static Stream<DynamicTest> programs(Family family) {
        List<Mistake> mistakes;
        try {
            mistakes = mistakes(family);
        } catch (IllegalStateException e) {
            // A page that cannot be read must not hide the programs of those behind it.
            return Stream.of(DynamicTest.dynamicTest(family.title(), () -> {
                throw e;
            }));
        }
        return mistakes.stream()
                .map(mistake -> DynamicTest.dynamicTest(
                        family.title() + ": " + mistake.title(), () -> assertCaught(family, mistake)));
    }

    private static void assertCaught(Family family, Mistake mistake) {
        assertThat(Trial.ofMistake(family, mistake).surprises()).isEmpty();
    }

    private static List<Mistake> mistakes(Family family) {
        if (!Files.exists(family.mistakes())) {
            return List.of();
        }
        try {
            return Mistake.on(Files.readString(family.mistakes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
