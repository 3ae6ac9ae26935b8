package workbook.harness.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workbook.harness.call.Calling;
import workbook.harness.call.Started;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

/** A program that runs as a peer: what it is given, what it says and how it ends. */
public final class RunningProgram {

    private static final int SHOWN_LINES = 12;
    private static final Duration STEP = Duration.ofMillis(5);

    private final Scene scene;
    private final String name;
    private final Process process;
    private final ProgramOutput printed = new ProgramOutput();
    private final ProgramOutput messages = new ProgramOutput();
    private final List<Started<Void>> readers;

    RunningProgram(Scene scene, String name, Process process) {
        this.scene = scene;
        this.name = name;
        this.process = process;
        scene.recording().sent("starts");
        readers = List.of(
                Calling.beside(scene, "the output of " + name, () -> printed.readAll(process.getInputStream())),
                Calling.beside(scene, "the messages of " + name, () -> messages.readAll(process.getErrorStream())));
    }

    /** Writes {@code text} to its standard input. */
    public RunningProgram type(String text) throws IOException {
        return type(Bytes.utf8(text));
    }

    /** Writes {@code bytes} to its standard input, which may wait until it reads them. */
    public RunningProgram type(byte[] bytes) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(bytes);
        in.flush();
        scene.recording().sent("is given " + Units.bytes(bytes.length));
        return this;
    }

    /** Ends its standard input. */
    public RunningProgram endInput() throws IOException {
        process.getOutputStream().close();
        scene.recording().sent("is given no more");
        return this;
    }

    /** Waits until {@code part} stands in what it printed or in its messages; fails when that does not come about. */
    public RunningProgram expectSays(String part) {
        find(Pattern.compile(Pattern.quote(part)));
        return this;
    }

    /** Waits until it says something that {@code pattern} finds, and returns the pattern's first group. */
    public String expectSays(Pattern pattern) {
        return find(pattern).group(1);
    }

    /** Waits until it has ended; fails when it does not end, or with another exit code. */
    public RunningProgram expectExit(int exitCode) throws InterruptedException {
        if (!process.waitFor(scene.remainingNanos(), TimeUnit.NANOSECONDS)) {
            throw failure(CheckFailure.of("%s did not come to an end", name).afterWaiting());
        }
        for (Started<Void> reader : readers) {
            reader.ends();
        }
        scene.recording().sent("ends with exit code " + process.exitValue());
        if (process.exitValue() != exitCode) {
            throw failure(
                    CheckFailure.of("%s ended with exit code %s, expected %s", name, process.exitValue(), exitCode));
        }
        return this;
    }

    /** Fails unless it printed exactly {@code expected}; to be asked when it has ended. */
    public RunningProgram expectPrinted(String expected) {
        return expectPrinted(expected.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails unless it printed exactly {@code expected}; to be asked when it has ended. */
    public RunningProgram expectPrinted(byte[] expected) {
        byte[] actual = printed.bytes();
        if (!Arrays.equals(expected, actual)) {
            throw failure(CheckFailure.of(
                            "%s printed %s, expected %s",
                            name, Units.bytes(actual.length), Units.bytes(expected.length))
                    .with(Bytes.difference(expected, actual)));
        }
        return this;
    }

    private Matcher find(Pattern pattern) {
        Matcher[] found = new Matcher[1];
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(STEP)
                    .atMost(Duration.ofNanos(scene.remainingNanos()))
                    .until(() -> {
                        // Asked first: what comes between the two questions must not be missed.
                        boolean over = printed.ended() && messages.ended();
                        for (ProgramOutput output : List.of(printed, messages)) {
                            Matcher matcher = pattern.matcher(output.text());
                            if (matcher.find()) {
                                found[0] = matcher;
                            }
                        }
                        return over || found[0] != null;
                    });
        } catch (ConditionTimeoutException e) {
            throw failure(CheckFailure.of("%s did not say \"%s\"", name, plain(pattern))
                    .causedBy(e)
                    .afterWaiting());
        }
        if (found[0] == null) {
            throw failure(CheckFailure.of("%s ended, and did not say \"%s\"", name, plain(pattern)));
        }
        return found[0];
    }

    private static String plain(Pattern pattern) {
        return pattern.pattern().replaceAll("\\\\[QE]", "");
    }

    /** Adds what the program itself has to say of the matter. */
    private CheckFailure failure(CheckFailure failure) {
        List<String> lines = new ArrayList<>(failure.detail());
        messages.text().lines().limit(SHOWN_LINES).forEach(line -> lines.add(name + " says: " + line));
        return failure.with(lines);
    }
}
