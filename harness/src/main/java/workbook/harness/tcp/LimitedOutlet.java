package workbook.harness.tcp;

import java.io.IOException;
import java.util.Arrays;

/** Passes a number of bytes on, does something once when they are through, and drops the rest. */
abstract class LimitedOutlet extends PassingOutlet {

    private int left;
    private boolean done;

    LimitedOutlet(Outlet next, int limit) {
        super(next);
        this.left = limit;
    }

    /** Called once, when the last byte of the limit was passed on. */
    abstract void reached() throws IOException;

    @Override
    public void write(byte[] bytes) throws IOException, InterruptedException {
        int n = Math.min(left, bytes.length);
        if (n > 0) {
            next.write(Arrays.copyOf(bytes, n));
            left -= n;
        }
        reachedOnce();
    }

    @Override
    public void end() throws IOException {
        // Past the limit the fault has decided how the direction goes on.
        if (left > 0) {
            next.end();
        } else {
            reachedOnce();
        }
    }

    private void reachedOnce() throws IOException {
        if (left == 0 && !done) {
            done = true;
            reached();
        }
    }
}
