package workbook.harness.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.harness.finding.Finding;
import workbook.harness.worker.Compiled;

class AdmissionTest {

    private static final String GRADED = "workbook.tcp.EchoServer";
    private static final List<String> NO_RULES = List.of();

    @TempDir
    Path folder;

    private Path sources;
    private Path classes;

    @BeforeEach
    void makeFolders() throws IOException {
        sources = Files.createDirectories(folder.resolve("lesson02-tcp/src/main/java"));
        classes = Files.createDirectories(folder.resolve("lesson02-tcp/target/classes"));
    }

    @Test
    void aClassThatKeepsToTheRulesMayRun() throws IOException {
        compile("package workbook.tcp;\npublic class EchoServer { public int port() { return 80; } }\n");

        assertThat(refusal(NO_RULES)).isEmpty();
    }

    @Test
    void aMissingFileIsNamedFromTheLessonOn() throws IOException {
        Finding finding = refusal(NO_RULES).orElseThrow();

        assertThat(finding.happened())
                .hasToString("There is no file lesson02-tcp/src/main/java/workbook/tcp/EchoServer.java, "
                        + "so there is no class workbook.tcp.EchoServer");
        assertThat(finding.detail()).containsExactly("Looked for  " + sources.resolve("workbook/tcp/EchoServer.java"));
    }

    @Test
    void aWrongPackageIsToldWithTheRightLine() throws IOException {
        Path file = sources.resolve("workbook/tcp/EchoServer.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package workbook.udp;\n");
        compile("package workbook.udp;\npublic class EchoServer {}\n");

        Finding finding = refusal(NO_RULES).orElseThrow();

        assertThat(finding.happened())
                .hasToString("lesson02-tcp/src/main/java/workbook/tcp/EchoServer.java gives no class " + GRADED);
        assertThat(finding.detail())
                .containsExactly(
                        "Its first line must be: package workbook.tcp;", "and it must declare: public ... EchoServer");
    }

    @Test
    void aBreachIsToldWithCallPlaceAndReason() throws IOException {
        compile("package workbook.tcp;\npublic class EchoServer {\nvoid end() {\nSystem.exit(1);\n}\n}\n");

        Finding finding = refusal(NO_RULES).orElseThrow();

        assertThat(finding.happened().toString())
                .matches("Your program uses .*System.*exit.*, which the course does not allow; nothing of it was run");
        assertThat(finding.lookAt()).isEqualTo("EchoServer.java:4");
        assertThat(finding.detail()).singleElement().asString().isNotBlank();
    }

    @Test
    void furtherBreachesFollowAndAreCountedAfterTheFourth() throws IOException {
        compile("package workbook.tcp;\npublic class EchoServer {\nvoid end() {\n" + "System.exit(1);\n".repeat(6)
                + "}\n}\n");

        List<String> detail = refusal(NO_RULES).orElseThrow().detail();

        assertThat(detail).hasSize(5);
        assertThat(detail.get(1)).startsWith("EchoServer.java:5 uses ");
        assertThat(detail.get(4)).isEqualTo("... and 2 more");
    }

    @Test
    void aClassThatTheGradedOneUsesCountsToo() throws IOException {
        compile(
                "package workbook.tcp;\npublic class EchoServer { void end() { Helper.end(); } }\n",
                "package workbook.tcp;\nclass Helper {\nstatic void end() { System.exit(1); }\n}\n");

        assertThat(refusal(NO_RULES)).map(Finding::lookAt).contains("Helper.java:3");
    }

    @Test
    void aBreachOfAnotherExerciseCostsThisOneNothing() throws IOException {
        compile(
                "package workbook.tcp;\npublic class EchoServer {}\n",
                "package workbook.tcp;\nclass Other {\nstatic void end() { System.exit(1); }\n}\n");

        assertThat(refusal(NO_RULES)).isEmpty();
    }

    @Test
    void anExerciseMayAllowMore() throws IOException {
        compile("package workbook.tcp;\npublic class EchoServer {\nvoid read() throws Exception {\n"
                + "java.nio.file.Files.readString(java.nio.file.Path.of(\"notes\"));\n}\n}\n");

        assertThat(refusal(NO_RULES)).isPresent();
        assertThat(refusal(List.of("+ java.nio.file.**"))).isEmpty();
    }

    private Optional<Finding> refusal(List<String> rules) throws IOException {
        return new Admission(classes, sources).refusal(GRADED, rules);
    }

    private void compile(String... types) throws IOException {
        Compiled.into(classes, types);
    }
}
