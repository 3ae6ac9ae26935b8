package workbook.harness.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.grade.CheckInfo;

class CheckCatalogTest {

    @Exercise("2.10")
    static class EchoSuite {
        @Check(points = 3, because = "A stream has no boundaries.", read = "Framing", seconds = 4)
        void declaresEverything() {}

        @Check
        void declaresNothing() {}

        @Test
        void isAPlainTest() {}
    }

    static class PlainTests {
        @Check
        void isACheckOfNoExercise() {}
    }

    @Test
    void theAnnotationsOfACheckAreRead() throws Exception {
        assertThat(CheckCatalog.check(EchoSuite.class, method(EchoSuite.class, "declaresEverything")))
                .isEqualTo(new CheckInfo(
                        "2.10",
                        EchoSuite.class.getName(),
                        "declaresEverything",
                        3,
                        "A stream has no boundaries.",
                        "Framing",
                        4));
    }

    @Test
    void aCheckThatDeclaresNothingIsWorthNothingAndGetsTwoSeconds() throws Exception {
        CheckInfo check = CheckCatalog.check(EchoSuite.class, method(EchoSuite.class, "declaresNothing"));

        assertThat(check.points()).isZero();
        assertThat(check.seconds()).isEqualTo(2);
    }

    @Test
    void theChecksOfASuiteStandInTheOrderOfTheSource() {
        assertThat(CheckCatalog.checks(EchoSuite.class))
                .extracting(CheckInfo::method)
                .containsExactly("declaresEverything", "declaresNothing");
    }

    @Test
    void aTestOfASuiteWithoutCheckIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckCatalog.check(EchoSuite.class, method(EchoSuite.class, "isAPlainTest")))
                .withMessage("EchoSuite.isAPlainTest: a suite has @Exercise, and each of its tests @Check");
    }

    @Test
    void aCheckOutsideOfAnExerciseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CheckCatalog.check(PlainTests.class, method(PlainTests.class, "isACheckOfNoExercise")))
                .withMessageContaining("PlainTests.isACheckOfNoExercise");
    }

    @Test
    void onlyAnExerciseGradesOne() {
        assertThat(CheckCatalog.exercise(EchoSuite.class)).map(Exercise::value).contains("2.10");
        assertThat(CheckCatalog.exercise(PlainTests.class)).isEmpty();
    }

    @Test
    void numbersAreOrderedAsNumbers() {
        assertThat(CheckCatalog.order("2.10"))
                .isGreaterThan(CheckCatalog.order("2.9"))
                .isLessThan(CheckCatalog.order("3.1"));
    }

    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
        return type.getDeclaredMethod(name);
    }
}
