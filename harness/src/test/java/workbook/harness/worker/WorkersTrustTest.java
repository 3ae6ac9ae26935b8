package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the verdicts of workers count, and that none outlives its run. */
@Timeout(120)
class WorkersTrustTest {

    private static final CheckRequest PASSES =
            new CheckRequest("9.1", WorkersChecks.class.getName(), "passes", 1, TimeUnit.SECONDS.toNanos(30));

    private static final CheckRequest EXITS =
            new CheckRequest("9.1", WorkersChecks.class.getName(), "exits", 1, PASSES.limitNanos());

    private static final String CANARY = """
            package workbook.harness.worker;
            import workbook.harness.Check;
            class Canary {
                @Check void mustFail() { if (!"mustFail".equals("GREEN")) throw new IllegalStateException(); }
                @Check void mustThrow() { if (!"mustThrow".equals("GREEN")) throw new IllegalStateException(); }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void workersWhoseCanariesFailAreTrusted() throws Exception {
        assertThat(distrustWith(CANARY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mustFail", "mustThrow"})
    void aGreenCanaryWithholdsTheScore(String canary) throws Exception {
        assertThat(distrustWith(CANARY.replace("GREEN", canary)))
                .contains("a check that must fail (" + canary + ") did not, so a pass proves nothing");
    }

    @Test
    void aJvmThatDoesNotStartIsTold() throws Exception {
        try (Workers workers = workers(List.of(folder.resolve("none")))) {
            assertThatThrownBy(() -> workers.run(PASSES))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("did not start");
        }
    }

    @Test
    void theEndOfTheRunEndsItsWorkers() throws Exception {
        int before = WorkersTest.workerCommands().size();
        try (Workers workers = workers(Compiled.libraries())) {
            workers.run(PASSES);
            assertThat(WorkersTest.workerCommands()).hasSize(before + 1);
            workers.run(EXITS);
            // Who has lost one worker has a spare one from then on.
            assertThat(WorkersTest.workerCommands()).hasSize(before + 2);
        }

        await().until(() -> WorkersTest.workerCommands().size() <= before);
    }

    @Test
    void withoutASpareALostWorkerIsReplacedAllTheSame() throws Exception {
        int before = WorkersTest.workerCommands().size();
        try (Workers workers = new Workers(settings(Compiled.libraries()), new References(folder), false)) {
            workers.run(EXITS);

            assertThat(workers.run(PASSES)).isEqualTo(CheckReport.passed());
            assertThat(WorkersTest.workerCommands()).hasSize(before + 1);
        }
    }

    private Optional<String> distrustWith(String canary) throws Exception {
        Path canaries = Compiled.into(folder.resolve("canaries"), canary);
        try (Workers workers = workers(Stream.concat(Stream.of(canaries), Compiled.libraries().stream())
                .toList())) {
            workers.run(PASSES);
            return workers.distrust();
        }
    }

    private Workers workers(List<Path> path) throws IOException {
        return new Workers(settings(path), new References(folder));
    }

    private WorkerSettings settings(List<Path> path) {
        return new WorkerSettings(path, Compiled.place(WorkersTest.class), folder, 1);
    }
}
