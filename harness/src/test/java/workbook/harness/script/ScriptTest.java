package workbook.harness.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import workbook.harness.scene.CheckFailure;

class ScriptTest {

    /** Opens a door, and says so; the learner's machine of these tests. */
    private static final class Door {

        enum State {
            SHUT,
            OPEN
        }

        private State state = State.SHUT;
        private int moves;

        List<Said> on(String event, long now) {
            switch (event) {
                case "open" -> state = State.OPEN;
                case "shut" -> state = State.SHUT;
                case "look" -> {
                    return List.of();
                }
                case "time" -> {
                    return List.of(new Said(now + " ms"));
                }
                case "null" -> {
                    return null;
                }
                case "kick" -> throw new IllegalStateException("it broke");
                case "todo" -> throw new UnsupportedOperationException("TODO 4.3: kick it");
                default -> throw new AssertionError(event);
            }
            moves++;
            return List.of(new Said("creak"), new Said(event + " now"));
        }
    }

    /** What the door says; its equals lies, as a learner's may. */
    private record Said(String text) {

        @Override
        public boolean equals(Object other) {
            return false;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    private final Door door = new Door();
    private final Script<String, Said> script =
            Script.of(door::on, event -> "<" + event + ">", said -> "'" + said.text() + "'", () -> door.state.name());

    @Test
    void aRightMachinePasses() {
        assertThatCode(() -> script.on("look")
                        .sendsNothing()
                        .staysIn("SHUT")
                        .on("open")
                        .sends(said("creak"), said("open now"))
                        .isIn(Door.State.OPEN)
                        .claim("moves", 1L, () -> door.moves)
                        .on("look")
                        .staysIn(Door.State.OPEN))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherOutputFailsWithTheStepExpectedAndSeen() {
        CheckFailure failure = failureOf(() -> script.on("open").sends(said("creak"), said("opens")));

        assertThat(failure)
                .hasMessage("Step 1, <open>: your machine sent 'creak', 'open now'; expected 'creak', 'opens'");
        assertThat(failure.detail())
                .containsExactly(
                        "  1  <open>   sends 'creak', 'open now'   in OPEN",
                        "     expected   seen",
                        "     'creak'    'creak'",
                        "     'opens'    'open now'   <- differs");
    }

    @Test
    void anOutputTooFewFails() {
        assertThat(failureOf(() -> script.on("open").sends(said("creak"), said("open now"), said("bang")))
                        .detail())
                .endsWith("     'bang'       nothing   <- differs");
    }

    @Test
    void anOutputInAnotherOrderFails() {
        assertThatThrownBy(() -> script.on("open").sends(said("open now"), said("creak")))
                .isInstanceOf(CheckFailure.class);
    }

    @Test
    void anOutputWhereNothingBelongsFails() {
        assertThat(failureOf(() -> script.on("open").sendsNothing()))
                .hasMessage("Step 1, <open>: your machine sent 'creak', 'open now'; expected nothing");
    }

    @Test
    void nothingWhereAnOutputBelongsFails() {
        CheckFailure failure = failureOf(() -> script.on("look").sends(said("creak")));

        assertThat(failure).hasMessage("Step 1, <look>: your machine sent nothing; expected 'creak'");
        assertThat(failure.detail()).endsWith("     'creak'    nothing   <- differs");
    }

    @Test
    void anotherStateFails() {
        CheckFailure failure = failureOf(() -> script.on("open").isIn("SHUT"));

        assertThat(failure).hasMessage("Step 1, <open>: your machine is in OPEN; expected SHUT");
        assertThat(failure.detail()).endsWith("     in SHUT    in OPEN   <- differs");
    }

    @Test
    void aStateThatWasLeftFails() {
        assertThat(failureOf(() -> script.on("open").staysIn("SHUT")))
                .hasMessage("Step 1, <open>: your machine went from SHUT to OPEN; it should stay in SHUT");
    }

    @Test
    void aStateThatWasOnlyReachedHasNotStayed() {
        assertThat(failureOf(() -> script.on("open").staysIn("OPEN")))
                .hasMessage("Step 1, <open>: your machine went from SHUT to OPEN; it should stay in OPEN");
    }

    @Test
    void anotherValueFails() {
        CheckFailure failure = failureOf(() -> script.on("open").claim("moves", 2, () -> door.moves));

        assertThat(failure).hasMessage("Step 1, <open>: moves is 1; expected 2");
        assertThat(failure.detail()).endsWith("     moves = 2   moves = 1   <- differs");
    }

    @Test
    void aFailureListsTheStepsBeforeIt() {
        CheckFailure failure = failureOf(() -> script.on("open")
                .isIn("OPEN")
                .on("look")
                .sendsNothing()
                .on("shut")
                .isIn("OPEN"));

        assertThat(failure).hasMessageStartingWith("Step 3, <shut>");
        assertThat(failure.detail())
                .startsWith(
                        "  1  <open>   sends 'creak', 'open now'   in OPEN",
                        "  2  <look>   sends nothing               in OPEN",
                        "  3  <shut>   sends 'creak', 'shut now'   in SHUT");
    }

    @Test
    void anExceptionIsReportedAsTheStepsWithTheStepsBefore() {
        CheckFailure failure = failureOf(() -> script.on("open").on("kick"));

        assertThat(failure)
                .hasMessage("Step 2, <kick>: your machine threw IllegalStateException: it broke; expected a result")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(failure.detail()).containsExactly("  1  <open>   sends 'creak', 'open now'   in OPEN");
    }

    @Test
    void aStubsTodoPassesThroughUntouched() {
        assertThatThrownBy(() -> script.on("todo")).isExactlyInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aStubsTodoInTheStatePassesThroughUntouched() {
        Script<String, Said> stub = Script.of(door::on, event -> event, Said::text, () -> {
            throw new UnsupportedOperationException("TODO 4.3: name the state");
        });

        assertThatThrownBy(() -> stub.on("look")).isExactlyInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void nullInPlaceOfAListFails() {
        assertThat(failureOf(() -> script.on("null")))
                .hasMessage("Step 1, <null>: your machine returned null; expected a list, empty when it sends nothing");
    }

    @Test
    void aLongOutputIsCutInTheSentence() {
        assertThat(Step.show(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c, ... (5 in all)");
    }

    @Test
    void theMachineGetsTheTimeOfTheScript() {
        assertThatCode(() -> script.at(1500).on("time").sends(said("1500 ms"))).doesNotThrowAnyException();
    }

    @Test
    void aFailureTellsTheTimeOfTheScript() {
        assertThat(failureOf(() -> script.at(1500).on("look").isIn("OPEN")))
                .hasMessage("Step 1, <look> at 1,500 ms: your machine is in SHUT; expected OPEN");
    }

    @Test
    void timeDoesNotRunBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> script.at(10).at(9));
    }

    @Test
    void aClaimBeforeTheFirstEventIsTheSuitesMistake() {
        assertThatIllegalStateException().isThrownBy(() -> script.isIn("SHUT"));
    }

    private static Said said(String text) {
        return new Said(text);
    }

    private static CheckFailure failureOf(ThrowingCallable check) {
        return catchThrowableOfType(CheckFailure.class, check);
    }
}
