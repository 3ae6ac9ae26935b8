package workbook.harness.call;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import workbook.harness.scene.Scene;

/**
 * Calls a method of the learner's and says what came of it in the learner's terms.
 *
 * <pre>
 * calling("parse(\"h:80\").port()", () -> Endpoint.parse("h:80").port()).returns(80);
 * calling("parse(\"h:+80\")", () -> Endpoint.parse("h:+80")).refuses(IllegalArgumentException.class).naming("h:+80");
 * </pre>
 *
 * <p>A stub's TODO passes through: a check that comes upon one has not begun.
 */
public final class Calling {

    /** A call without a result. */
    @FunctionalInterface
    public interface Action {
        /** Makes the call. */
        void run() throws Exception;
    }

    private Calling() {}

    /** Makes the call at once on this thread; {@code what} is the call as the learner would write it. */
    public static <T> Answer<T> calling(String what, Callable<T> body) {
        try {
            return Answer.returned(what, body.call());
        } catch (Throwable thrown) {
            return Answer.threw(what, thrown);
        }
    }

    /** Makes a call without a result at once on this thread. */
    public static Answer<Void> doing(String what, Action body) {
        return calling(what, () -> {
            body.run();
            return null;
        });
    }

    /** Makes the call on a thread of its own, for calls that wait for what the check does next. */
    public static <T> Started<T> starting(Scene scene, String what, Callable<T> body) {
        Started<T> started = beside(scene, what, body);
        scene.calls(started::endedUnasked);
        return started;
    }

    /** Does some work of the check's own on a thread of its own. */
    public static <T> Started<T> beside(Scene scene, String what, Callable<T> body) {
        FutureTask<T> task = new FutureTask<>(body);
        Thread thread = new CallThread(task, what);
        thread.start();
        return new Started<>(what, task, thread, scene);
    }
}
