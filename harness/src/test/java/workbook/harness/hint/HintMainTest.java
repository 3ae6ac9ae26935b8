package workbook.harness.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintMainTest {

    private static final String README = """
            # Lesson 09

            ### 9.1 Pinger: a probe

            **Hints.** One at a time.

            <details><summary>Hint 1: look</summary>

            Who speaks first?

            </details>
            <details><summary>Hint 2: think</summary>

            A probe
            wants an answer.

            </details>
            <details><summary>When it is done: another design</summary>

            Two sockets.

            </details>

            ### 9.2 Ponger: an answer

            <details><summary>Hint 1: look</summary>

            Another exercise's.

            </details>
            """;

    private static final String MISTAKES = """
            # 9.1 Pinger: known mistakes

            ## Never sends
            Caught by: sendsAProbe
            Says: nothing came
            Hint: Who waits for whom?

            ## Sends twice
            Caught by: sendsAProbe
            Says: two came
            Hint: How often did you send?
            """;

    private static final String RESULTS = """
            {"exercises": [{"id": "9.1", "checks": [
              {"name": "opens", "state": "passed", "finding": null},
              {"name": "sendsAProbe", "state": "failed",
               "finding": {"happened": "nothing came within 2 s", "detail": ["advice"]}}]}]}
            """;

    @TempDir
    private Path root;

    @BeforeEach
    void writeALesson() throws IOException {
        write("lesson09-probes/README.md", README);
    }

    @Test
    void theFirstCallShowsTheMildestHintAndTheNextCommand() throws IOException {
        assertThat(next())
                .containsExactly(
                        "Hint 1 of 2 for 9.1 Pinger",
                        "",
                        "Who speaks first?",
                        "",
                        "The next one: mvn compile -Dhint=9.1");
    }

    @Test
    void theNextCallShowsTheNextHint() throws IOException {
        next();
        assertThat(next()).containsExactly("Hint 2 of 2 for 9.1 Pinger", "", "A probe", "wants an answer.");
    }

    @Test
    void afterTheLastHintTheSectionAndTheModelAnswerAreNamed() throws IOException {
        next();
        next();
        assertThat(next()).first().asString().contains("All 2 hints", "lesson09-probes/README.md");
    }

    @Test
    void theLevelIsKeptForEachExercise() throws IOException {
        next();
        assertThat(new HintLog(root).shown("9.1")).isEqualTo(1);
        assertThat(new HintLog(root).shown("9.2")).isZero();
    }

    @Test
    void aLogThatHoldsNonsenseBeginsAgain() throws IOException {
        write(".hints", "9.1=many\n9.2=\\u00zz\n");
        assertThat(next()).first().asString().startsWith("Hint 1 of 2");
    }

    @Test
    void aKnownMistakeOfTheLastRunIsAskedAboutFirst() throws IOException {
        write("solutions/mistakes/9.1-Pinger.md", MISTAKES);
        write("lesson09-probes/target/grade/results.json", RESULTS);
        assertThat(next())
                .startsWith(
                        "About your last run of 9.1 Pinger:",
                        "  sendsAProbe: Who waits for whom?",
                        "",
                        "Hint 1 of 2 for 9.1 Pinger");
    }

    @Test
    void resultsThatCannotBeReadHideNoHint() throws IOException {
        write("solutions/mistakes/9.1-Pinger.md", MISTAKES);
        write("lesson09-probes/target/grade/results.json", "{\"exercises\": [{");
        assertThat(next()).first().asString().startsWith("Hint 1 of 2");
    }

    @Test
    void anUnknownExerciseHasNoPage() throws IOException {
        assertThat(HintPage.of(root, "9.10")).isEmpty();
        assertThat(HintPage.of(root, "9")).isEmpty();
    }

    @Test
    void everyExerciseOfEveryLessonHasItsOwnHints() throws IOException {
        assertThat(HintPage.all(root))
                .extracting(HintPage::title, page -> page.hints().size())
                .containsExactly(tuple("9.1 Pinger", 2), tuple("9.2 Ponger", 1));
    }

    private List<String> next() throws IOException {
        return HintMain.next(root, HintPage.of(root, "9.1").orElseThrow());
    }

    private void write(String file, String text) throws IOException {
        Path target = root.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }
}
