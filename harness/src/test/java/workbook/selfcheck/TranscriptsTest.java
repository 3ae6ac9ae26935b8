package workbook.selfcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Real runs of Maven print what the golden transcripts say, word by word. */
class TranscriptsTest {

    @Test
    void anUntouchedWorkbookIsGreenAndShowsBoardsAlone() throws IOException {
        Path root = Workbook.copyTo("untouched");
        Transcript.assertMatches("untouched", Maven.in(root).run("test"), root);
    }

    @Test
    void aSolvedWorkbookEarnsEveryPoint() throws IOException {
        Path root = Workbook.copyTo("solved");
        Submissions.solve(root, root);
        Transcript.assertMatches("solved", Maven.in(root).run("test"), root);
    }

    @Test
    void aWrongProgramIsRedAndIsToldWhatHappened() throws IOException {
        Path root = Workbook.copyTo("wrong");
        Path server = root.resolve("lesson02-tcp/src/main/java/workbook/tcp/GreetingServer.java");
        Submissions.copyReference(root, "tcp", "GreetingServer", root);
        Files.writeString(
                server,
                Files.readString(server)
                        .replace("while (!listener.isClosed()) {", "for (int i = 0; i < 1; i++) {")
                        .replace("write(greeting)", "write(greeting, 0, Math.min(greeting.length, 100))"));
        Transcript.assertMatches(
                "wrong", Maven.in(root).run("test", "-pl", "lesson02-tcp", "-Dtest=GreetingServer*"), root);
    }

    @Test
    void hostileProgramsCostTheirOwnExerciseAlone() throws IOException {
        Path root = Workbook.copyTo("hostile");
        Path submission = Files.createDirectories(root.resolve("submission"));
        Submissions.solve(root, submission);
        Submissions.makeHostile(submission);
        Transcript.assertMatches(
                "hostile", Maven.in(root).run("test", "-pl", "lesson01-basics", "-Dsubmission=" + submission), root);
    }

    @Test
    void anEmptySubmissionEarnsNothingAndIsRed() throws IOException {
        Path root = Workbook.copyTo("empty");
        Path submission = Files.createDirectories(root.resolve("submission"));
        Transcript.assertMatches(
                "empty", Maven.in(root).run("test", "-pl", "lesson02-tcp", "-Dsubmission=" + submission), root);
    }

    @Test
    void aRelativeSubmissionIsRefused() throws IOException {
        Path root = Workbook.copyTo("relative");
        Transcript.assertMatches("relative", Maven.in(root).run("test", "-Dsubmission=students/anna"), root);
    }
}
