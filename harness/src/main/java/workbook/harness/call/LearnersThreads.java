package workbook.harness.call;

import java.util.Arrays;
import java.util.List;
import workbook.harness.finding.BlockedCalls;

/** Finds the threads of the learner's program: those of the check's group that no check has started. */
public final class LearnersThreads {

    private LearnersThreads() {}

    /** Returns those that run now; to be called on the check's own thread, which is not among them. */
    public static List<Thread> alive() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Thread[] found = new Thread[group.activeCount() + 16];
        int n = group.enumerate(found);
        return Arrays.stream(found, 0, n)
                .filter(thread -> thread != Thread.currentThread() && !(thread instanceof CallThread))
                .toList();
    }

    /** Returns whether each of them waits: none computes, and none has something to do and no processor for it. */
    public static boolean allWait() {
        return alive().stream().allMatch(thread -> BlockedCalls.waits(thread, thread.getStackTrace()));
    }
}
