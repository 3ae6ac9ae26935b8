package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a breach tells. */
class ReportingTest {
    private static final String NESTED = """
            package workbook.tcp;
            class Root {
                static class Session {
                    void end(java.util.Map.Entry<String, byte[]> entry) throws Exception {
                        new java.util.Formatter("x");
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void itNamesClassSourceLineCallAndReason() throws IOException {
        ClassFiles own = TestCompiler.compile(folder, NESTED);

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .containsExactly(new Breach(
                        "workbook.tcp.Root$Session",
                        "Root.java",
                        5,
                        "new Formatter(String)",
                        "This exercise is done in memory and over sockets; it reads and writes no files."));
    }

    @Test
    void aCallIsToldOnceALine() throws IOException {
        assertThat(breachesOf("System.exit(1); System.exit(2);\nSystem.exit(3);"))
                .extracting(Breach::line)
                .containsExactly(2, 3);
    }

    @Test
    void aRefusedTypeIsToldOnceWithItsFirstLine() throws IOException {
        ClassFiles own = TestCompiler.compile(folder, """
                package workbook.tcp;
                class Root {
                    java.io.File field;
                    void run() {
                        field.delete();
                        new java.io.File("x").delete();
                    }
                }
                """);

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .extracting(breach -> breach.call() + ":" + breach.line())
                .containsExactly("java.io.File:5");
    }

    @Test
    void aTypeThatOnlyACatchClauseNamesHasALine() throws IOException {
        assertThat(breachesOf("try { run(); } catch (java.sql.SQLException e) { }"))
                .extracting(breach -> breach.call() + ":" + breach.line())
                .containsExactly("java.sql.SQLException:2");
    }

    @Test
    void aTypeThatOnlyAFieldNamesHasNoLine() throws IOException {
        ClassFiles own = TestCompiler.compile(folder, "package workbook.tcp;\nclass Root { java.nio.file.Path path; }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .extracting(Breach::line)
                .containsExactly(0);
    }

    @Test
    void genericsAndAnnotationsAreNotLookedAt() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\n@Deprecated class Root { java.util.List<java.io.File> files;"
                        + " @java.beans.ConstructorProperties({}) Root() { } }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root")).isEmpty();
    }

    private List<Breach> breachesOf(String statements) throws IOException {
        return ApiPolicy.course().judge(TestCompiler.compileStatements(folder, statements), "workbook.tcp.Root");
    }
}
