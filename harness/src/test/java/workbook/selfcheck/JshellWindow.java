package workbook.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/** One window of jshell: takes lines and answers as the tool does. */
final class JshellWindow implements AutoCloseable {

    /** What the tool imports by itself. */
    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.prefs.*",
            "java.util.regex.*",
            "java.util.stream.*");

    private static final long LIMIT_SECONDS = 20;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "jshell");
        made.setDaemon(true);
        return made;
    });
    private final JShell shell;
    private int typed;

    JshellWindow(String classPath) {
        // The default engine starts a process for each window; the listings need none.
        shell = JShell.builder()
                .executionEngine("local")
                .tempVariableNameGenerator(() -> "$" + (typed + 1))
                .build();
        shell.addToClasspath(classPath);
        IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
    }

    /** Runs a line, which may hold several statements; returns what the tool prints. */
    List<String> type(String line) throws InterruptedException {
        List<String> printed = new ArrayList<>();
        String rest = line;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String source = next.completeness().isComplete() ? next.source() : rest;
            for (SnippetEvent event : evaluate(source)) {
                // Other events tell of earlier lines that this one changed.
                if (event.causeSnippet() == null) {
                    printed.addAll(answer(event, source));
                    typed++;
                }
            }
            rest = next.completeness().isComplete() ? next.remaining() : "";
        }
        return printed;
    }

    private List<SnippetEvent> evaluate(String source) throws InterruptedException {
        try {
            return thread.submit(() -> shell.eval(source)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("jshell could not run: " + source, e);
        } catch (TimeoutException e) {
            throw new AssertionError("this line did not come back in " + LIMIT_SECONDS + " s: " + source, e);
        }
    }

    private List<String> answer(SnippetEvent event, String source) {
        Snippet snippet = event.snippet();
        if (event.status() == Snippet.Status.REJECTED) {
            throw new AssertionError("jshell refuses: " + source + "\n"
                    + shell.diagnostics(snippet)
                            .map(problem -> problem.getMessage(Locale.ROOT))
                            .collect(Collectors.joining("\n")));
        }
        if (event.exception() instanceof EvalException thrown) {
            String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
            return List.of("|  Exception " + thrown.getExceptionClassName() + message);
        }
        if (snippet instanceof MethodSnippet method) {
            return List.of("|  created method " + method.name() + "(" + method.parameterTypes() + ")");
        }
        if (event.value() != null && snippet instanceof VarSnippet variable) {
            return List.of((variable.name() + " ==> " + event.value()).stripTrailing());
        }
        if (event.value() != null && snippet instanceof ExpressionSnippet expression) {
            return List.of((expression.name() + " ==> " + event.value()).stripTrailing());
        }
        return List.of();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        shell.close();
    }
}
