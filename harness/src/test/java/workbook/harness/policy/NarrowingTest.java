package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that an exercise asks before those of the course. */
class NarrowingTest {
    @TempDir
    private Path folder;

    @Test
    void anExerciseMayRefuseMore() throws IOException {
        ApiPolicy policy = ApiPolicy.course().narrowedBy(List.of("- java.nio.ByteBuffer"));

        assertThat(policy.judge(statements("ByteBuffer.allocate(1);"), "workbook.tcp.Root"))
                .extracting(Breach::call, Breach::reason)
                .containsExactly(tuple("java.nio.ByteBuffer", "This exercise is to be solved without it."));
    }

    @Test
    void anExerciseMayGiveItsReason() throws IOException {
        ApiPolicy policy = ApiPolicy.course()
                .narrowedBy(List.of("because: You write the sum yourself.", "- java.util.zip.CRC32!update(int)"));

        assertThat(policy.judge(statements("new java.util.zip.CRC32().update(1);"), "workbook.tcp.Root"))
                .extracting(Breach::call, Breach::reason)
                .containsExactly(tuple("CRC32.update(int)", "You write the sum yourself."));
    }

    @Test
    void anExerciseMayAllowMore() throws IOException {
        ApiPolicy policy = ApiPolicy.course().narrowedBy(List.of("+ java.nio.file.**"));
        ClassFiles own = statements("java.nio.file.Files.readAllBytes(java.nio.file.Path.of(\"x\"));");

        assertThat(policy.judge(own, "workbook.tcp.Root")).isEmpty();
    }

    @Test
    void theCourseStillRefusesTheRest() throws IOException {
        ApiPolicy policy = ApiPolicy.course().narrowedBy(List.of("+ java.nio.file.**"));
        ClassFiles own = statements("java.nio.file.Path.of(\"x\").toFile().delete();");

        assertThat(policy.judge(own, "workbook.tcp.Root"))
                .extracting(Breach::call)
                .containsExactly("java.io.File");
    }

    @Test
    void theLastNarrowingIsAskedFirst() throws IOException {
        ApiPolicy policy = ApiPolicy.course()
                .narrowedBy(List.of("- java.nio.ByteBuffer"))
                .narrowedBy(List.of("+ java.nio.ByteBuffer"));

        assertThat(policy.judge(statements("ByteBuffer.allocate(1);"), "workbook.tcp.Root"))
                .isEmpty();
    }

    @Test
    void thePolicyThatIsNarrowedStaysAsItIs() throws IOException {
        ApiPolicy course = ApiPolicy.course();
        course.narrowedBy(List.of("- java.nio.ByteBuffer"));

        assertThat(course.judge(statements("ByteBuffer.allocate(1);"), "workbook.tcp.Root"))
                .isEmpty();
    }

    @Test
    void aLineThatIsNoRuleIsToldWithItsNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiPolicy.course().narrowedBy(List.of("+ java.io.*", "java.nio.file.**")))
                .withMessageContaining("line 2")
                .withMessageContaining("java.nio.file.**");
    }

    private ClassFiles statements(String statements) throws IOException {
        return TestCompiler.compileStatements(folder, statements);
    }
}
