package workbook.harness.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Map<String, String> GIVEN = Map.of(
            "lesson", "lesson02-tcp",
            "sources", "sources",
            "classes", "classes",
            "results", "results",
            "run", "results/../run",
            "strict", "false",
            "require", "none",
            "seed", "8731",
            "patience", "1.5");

    private final Map<String, Optional<String>> before = new HashMap<>();

    @BeforeEach
    void give() {
        GIVEN.forEach(this::set);
    }

    @AfterEach
    void restore() {
        before.forEach((name, value) ->
                value.ifPresentOrElse(text -> System.setProperty(name, text), () -> System.clearProperty(name)));
    }

    @Test
    void outsideMavenThereAreNone() {
        System.clearProperty("workbook.classes");

        assertThat(Settings.fromSurefire()).isEmpty();
    }

    @Test
    void whatMavenTellsIsRead() {
        Settings settings = settings();

        assertThat(settings.lesson()).isEqualTo("lesson02-tcp");
        assertThat(settings.seed()).isEqualTo(8731);
        assertThat(settings.patience()).isEqualTo(1.5);
        assertThat(settings.strict()).isFalse();
    }

    @Test
    void pathsAreWholeAndPlain() {
        assertThat(settings().runFolder()).isEqualTo(Path.of("run").toAbsolutePath());
    }

    @Test
    void withoutABarEachFailureIsRed() {
        assertThat(settings().requiredPercent()).isEmpty();
    }

    @Test
    void aBarIsRequired() {
        set("require", "60");

        assertThat(settings().bar()).isEqualTo(OptionalInt.of(60));
        assertThat(settings().requiredPercent()).isEqualTo(OptionalInt.of(60));
    }

    @Test
    void aStrictRunRequiresEveryPoint() {
        set("strict", "true");

        assertThat(settings().requiredPercent()).isEqualTo(OptionalInt.of(100));
    }

    @Test
    void aBarOfAStrictRunIsTheOneThatCounts() {
        set("strict", "true");
        set("require", "60");

        assertThat(settings().requiredPercent()).isEqualTo(OptionalInt.of(60));
    }

    @Test
    void theContextTellsTheLearnerTheSame() {
        assertThat(settings().context().lesson()).isEqualTo("lesson02-tcp");
        assertThat(settings().context().sources()).isEqualTo("lesson02-tcp/src/main/java");
        assertThat(settings().context().seed()).isEqualTo(8731);
    }

    private static Settings settings() {
        return Settings.fromSurefire().orElseThrow();
    }

    private void set(String name, String value) {
        String property = "workbook." + name;
        before.putIfAbsent(property, Optional.ofNullable(System.getProperty(property)));
        System.setProperty(property, value);
    }
}
