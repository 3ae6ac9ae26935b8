package workbook.harness.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.LessonGrade;
import workbook.harness.grade.Outcome;

/** Keeps a lesson's results: {@code results.json} for programs, {@code summary.md} for a page that a forge shows. */
public final class Results {

    /** The version of results.json; docs/results.md says what may change without a new one. */
    static final int SCHEMA = 1;

    /** The longest detail and the longest ladder in results.json; the screen shows less. */
    private static final int LINES = 200;

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private record Lesson(
            int schema,
            String lesson,
            long seed,
            double patience,
            boolean strict,
            Integer require,
            String java,
            int points,
            int maxPoints,
            String withheld,
            List<Exercise> exercises) {}

    private record Exercise(String id, String title, String state, int points, int maxPoints, List<Check> checks) {}

    private record Check(
            String name,
            String sentence,
            String suite,
            boolean sample,
            String state,
            int points,
            int maxPoints,
            long millis,
            String why,
            Seen finding) {}

    private record Seen(
            String happened,
            String lookAt,
            List<String> detail,
            List<String> exchange,
            String adversity,
            String concept,
            String read) {}

    private Results() {}

    /**
     * Writes both files into {@code folder}, in place of those of an earlier run.
     *
     * @throws IOException when they cannot be written; a file of an earlier run may then still be there
     */
    public static void write(Path folder, LessonGrade grade, RunContext run) throws IOException {
        AtomicFile.write(folder.resolve("results.json"), json(grade, run, System.getProperty("java.version")));
        AtomicFile.write(folder.resolve("summary.md"), Summary.of(grade, run));
    }

    static String json(LessonGrade grade, RunContext run, String javaVersion) {
        boolean counts = grade.withheld().isEmpty();
        Lesson lesson = new Lesson(
                SCHEMA,
                grade.lesson(),
                run.seed(),
                run.patience(),
                run.strict(),
                run.bar().isPresent() ? run.bar().getAsInt() : null,
                javaVersion,
                grade.points(),
                grade.maxPoints(),
                grade.withheld().map(Plain::line).orElse(null),
                grade.exercises().stream().map(e -> exercise(e, counts, run)).toList());
        return GSON.toJson(lesson) + "\n";
    }

    private static Exercise exercise(ExerciseGrade grade, boolean counts, RunContext run) {
        return new Exercise(
                grade.id(),
                Plain.line(grade.title()),
                grade.state().name(),
                counts ? grade.points() : 0,
                grade.maxPoints(),
                grade.results().stream().map(r -> check(r, counts, run)).toList());
    }

    private static Check check(CheckResult result, boolean counts, RunContext run) {
        CheckInfo check = result.check();
        Outcome outcome = result.outcome();
        return new Check(
                Plain.line(check.method()),
                Plain.line(check.sentence()),
                Plain.line(check.suiteClass()),
                check.isSample(),
                state(outcome),
                counts ? result.points() : 0,
                check.points(),
                result.millis(),
                outcome instanceof Outcome.NotRun notRun ? Plain.line(notRun.why()) : null,
                outcome instanceof Outcome.Failed failed ? seen(failed.finding(), check, run) : null);
    }

    private static Seen seen(Finding finding, CheckInfo check, RunContext run) {
        return new Seen(
                Plain.sentence(finding.happened()),
                Plain.line(finding.lookAt()),
                Plain.lines(finding.detail(), LINES, 0),
                Plain.lines(finding.exchange(), LINES, LINES / 2),
                Plain.line(finding.adversity()),
                Plain.line(finding.idea().isEmpty() ? check.because() : finding.idea()),
                run.reading(check));
    }

    private static String state(Outcome outcome) {
        if (outcome instanceof Outcome.Passed) {
            return "passed";
        }
        if (outcome instanceof Outcome.Failed) {
            return "failed";
        }
        return outcome instanceof Outcome.Todo ? "todo" : "not-run";
    }
}
