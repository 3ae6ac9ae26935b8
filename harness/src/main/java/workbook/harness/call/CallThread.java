package workbook.harness.call;

/** The thread of a call that a check started; it belongs to the check, not to what the learner's program left running. */
public final class CallThread extends Thread {

    CallThread(Runnable call, String what) {
        super(call, "call of " + what);
        setDaemon(true);
    }
}
