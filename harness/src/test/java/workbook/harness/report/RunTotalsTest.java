package workbook.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.harness.report.Given.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.harness.grade.ExerciseGrade;
import workbook.harness.grade.LessonGrade;

class RunTotalsTest {

    @TempDir
    private Path runs;

    private Path run;

    @BeforeEach
    void newRun() {
        run = runs.resolve("2026-11-24T10-00-00");
    }

    @Test
    void theFirstLessonAloneHasNoSum() {
        assertThat(record("lesson01-basics", 16, 100)).isEmpty();
    }

    @Test
    void twoLessonsAreSummed() {
        record("lesson01-basics", 16, 100);

        assertThat(record("lesson02-tcp", 22, 100)).contains(" Workbook: 38 of 200 points in 2 lessons.");
    }

    @Test
    void allLessonsAreTheWorkbook() {
        record("lesson01-basics", 16, 100);
        record("lesson02-tcp", 22, 100);
        record("lesson03-udp", 0, 100);

        assertThat(record("lesson04-handshake", 0, 100)).contains(" Workbook: 38 of 400 points.");
    }

    @Test
    void partsOfAllLessonsAreNotTheWorkbook() {
        record("lesson01-basics", 1, 10);
        record("lesson02-tcp", 2, 10);
        record("lesson03-udp", 3, 10);

        assertThat(record("lesson04-handshake", 4, 10)).contains(" Workbook: 10 of 40 points in this run.");
    }

    @Test
    void aLessonThatReportsTwiceCountsOnce() {
        record("lesson01-basics", 16, 100);
        record("lesson02-tcp", 22, 100);

        assertThat(record("lesson02-tcp", 30, 100)).contains(" Workbook: 46 of 200 points in 2 lessons.");
    }

    @Test
    void withheldScoresAreNamedInOrder() {
        withhold("lesson03-udp");
        withhold("lesson04-handshake");
        withhold("lesson01-basics");

        assertThat(record("lesson02-tcp", 22, 100))
                .contains(" Workbook: 22 of 130 points in this run;"
                        + " no score for lesson01-basics, lesson03-udp, lesson04-handshake.");
    }

    @Test
    void samplesAloneHaveNoSum() {
        record("lesson01-basics", 0, 0);

        assertThat(record("lesson02-tcp", 0, 0)).isEmpty();
    }

    @Test
    void whatIsNotASumIsOverlooked() throws IOException {
        record("lesson01-basics", 16, 100);
        Files.writeString(run.resolve("lesson03-udp.sum.17-42.tmp"), "1");

        assertThat(record("lesson02-tcp", 22, 100)).contains(" Workbook: 38 of 200 points in 2 lessons.");
    }

    @Test
    void aFolderThatCannotBeMadeIsToldInOneLine() throws IOException {
        Files.writeString(run, "a file in the folder's place");

        assertThat(record("lesson01-basics", 16, 100).orElseThrow())
                .startsWith(" Workbook: the lessons could not be summed: java.nio.file.FileAlreadyExistsException: ")
                .doesNotContain("\n");
    }

    @Test
    void aBrokenSumIsToldInOneLine() throws IOException {
        record("lesson01-basics", 16, 100);
        Files.writeString(run.resolve("lesson03-udp.sum"), "many of 100\n");

        assertThat(record("lesson02-tcp", 22, 100))
                .contains(" Workbook: the lessons could not be summed:"
                        + " java.io.IOException: lesson03-udp.sum is not a lesson's sum");
    }

    @Test
    void theNewestOlderRunsStay() throws IOException {
        older("a", 3);
        older("b", 6);
        older("c", 1);
        older("d", 5);
        older("e", 2);
        older("f", 4);
        Files.writeString(runs.resolve("notes.txt"), "not a run");

        record("lesson01-basics", 16, 100);

        assertThat(runs.toFile().list())
                .containsExactlyInAnyOrder("a", "b", "d", "f", "notes.txt", "2026-11-24T10-00-00");
    }

    @Test
    void aFolderThatHoldsAnythingElseIsNeverDeleted() throws IOException {
        for (int i = 1; i <= 6; i++) {
            Files.writeString(older("classes" + i, i).resolve("Echo.class"), "not a sum");
        }
        Files.createDirectory(runs.resolve("empty"));

        record("lesson01-basics", 16, 100);

        assertThat(runs.toFile().list()).hasSize(8);
    }

    private Optional<String> record(String lesson, int points, int maxPoints) {
        List<ExerciseGrade> exercises = List.of(exercise("1.1", "Any", maxPoints, points));
        return RunTotals.record(run, new LessonGrade(lesson, exercises, Optional.empty()))
                .line();
    }

    private void withhold(String lesson) {
        List<ExerciseGrade> exercises = List.of(exercise("1.1", "Any", 10, 10));
        RunTotals.record(run, new LessonGrade(lesson, exercises, Optional.of("why")));
    }

    private Path older(String name, int age) throws IOException {
        Path folder = Files.createDirectory(runs.resolve(name));
        Files.writeString(folder.resolve("lesson01-basics.sum"), "1 100 given\n");
        Files.writeString(folder.resolve("lesson02-tcp.sum.17-42.tmp"), "of a run that was stopped");
        Files.setLastModifiedTime(folder, FileTime.fromMillis(1_000_000L * age));
        return folder;
    }
}
