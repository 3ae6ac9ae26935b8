package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.Outcome;

/** Stubs earn nothing, neither as they are handed out nor with an empty body or a default value in each TODO's place. */
@Execution(ExecutionMode.CONCURRENT)
class DoingNothingTest {

    @TestFactory
    Stream<DynamicTest> eachCheckOfAnUntouchedStubIsTodo() {
        return Workbook.built().asked().stream()
                .map(family -> DynamicTest.dynamicTest(
                        family.title(),
                        () -> assertThat(Grader.grade(family, family.checks(), stubs(family)))
                                .allMatch(result -> result.outcome() instanceof Outcome.Todo)));
    }

    @TestFactory
    Stream<DynamicTest> noCheckGivesPointsForDoingNothing() {
        return Workbook.built().asked().stream()
                .map(family -> DynamicTest.dynamicTest(family.title(), () -> {
                    Path idle = IdleStubs.of(stubs(family), family.className());
                    List<CheckResult> results = Grader.grade(family, family.checks(), idle);
                    assertThat(results)
                            .as("checks that pass on a stub that does nothing")
                            .filteredOn(result -> result.points() > 0)
                            .isEmpty();
                }));
    }

    /** Returns the lesson's compiled stubs. */
    private static Path stubs(Family family) throws IOException {
        Path classes = family.stubClasses();
        assertThat(Files.isDirectory(classes)).as("%s is there", classes).isTrue();
        return classes;
    }
}
