package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;

/**
 * Prints how many small faults in each reference its suite notices, and which it does not; fails below the goal.
 *
 * <p>{@code mvn verify -Pmutation -pl harness} runs it, and {@code -Dworkbook.exercise=1.5} asks for one exercise. A fault
 * that no program can tell from the reference is explained on the exercise's page of mistakes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationReport {

    /** Its reference holds the answers to a quiz, and hardly a branch. */
    private static final Set<String> LEFT_OUT = Set.of("1.0");

    private final List<MutationScore> scores = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> enoughFaultsAreNoticed() {
        List<Family> families = Workbook.built().asked().stream()
                .filter(family -> !LEFT_OUT.contains(family.id()))
                .toList();
        assertThat(families).as("exercises to be measured").isNotEmpty();
        return families.stream()
                .map(family -> DynamicTest.dynamicTest(family.title(), () -> {
                    MutationScore score = score(family);
                    scores.add(score);
                    print(score);
                    assertThat(score.percent())
                            .as("killed of %s", score)
                            .isGreaterThanOrEqualTo(MutationScore.GOAL_PERCENT);
                    assertThat(score.astray())
                            .as("explanations in %s for which there is no mutant", family.mistakes())
                            .isEmpty();
                }));
    }

    @AfterAll
    void printTotal() {
        scores.forEach(System.out::println);
        System.out.println(MutationScore.total(scores));
    }

    private static MutationScore score(Family family) throws IOException {
        Path classes = Classes.withReplaced(family, Files.readString(family.reference()));
        List<CheckInfo> checks = quickestFirst(family, classes);
        List<Mutant> mutants = Mutants.of(family, classes);
        Set<Mutant.Fault> astray = new HashSet<>(Equivalent.on(Files.readString(family.mistakes())));
        List<Mutant> survivors = new ArrayList<>();
        List<Mutant> explained = new ArrayList<>();
        List<Mutant.Fault> needless = new ArrayList<>();
        long begin = System.nanoTime();
        try (Grader grader = Grader.forMany(family, classes)) {
            for (Mutant mutant : mutants) {
                boolean survived = passesAll(checks, grader, classes, mutant);
                boolean known = astray.remove(mutant.fault());
                if (survived) {
                    (known ? explained : survivors).add(mutant);
                } else if (known) {
                    needless.add(mutant.fault());
                }
            }
        }
        return new MutationScore(
                family.title(),
                mutants.size(),
                survivors,
                explained,
                needless,
                List.copyOf(astray),
                (System.nanoTime() - begin) / 1e9);
    }

    /** Returns the checks, each of which the reference passes, in the order of the time that they take. */
    private static List<CheckInfo> quickestFirst(Family family, Path classes) {
        List<CheckResult> results = Grader.grade(family, family.checks(), classes);
        assertThat(results).as("results of the reference").allMatch(CheckResult::passed);
        return results.stream()
                .sorted(Comparator.comparingLong(CheckResult::millis))
                .map(CheckResult::check)
                .toList();
    }

    /** Puts the mutant in the place of its class, and the class back afterwards. */
    private static boolean passesAll(List<CheckInfo> checks, Grader grader, Path classes, Mutant mutant)
            throws IOException {
        Path file = classes.resolve(mutant.className().replace('.', '/') + ".class");
        byte[] original = Files.readAllBytes(file);
        try {
            Files.write(file, mutant.bytes());
            return grader.passesAll(checks);
        } finally {
            Files.write(file, original);
        }
    }

    private static void print(MutationScore score) {
        System.out.println(score);
        score.survivors().forEach(mutant -> System.out.println("  survived  " + mutant));
        score.needless().forEach(fault -> System.out.println("  explained, but killed  " + fault));
        score.astray().forEach(fault -> System.out.println("  explained, but no mutant  " + fault));
    }
}
