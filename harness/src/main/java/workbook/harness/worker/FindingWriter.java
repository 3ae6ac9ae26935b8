package workbook.harness.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.harness.finding.Advice;
import workbook.harness.finding.BlockedCalls;
import workbook.harness.finding.CompileProblems;
import workbook.harness.finding.Finding;
import workbook.harness.finding.LearnerCode;
import workbook.harness.finding.StubTodo;
import workbook.harness.finding.Thrown;
import workbook.harness.grade.Outcome;
import workbook.harness.scene.CannotRunException;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.text.Sentence;
import workbook.harness.text.Units;

/** Turns the way in which a check ended into what the learner reads: sentence, place, advice, ladder, output. */
final class FindingWriter {

    private static final String CLOSE =
            "close() ends what the object began, on every path, and returns when that has ended.";
    private static final String SOCKETS =
            "Whoever opens a socket closes it, on every path, also when a call in between throws.";

    private final LearnerCode learner;
    private final CheckThreads threads;
    private final CapturedOutput output;
    private final String exercise;

    FindingWriter(LearnerCode learner, CheckThreads threads, CapturedOutput output, String exercise) {
        this.learner = learner;
        this.threads = threads;
        this.output = output;
        this.exercise = exercise;
    }

    /** The check's method threw. */
    CheckReport thrown(Throwable thrown, Scene scene) {
        Optional<String> todo =
                StubTodo.exerciseOf(thrown).or(this::todoOnAnotherThread).or(() -> todoInACall(scene));
        if (todo.isPresent()) {
            return CheckReport.skipped(todo(todo.get()));
        }
        if (thrown instanceof CannotRunException cannot) {
            return CheckReport.skipped(new Outcome.NotRun(cannot.getMessage()));
        }
        if (thrown instanceof CheckFailure failure) {
            return report(failure, scene);
        }
        List<String> detail = new ArrayList<>();
        Sentence happened = CompileProblems.explain(thrown, learner).orElse(null);
        if (happened == null) {
            happened = thrown instanceof AssertionError
                    ? claim(thrown)
                    : Sentence.of(
                            learner.place(thrown).isPresent()
                                    ? "Your program threw %s, which the check does not expect"
                                    : "The check itself ended with %s",
                            thrown.getClass().getSimpleName());
            detail.addAll(learner.trace(thrown));
            Advice.on(thrown).ifPresent(detail::add);
        }
        return CheckReport.failed(
                finding(happened, learner.place(thrown).orElse(""), detail, scene), CheckReport.Wait.NONE);
    }

    private static Sentence claim(Throwable assertion) {
        String message = Thrown.messageOf(assertion).strip();
        return message.isEmpty() ? Sentence.of("A claim of the check does not hold") : Sentence.of("%s", message);
    }

    /** The check did not come back within its limit. */
    CheckReport hung(long limitNanos, Scene scene) {
        Optional<String> todo = todoOnAnotherThread();
        if (todo.isPresent()) {
            return new CheckReport(todo(todo.get()), CheckReport.Wait.HUNG, true, false);
        }
        Finding finding = finding(
                Sentence.of("The check did not come to an end within %s", Units.seconds(limitNanos)),
                whereLearnersThreadsAre(),
                BlockedCalls.explain(threads.alive(), learner),
                scene);
        return CheckReport.failed(finding, CheckReport.Wait.HUNG);
    }

    /** The check passed, and threads of the learner's program run on. */
    CheckReport threadsLeft(Scene scene) {
        Map<Thread, StackTraceElement[]> alive = threads.alive();
        List<String> detail = new ArrayList<>();
        alive.keySet().stream()
                .limit(4)
                .forEach(thread -> detail.add("The thread " + thread.getName() + " still runs."));
        detail.addAll(BlockedCalls.explain(alive, learner));
        return leaked(
                Sentence.of("The claims hold, but your program left %s running", Units.counted(alive.size(), "thread")),
                whereLearnersThreadsAre(),
                detail,
                scene,
                CLOSE);
    }

    /** The check passed, and sockets of the learner's program are open. */
    CheckReport socketsLeft(int sockets, Scene scene) {
        return leaked(
                Sentence.of("The claims hold, but your program left %s open", Units.counted(sockets, "socket")),
                "",
                List.of(),
                scene,
                SOCKETS);
    }

    /** The check passed, and the close() of an object of the learner's threw, or did not return. */
    CheckReport closeFailed(Throwable trouble, Scene scene) {
        if (trouble instanceof CloseHungException) {
            return leaked(
                    Sentence.of("The claims hold, but your close() did not return"),
                    whereLearnersThreadsAre(),
                    BlockedCalls.explain(threads.alive(), learner),
                    scene,
                    CLOSE);
        }
        return leaked(
                Sentence.of(
                        "The claims hold, but your close() threw %s",
                        trouble.getClass().getSimpleName()),
                learner.place(trouble).orElse(""),
                learner.trace(trouble),
                scene,
                CLOSE);
    }

    /** What is left behind has its own idea; the check's holds, and so does the exchange. */
    private CheckReport leaked(Sentence happened, String place, List<String> detail, Scene scene, String idea) {
        return CheckReport.leaked(finding(happened, place, detail, scene).aside(idea));
    }

    private CheckReport report(CheckFailure failure, Scene scene) {
        List<String> detail = new ArrayList<>(failure.detail());
        String place = "";
        if (failure.getCause() != null) {
            detail.addAll(learner.trace(failure.getCause()));
            Advice.on(failure.getCause()).ifPresent(detail::add);
            place = learner.place(failure.getCause()).orElse("");
        }
        if (failure.waitedInVain()) {
            detail.addAll(endedCalls(scene));
            detail.addAll(BlockedCalls.explain(threads.alive(), learner));
            place = place.isEmpty() ? whereLearnersThreadsAre() : place;
        }
        List<String> ladder = scene.recording().ladder(failure.missingSide(), failure.missing());
        Finding finding = finding(failure.sentence(), place, detail, scene, ladder);
        return CheckReport.failed(finding, failure.waitedInVain() ? CheckReport.Wait.IN_VAIN : CheckReport.Wait.NONE);
    }

    private Finding finding(Sentence happened, String place, List<String> detail, Scene scene) {
        return finding(happened, place, detail, scene, scene.recording().ladder(""));
    }

    private Finding finding(Sentence happened, String place, List<String> detail, Scene scene, List<String> ladder) {
        List<String> all = new ArrayList<>(detail);
        for (Throwable thrown : threads.uncaught()) {
            all.add("A thread of your program ended with an exception that nothing caught:");
            all.addAll(learner.trace(thrown));
            Advice.on(thrown).ifPresent(all::add);
        }
        if (!output.lines().isEmpty()) {
            all.add("Your program printed:");
            all.addAll(output.lines());
        }
        String where = place.isEmpty() ? placeOfUncaught() : place;
        return new Finding(happened, where, all, ladder, scene.adversity());
    }

    private Outcome todo(String ofExercise) {
        return ofExercise.equals(exercise)
                ? new Outcome.Todo()
                : new Outcome.NotRun("it needs exercise " + ofExercise + ", which is TODO");
    }

    private Optional<String> todoOnAnotherThread() {
        return threads.uncaught().stream()
                .flatMap(thrown -> StubTodo.exerciseOf(thrown).stream())
                .findFirst();
    }

    private static Optional<String> todoInACall(Scene scene) {
        try {
            scene.endedCalls();
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return StubTodo.exerciseOf(e);
        }
    }

    private static List<String> endedCalls(Scene scene) {
        try {
            return scene.endedCalls();
        } catch (RuntimeException | Error e) {
            return List.of("A call has ended: " + Thrown.messageOf(e) + ".");
        }
    }

    private String placeOfUncaught() {
        return threads.uncaught().stream()
                .flatMap(thrown -> learner.place(thrown).stream())
                .findFirst()
                .orElse("");
    }

    private String whereLearnersThreadsAre() {
        return threads.alive().values().stream()
                .flatMap(stack -> learner.place(stack).stream())
                .findFirst()
                .orElse("");
    }
}
