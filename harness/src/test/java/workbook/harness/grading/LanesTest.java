package workbook.harness.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.Outcome;

@Timeout(30)
class LanesTest {

    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    @Test
    void theChecksOfAnExerciseRunInTheirOrder() throws Exception {
        List<PlannedCheck> plan = List.of(check("2.1", "a"), check("2.2", "x"), check("2.1", "b"), check("2.1", "c"));
        try (Lanes lanes = new Lanes(() -> lane(planned -> {}))) {
            lanes.start(plan);
            for (PlannedCheck planned : plan) {
                assertThat(lanes.result(planned.check()).check()).isEqualTo(planned.check());
            }
        }

        assertThat(begun).filteredOn(name -> name.startsWith("2.1")).containsExactly("2.1 a", "2.1 b", "2.1 c");
    }

    @Test
    void twoExercisesRunSideBySide() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one processor has one lane");
        CountDownLatch both = new CountDownLatch(2);
        PlannedCheck one = check("2.1", "meets");
        PlannedCheck other = check("2.2", "meets");
        try (Lanes lanes = new Lanes(() -> lane(planned -> {
            both.countDown();
            both.await();
        }))) {
            lanes.start(List.of(one, other));

            assertThat(lanes.result(one.check()).passed()).isTrue();
            assertThat(lanes.result(other.check()).passed()).isTrue();
        }
    }

    @Test
    void aCheckThatHasNotEndedHasNoResultSoFar() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        PlannedCheck waits = check("2.1", "waits");
        try (Lanes lanes = new Lanes(() -> lane(planned -> over.await(20, TimeUnit.SECONDS)))) {
            lanes.start(List.of(waits));

            assertThat(lanes.resultSoFar(waits.check())).isEmpty();
            over.countDown();
            assertThat(lanes.result(waits.check()).passed()).isTrue();
            assertThat(lanes.resultSoFar(waits.check())).isPresent();
        }
    }

    @Test
    void aLaneThatBreaksIsToldForEachCheckAndHoldsUpNobody() throws Exception {
        PlannedCheck breaks = check("2.1", "breaks");
        PlannedCheck next = check("2.1", "next");
        try (Lanes lanes = new Lanes(() -> lane(planned -> {
            if (planned.check().method().equals("breaks")) {
                throw new IOException("no JVM");
            }
        }))) {
            lanes.start(List.of(breaks, next));

            assertThatThrownBy(() -> lanes.result(breaks.check()))
                    .hasMessage("the check breaks could not be run")
                    .hasRootCauseMessage("no JVM");
            assertThat(lanes.result(next.check()).passed()).isTrue();
            assertThat(lanes.resultSoFar(breaks.check())).isEmpty();
        }
    }

    @Test
    void theDistrustOfOneLaneIsTheRuns() throws Exception {
        try (Lanes lanes = new Lanes(() -> lane(planned -> {}))) {
            assertThat(lanes.distrust()).contains("the canary sang");
        }
    }

    private interface Work {
        void on(PlannedCheck planned) throws IOException, InterruptedException;
    }

    private Lane lane(Work work) {
        return new Lane() {
            @Override
            public CheckResult run(PlannedCheck planned) throws IOException, InterruptedException {
                begun.add(planned.check().exercise() + " " + planned.check().method());
                work.on(planned);
                return new CheckResult(planned.check(), new Outcome.Passed(), 0);
            }

            @Override
            public Optional<String> distrust() {
                return Optional.of("the canary sang");
            }

            @Override
            public void close() {}
        };
    }

    private static PlannedCheck check(String exercise, String method) {
        return new PlannedCheck(new CheckInfo(exercise, "workbook.tcp.ThingSuite", method, 1, "", "", 2), List.of());
    }
}
