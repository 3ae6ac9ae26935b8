package workbook.harness.resource;

import java.time.Duration;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;

/**
 * Counts the sockets and selectors that are open, to tell what the learner's program keeps while it goes on.
 *
 * <p>The check's own count too. Where the system does not list them, as Linux does, no claim fails.
 */
public final class Sockets {

    private final Scene scene;
    private final int before = OpenSockets.count();

    /** Counts what is open when the check begins. */
    public Sockets(Scene scene) {
        this.scene = scene;
    }

    /**
     * Waits until no more than {@code n} are open beyond those that were when the check began; fails when that does not
     * come about in the check's time.
     *
     * @param when the moment, such as {@code "after ten clients have left"}
     */
    public void expectOpenAtMost(int n, String when) {
        int beyond = OpenSockets.awaitAtMost(before + n, Duration.ofNanos(scene.remainingNanos()));
        if (beyond > 0) {
            throw CheckFailure.of(
                    "%s sockets are open %s, the check's own among them; at most %s are allowed here",
                    n + beyond, when, n);
        }
    }
}
