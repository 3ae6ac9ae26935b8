package workbook.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Right programs of every style earn all points: the references and their variants. */
@Execution(ExecutionMode.CONCURRENT)
class VariantsTest {

    @TestFactory
    Stream<DynamicTest> eachReferenceEarnsAllPoints() {
        return Workbook.built().asked().stream()
                .map(family ->
                        DynamicTest.dynamicTest(family.title(), () -> assertAllPassed(family, family.reference())));
    }

    @TestFactory
    Stream<DynamicTest> eachVariantEarnsAllPoints() {
        return Workbook.built().asked().stream()
                .flatMap(family -> family.variants().stream()
                        .map(variant -> DynamicTest.dynamicTest(
                                family.title() + ", " + variant.getParent().getFileName(),
                                () -> assertAllPassed(family, variant))));
    }

    private static void assertAllPassed(Family family, Path source) {
        assertThat(Trial.ofRight(family, source).surprises()).isEmpty();
    }
}
