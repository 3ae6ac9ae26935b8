package workbook.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.harness.report.Given.RUN;
import static workbook.harness.report.Given.check;
import static workbook.harness.report.Given.closedTooEarly;
import static workbook.harness.report.Given.exercise;
import static workbook.harness.report.Given.failed;
import static workbook.harness.report.Given.lesson;
import static workbook.harness.report.Given.notRun;
import static workbook.harness.report.Given.passed;
import static workbook.harness.report.Given.sample;
import static workbook.harness.report.Given.todo;
import static workbook.harness.report.Given.withheld;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.harness.finding.Finding;
import workbook.harness.grade.CheckResult;
import workbook.harness.grade.LessonGrade;

class ResultsTest {

    private static final Finding REFUSED = Finding.of("Your server refused the connection.");

    @TempDir
    private Path folder;

    @Test
    void theExampleInTheDocumentationIsWhatIsWritten() throws IOException {
        LessonGrade grade = lesson(exercise(
                passed(sample("aLineComesBack")),
                passed(check("itListens", 3)),
                failed(check("everythingSentBeforeTheClientsFinComesBack", 2), closedTooEarly()),
                todo(check("aStalledClientDelaysNobody", 3)),
                notRun(check("closeEndsEveryConnection", 2), "two checks hung")));
        Path page = Path.of(System.getProperty("workbook.root", ".."), "docs", "results.md");
        Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));

        assertThat(example.find()).as("an example in %s", page).isTrue();
        assertThat(Results.json(grade, RUN, "17.0.15")).isEqualTo(example.group(1));
    }

    @Test
    void bothFilesAreWritten() throws IOException {
        Results.write(folder, lesson(exercise(passed(check("itListens", 3)))), RUN);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("results.json", "summary.md");
    }

    @Test
    void aLessonThatIsNotBegunIsWrittenToo() throws IOException {
        Results.write(folder, lesson(exercise(todo(check("itListens", 3)))), RUN);

        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("results.json")))
                .getAsJsonObject();
        assertThat(json.get("points").getAsInt()).isZero();
        assertThat(exerciseOf(json).get("state").getAsString()).isEqualTo("TODO");
    }

    @Test
    void theJavaVersionIsTheRunningOne() throws IOException {
        Results.write(folder, lesson(), RUN);

        assertThat(folder.resolve("results.json"))
                .content()
                .contains("\"java\": \"" + System.getProperty("java.version") + "\"");
    }

    @Test
    void aBarIsRequired() {
        RunContext bar = new RunContext("lesson02-tcp", "lesson02-tcp", "src", 1, 2.5, true, OptionalInt.of(60));

        JsonObject json = json(lesson(), bar);

        assertThat(json.get("strict").getAsBoolean()).isTrue();
        assertThat(json.get("require").getAsInt()).isEqualTo(60);
        assertThat(json.get("patience").getAsDouble()).isEqualTo(2.5);
    }

    @Test
    void aWithheldScoreGivesNoPointsAnywhere() {
        JsonObject json = json(withheld("a check that must fail passed", exercise(passed(check("itListens", 3)))), RUN);

        assertThat(json.get("withheld").getAsString()).isEqualTo("a check that must fail passed");
        assertThat(json.get("points").getAsInt()).isZero();
        assertThat(exerciseOf(json).get("points").getAsInt()).isZero();
        assertThat(firstCheckOf(json).get("points").getAsInt()).isZero();
        assertThat(firstCheckOf(json).get("maxPoints").getAsInt()).isEqualTo(3);
    }

    @Test
    void learnersTextIsPrintableAscii() {
        Finding finding = Finding.of("It threw %s.", "\u001b[31m\u4e2d\n");

        assertThat(Results.json(lesson(exercise(failed(check("itListens", 3), finding))), RUN, "17"))
                .contains("\"happened\": \"It threw \\\\x1b[31m\\\\u4e2d\\\\n.\"");
    }

    @Test
    void aLongLadderIsCutInTheMiddle() {
        List<String> ladder =
                IntStream.range(0, 1000).mapToObj(i -> "event " + i).toList();
        CheckResult result = failed(check("itListens", 3), new Finding(REFUSED.happened(), "", List.of(), ladder, ""));

        JsonElement exchange = firstCheckOf(json(lesson(exercise(result)), RUN))
                .getAsJsonObject("finding")
                .get("exchange");

        assertThat(exchange.getAsJsonArray()).hasSize(200);
        assertThat(exchange.getAsJsonArray().get(99).getAsString()).isEqualTo("... 801 lines left out");
        assertThat(exchange.getAsJsonArray().get(199).getAsString()).isEqualTo("event 999");
    }

    private static JsonObject json(LessonGrade grade, RunContext run) {
        return JsonParser.parseString(Results.json(grade, run, "17")).getAsJsonObject();
    }

    private static JsonObject exerciseOf(JsonObject json) {
        return json.getAsJsonArray("exercises").get(0).getAsJsonObject();
    }

    private static JsonObject firstCheckOf(JsonObject json) {
        return exerciseOf(json).getAsJsonArray("checks").get(0).getAsJsonObject();
    }
}
