package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReferencesTest {

    /** Where a role leaves its traces: it runs in this JVM, and sees no class of it. */
    private static final String TRACE = "ReferencesTest.trace";

    private static final String ROLE = """
            package workbook.roles;
            import java.io.IOException;
            import java.util.function.Consumer;
            public class TestRole {
                private static int calls;
                public static String play(String argument, Consumer<AutoCloseable> closing) throws Exception {
                    calls++;
                    switch (argument) {
                        case "throw" -> throw new IOException("no server there");
                        case "error" -> throw new StackOverflowError();
                        case "harness" -> Class.forName("workbook.harness.Check");
                        case "open" -> {
                            closing.accept(() -> trace("first"));
                            closing.accept(() -> { throw new IOException("cannot close"); });
                            closing.accept(() -> trace("last"));
                        }
                        default -> { }
                    }
                    return argument + " " + calls;
                }
                private static void trace(String what) {
                    System.setProperty("ReferencesTest.trace", System.getProperty("ReferencesTest.trace", "") + what + " ");
                }
            }
            """;

    @TempDir
    static Path solutions;

    private final References references = new References(solutions);

    @BeforeAll
    static void compile() throws IOException {
        Compiled.into(solutions, ROLE);
    }

    @AfterEach
    void forgetTrace() {
        System.clearProperty(TRACE);
    }

    @Test
    void aRoleTellsWhatItSaw() throws Exception {
        try (References.Stage stage = references.stage()) {
            assertThat(stage.asReference().play("TestRole", "hello")).isEqualTo("hello 1");
        }
    }

    @Test
    void noStateOfARolePassesToTheNextPlay() throws Exception {
        try (References.Stage stage = references.stage()) {
            List<String> told = new ArrayList<>();
            told.add(stage.asReference().play("TestRole", "hello"));
            told.add(stage.asReference().play("TestRole", "hello"));

            assertThat(told).containsExactly("hello 1", "hello 1");
        }
    }

    @Test
    void theExceptionOfARoleIsTold() {
        try (References.Stage stage = references.stage()) {
            assertThatThrownBy(() -> stage.asReference().play("TestRole", "throw"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no server there");
        }
    }

    @Test
    void anErrorOfARoleIsTold() {
        try (References.Stage stage = references.stage()) {
            assertThatThrownBy(() -> stage.asReference().play("TestRole", "error"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("StackOverflowError");
        }
    }

    @Test
    void aRoleThatIsNotThereIsNamed() {
        try (References.Stage stage = references.stage()) {
            assertThatThrownBy(() -> stage.asReference().play("OtherRole", ""))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("workbook.roles.OtherRole");
        }
    }

    @Test
    void aRoleDoesNotSeeTheHarness() {
        try (References.Stage stage = references.stage()) {
            assertThatThrownBy(() -> stage.asReference().play("TestRole", "harness"))
                    .hasMessageContaining("ClassNotFoundException: workbook.harness.Check");
        }
    }

    @Test
    void whatARoleOpenedIsClosedLastFirstAtTheEnd() throws Exception {
        try (References.Stage stage = references.stage()) {
            stage.asReference().play("TestRole", "open");
            assertThat(System.getProperty(TRACE)).isNull();
        }

        assertThat(System.getProperty(TRACE)).isEqualTo("last first ");
    }
}
