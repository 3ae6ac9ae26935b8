package workbook.harness.grading;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grade.CheckResult;
import workbook.harness.worker.Words;

/**
 * Sends each check of a suite to where it runs: to a worker under Maven, to JUnit's own JVM in an IDE. Tells JUnit how it
 * ended: red means wrong, skipped means not begun.
 */
public final class GradingExtension implements InvocationInterceptor, ParameterResolver, AfterAllCallback {

    /**
     * Keeps JUnit from making an instance: a constructor or a static initialiser of a sample is a student's code, and must
     * not run in the JVM that grades. JUnit wants some object, and never uses it, since its call is skipped too.
     */
    @Override
    @SuppressWarnings("unchecked")
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> call, ExtensionContext context) {
        invocation.skip();
        return (T) new Object();
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        // JUnit's own call is never made: the check gets its words, its thread and its limit from a CheckRunner.
        invocation.skip();
        Class<?> suite = context.getRequiredTestClass();
        CheckInfo check = CheckCatalog.check(suite, call.getExecutable());
        if (GradingRun.current().isPresent()) {
            GradingRun run = GradingRun.current().get();
            CheckResult result = run.result(check);
            // With a bar, the run's verdict is one: no single check is red.
            Verdict.tell(
                    result,
                    run.settings().context(),
                    run.settings().requiredPercent().isPresent());
        } else {
            Verdict.tell(InProcess.run(check, suite), InProcess.context(check), false);
        }
    }

    /** Gives the verdict of a run with a bar where its last class ends, so that the build is red below it. */
    @Override
    public void afterAll(ExtensionContext context) {
        GradingRun.current()
                .filter(run -> run.isLast(context.getRequiredTestClass()))
                .ifPresent(GradingRun::requireBar);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Words.types().contains(parameter.getParameter().getType());
    }

    /** The check's runner makes the words; JUnit only needs to know that there will be some. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }
}
