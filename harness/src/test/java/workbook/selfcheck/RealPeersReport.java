package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.Outcome;

/**
 * The references and their variants get on with programs that nobody here wrote: curl, ncat, openssl.
 *
 * <p>{@code mvn verify -Pself-check,real-peers -pl harness} runs it. A program that is not installed skips the tests that need it.
 */
class RealPeersReport {

    @TestFactory
    Stream<DynamicTest> rightProgramsGetOnWithThem() {
        return Workbook.built().asked().stream()
                .flatMap(family -> family.checksWithRealPeers().stream()
                        .flatMap(check -> Stream.concat(Stream.of(family.reference()), family.variants().stream())
                                .map(program -> test(family, check, program))));
    }

    private static DynamicTest test(Family family, CheckInfo check, Path program) {
        Trial trial = Trial.ofRight(family, program);
        return DynamicTest.dynamicTest(family.title() + ", " + trial.program() + ", " + check.method(), () -> {
            CheckResult result =
                    Grader.grade(family, List.of(check), trial.classes()).get(0);
            if (result.outcome() instanceof Outcome.NotRun notRun) {
                assumeThat(notRun.why()).isEmpty();
            }
            assertThat(result.outcome()).isEqualTo(new Outcome.Passed());
        });
    }
}
