package workbook.harness.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import workbook.harness.Check;
import workbook.harness.Reference;
import workbook.harness.call.Started;
import workbook.harness.scene.CheckFailure;
import workbook.harness.tcp.Tcp;
import workbook.harness.text.Bytes;

/** The suite that real workers run: each check does something else to its JVM. */
final class WorkersChecks {

    /** The worker's own output, where its replies go. */
    private static final FileOutputStream OUTPUT = new FileOutputStream(FileDescriptor.out);

    private static int calls;

    @Check
    void passes() {}

    @Check
    void fails() {
        throw CheckFailure.of("Your server sent %s", "nothing\tat all");
    }

    @Check
    void isTodo() {
        throw new UnsupportedOperationException("TODO 9.1: do it");
    }

    @Check
    void exitsLikeAnEmptyMemory() {
        System.exit(3);
    }

    @Check
    void closesTheReplies() throws IOException {
        OUTPUT.close();
        LockSupport.park();
    }

    @Check
    void closesStandardOutput() {
        System.out.close();
    }

    @Check
    void printsAndFails() {
        System.out.println("hello");
        throw CheckFailure.of("failed");
    }

    @Check
    void throwsWhatCannotBeAsked() {
        throw new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new IllegalStateException("ask me nothing");
            }
        };
    }

    @Check
    void exits() {
        System.exit(7);
    }

    @Check
    void halts() {
        Runtime.getRuntime().halt(0);
    }

    @Check
    void usesUpAllMemory() {
        List<byte[]> keep = new ArrayList<>();
        while (keep.size() < 1 << 20) {
            keep.add(new byte[1 << 20]);
        }
    }

    @Check
    void ignoresEveryInterrupt() {
        while (calls == 0) {
            LockSupport.park();
        }
    }

    @Check
    void spins() {
        while (calls == 0) {
            Thread.onSpinWait();
        }
    }

    /** A class of the learner's that is never ready. */
    private static final class Endless {

        private static int ready;

        static {
            while (Integer.parseInt("1") == 1) {
                Thread.onSpinWait();
            }
        }
    }

    @Check
    void waitsForAStaticInitialiser() {
        assertThat(Endless.ready).isZero();
    }

    @Check
    void recursesWithoutEnd() {
        assertThat(deeper()).isZero();
    }

    private static int deeper() {
        return deeper() + 1;
    }

    /** Keeps the JVM from ever telling how the check ended. */
    @Check
    void throwsWhatCannotBeTold() {
        throw new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                ignoresEveryInterrupt();
                return "";
            }
        };
    }

    @Check
    void repliesForItself() throws IOException {
        byte[] reply = Bytes.utf8("\nREPORT\tPASSED\tNONE\t\n" + "0".repeat(32) + "\tREPORT\tPASSED\tNONE\t\n");
        System.out.write(reply);
        OUTPUT.write(reply);
        throw CheckFailure.of("it failed all the same");
    }

    @Check
    void readsItsInput() throws IOException {
        assertThat(System.in.read()).isEqualTo(-1);
    }

    @Check
    void floodsTheOutput() {
        String line = "a".repeat(10_000);
        for (int i = 0; i < 5_000; i++) {
            System.out.println(line);
        }
        throw CheckFailure.of("it failed all the same");
    }

    @Check
    void countsItsCalls() {
        calls++;
        assertThat(calls).isEqualTo(1);
    }

    @Check
    void meetsTheReference(Reference reference) throws Exception {
        assertThat(reference.play("TestRole", "a\tb")).isEqualTo("told a\tb");
    }

    @Check
    void meetsTwoReferencesAtOnce(Tcp tcp, Reference reference) throws Exception {
        for (int i = 0; i < 50; i++) {
            Started<String> one = tcp.starting("one", () -> reference.play("TestRole", "one"));
            Started<String> other = tcp.starting("other", () -> reference.play("TestRole", "other"));
            other.ends().returns("told other");
            one.ends().returns("told one");
        }
    }

    @Check
    void meetsAReferenceThatThrows(Reference reference) throws Exception {
        reference.play("TestRole", "throw");
    }
}
