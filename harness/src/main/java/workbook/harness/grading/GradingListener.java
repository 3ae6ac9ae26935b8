package workbook.harness.grading;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.LessonGrade;
import workbook.harness.report.Board;
import workbook.harness.report.FindingBlock;
import workbook.harness.report.Results;
import workbook.harness.report.RunTotals;

/** Prints what an exercise has to say when it ends, and the board and the record when the run does. */
public final class GradingListener implements LauncherSessionListener, TestExecutionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        GradingRun.begin();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        GradingRun.current().ifPresent(GradingRun::close);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        GradingRun.current()
                .ifPresent(run -> run.plan(plan.getRoots().stream()
                        .flatMap(root -> plan.getDescendants(root).stream())
                        .flatMap(GradingListener::check)
                        .toList()));
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        Optional<Class<?>> type = source(identifier, ClassSource.class).map(ClassSource::getJavaClass);
        type.flatMap(CheckCatalog::exercise)
                .ifPresent(exercise -> GradingRun.current().ifPresent(run -> print(run, exercise.value(), type.get())));
        if (identifier.isTest() && check(identifier).findAny().isEmpty()) {
            result.getThrowable().ifPresent(thrown -> OwnTests.print(identifier.getDisplayName(), thrown));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        GradingRun.current().filter(run -> !run.planned().isEmpty()).ifPresent(GradingListener::end);
    }

    private static void print(GradingRun run, String exercise, Class<?> ended) {
        List<CheckResult> results = run.results().stream()
                .filter(r -> r.check().exercise().equals(exercise))
                .toList();
        boolean isLast = results.get(results.size() - 1).check().suiteClass().equals(ended.getName());
        if (isLast) {
            List<String> lines = FindingBlock.forExercise(
                    Grades.exercises(results).get(0), run.settings().context());
            lines.forEach(System.out::println);
            if (!lines.isEmpty()) {
                System.out.println();
            }
        }
    }

    private static void end(GradingRun run) {
        LessonGrade grade = run.grade();
        Board.lines(grade, run.settings().context()).forEach(System.out::println);
        RunTotals.record(run.settings().runFolder(), grade).line().ifPresent(System.out::println);
        System.out.println();
        try {
            Results.write(run.settings().results(), grade, run.settings().context());
        } catch (IOException e) {
            System.out.println("results.json was not written: " + e);
        }
    }

    private static Stream<PlannedCheck> check(TestIdentifier identifier) {
        return source(identifier, MethodSource.class).stream()
                .flatMap(source -> CheckCatalog.exercise(source.getJavaClass()).stream()
                        .map(exercise -> new PlannedCheck(
                                CheckCatalog.check(source.getJavaClass(), source.getJavaMethod()),
                                List.of(exercise.policy()))));
    }

    private static <T extends TestSource> Optional<T> source(TestIdentifier identifier, Class<T> type) {
        return identifier.getSource().filter(type::isInstance).map(type::cast);
    }
}
