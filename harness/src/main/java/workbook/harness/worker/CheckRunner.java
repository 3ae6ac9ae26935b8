package workbook.harness.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import workbook.harness.Check;
import workbook.harness.Reference;
import workbook.harness.finding.LearnerCode;
import workbook.harness.finding.StubTodo;
import workbook.harness.resource.OpenSockets;
import workbook.harness.scene.Scene;

/**
 * Runs one check in this JVM: on a thread and in a thread group of its own, within its limit, and looks afterwards at
 * what the learner's program left behind.
 */
public final class CheckRunner {

    /** What a right program may need to wind up after its close() has returned. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A second more than a selector may take to give back what was closed under it. */
    private static final long SOCKETS_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Twice what the contracts allow a close() to take. */
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** What a thread may need to tell of the exception that ends it. */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long STACK_BYTES = 1 << 20;

    private final LearnerCode learner;
    private final Reference reference;
    private final CapturedOutput output;

    /** Makes a runner for checks of {@code learner}'s program, which may meet {@code reference}. */
    public CheckRunner(LearnerCode learner, Reference reference) {
        this(learner, reference, new CapturedOutput());
    }

    CheckRunner(LearnerCode learner, Reference reference, CapturedOutput output) {
        this.learner = learner;
        this.reference = reference;
        this.output = output;
    }

    /** Runs the check of a suite class that {@code loader} finds. */
    public CheckReport run(CheckRequest request, ClassLoader loader) throws InterruptedException {
        output.clear();
        Eden.makeRoom();
        int socketsBefore = OpenSockets.count();
        CheckThreads threads = new CheckThreads(request.name());
        FindingWriter writer = new FindingWriter(learner, threads, output, request.exercise());
        long limit = stretched(request.limitNanos());
        Scene scene = new Scene(request.name(), limit, request.seed());
        FutureTask<Void> done = new FutureTask<>(() -> invoke(request, loader, scene));
        Thread thread = new Thread(threads, done, "check " + request.method(), STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            done.get(limit, TimeUnit.NANOSECONDS);
            // The check's own thread has done its work; it must not be taken for one that was left behind.
            thread.join();
            return leaks(threads, socketsBefore, writer, scene).orElseGet(CheckReport::passed);
        } catch (ExecutionException e) {
            thread.join();
            threads.awaitRest(REST_NANOS);
            CheckReport report = writer.thrown(thrownBy(e), scene);
            boolean closed = closeLearnersObjects(threads, scene).isEmpty();
            scene.close();
            return report.withSpent(!closed || isSpent(threads, socketsBefore));
        } catch (TimeoutException e) {
            CheckReport report = writer.hung(request.limitNanos(), scene);
            scene.close();
            return report;
        }
    }

    /** On a machine that is too busy a right program needs more time; a finding still names the limit as it is declared. */
    private static long stretched(long limitNanos) {
        return limitNanos == Long.MAX_VALUE ? limitNanos : (long) (limitNanos * MachineLoad.stretch());
    }

    /** Returns what the learner's program left behind after a check whose claims hold, if it left anything. */
    private Optional<CheckReport> leaks(CheckThreads threads, int socketsBefore, FindingWriter writer, Scene scene)
            throws InterruptedException {
        Optional<Throwable> trouble = closeLearnersObjects(threads, scene);
        if (trouble.filter(StubTodo::isIn).isPresent()) {
            // A close() that is not begun leaves everything open; the checks of close() say TODO, and that is enough.
            scene.close();
            return Optional.of(CheckReport.passed().withSpent(isSpent(threads, socketsBefore)));
        }
        if (trouble.isPresent()) {
            CheckReport report = writer.closeFailed(trouble.get(), scene);
            scene.close();
            return Optional.of(report);
        }
        // The peers are still connected here: a close() must end its threads by itself, not wait for them to leave.
        if (!threads.awaitLearnersEnd(stretched(GRACE_NANOS))) {
            CheckReport report = writer.threadsLeft(scene);
            scene.close();
            return Optional.of(report);
        }
        scene.close();
        if (!threads.awaitEnd(GRACE_NANOS)) {
            return Optional.of(writer.threadsLeft(scene));
        }
        int left = OpenSockets.awaitAtMost(socketsBefore, Duration.ofNanos(SOCKETS_NANOS));
        return left > 0 ? Optional.of(writer.socketsLeft(left, scene)) : Optional.empty();
    }

    /** Closes the learner's objects as their user would; returns what came in the way, a time-out included. */
    private static Optional<Throwable> closeLearnersObjects(CheckThreads threads, Scene scene)
            throws InterruptedException {
        FutureTask<Void> closing = new FutureTask<>(() -> {
            scene.closeLearnersObjects();
            return null;
        });
        Thread thread = new Thread(threads, closing, "close");
        thread.setDaemon(true);
        thread.start();
        try {
            closing.get(CLOSE_NANOS, TimeUnit.NANOSECONDS);
            thread.join();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause());
        } catch (TimeoutException e) {
            return Optional.of(new CloseHungException());
        }
    }

    /** A failed check needs no verdict on what it left behind; only the next check must not suffer from it. */
    private static boolean isSpent(CheckThreads threads, int socketsBefore) throws InterruptedException {
        return !threads.awaitEnd(TimeUnit.MILLISECONDS.toNanos(50)) || OpenSockets.count() > socketsBefore;
    }

    private Void invoke(CheckRequest request, ClassLoader loader, Scene scene) throws ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(loader);
        Class<?> suite = Class.forName(request.suiteClass(), true, loader);
        Constructor<?> constructor = suite.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method method = check(suite, request.method());
        Object[] words = Words.forParameters(method.getParameterTypes(), scene, reference);
        method.invoke(constructor.newInstance(), words);
        return null;
    }

    /** Returns what the check itself threw, as it was thrown. */
    private static Throwable thrownBy(ExecutionException e) {
        return e.getCause() instanceof InvocationTargetException invocation ? invocation.getCause() : e.getCause();
    }

    private static Method check(Class<?> suite, String name) throws NoSuchMethodException {
        Method method = Arrays.stream(suite.getDeclaredMethods())
                .filter(m -> m.getName().equals(name) && m.isAnnotationPresent(Check.class))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(suite.getName() + " has no check " + name));
        method.setAccessible(true);
        return method;
    }
}
