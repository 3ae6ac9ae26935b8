package workbook.harness.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import workbook.harness.text.Sentence;

class CompileProblemsTest {

    private static final LearnerCode LEARNER = new LearnerCode(Set.of("workbook.tcp.EchoServer"));
    private static final StackTraceElement OWN =
            new StackTraceElement("workbook.tcp.EchoServer", "start", "EchoServer.java", 41);
    private static final StackTraceElement SUITES =
            new StackTraceElement("workbook.tcp.EchoServerSuite", "check", "EchoServerSuite.java", 17);
    private static final StackTraceElement SAMPLE =
            new StackTraceElement("workbook.tcp.EchoServerSample", "check", "EchoServerSample.java", 9);

    @Test
    void aLineOfTheLearnersThatDoesNotCompileIsQuoted() {
        assertThat(explain(unresolved("\n\tSyntax error, insert \";\" to complete Statement\n", OWN)))
                .contains("A line of your program does not compile: Syntax error, insert \";\" to complete Statement");
    }

    @Test
    void amongSeveralProblemsTheUndefinedNameIsTheCause() {
        assertThat(explain(unresolved(
                        "s: \n\tType mismatch: cannot convert from String to int\n\tx cannot be resolved\n", OWN)))
                .contains("A line of your program does not compile: x cannot be resolved");
    }

    @Test
    void withoutAnUndefinedNameTheFirstProblemIsTold() {
        assertThat(explain(unresolved("s: \n\tType mismatch\n\tUnreachable code\n", OWN)))
                .contains("A line of your program does not compile: Type mismatch");
    }

    @Test
    void aLineOfTheSuiteThatDoesNotCompileTellsWhatTheClassLacks() {
        assertThat(explain(unresolved("\n\tThe method start() is undefined for the type EchoServer\n", SUITES)))
                .contains("Your class no longer has what its exercise names: "
                        + "The method start() is undefined for the type EchoServer");
    }

    @Test
    void aLineOfTheSampleThatIsWrongByItselfIsQuotedWithItsPlace() {
        assertThat(explain(unresolved("\n\tThe method throwsA(Class<IOException>) is undefined\n", SAMPLE)))
                .contains("EchoServerSample.java:9 does not compile: "
                        + "The method throwsA(Class<IOException>) is undefined");
    }

    @Test
    void aLineOfTheSampleThatCallsWhatIsGoneTellsWhatTheClassLacks() {
        assertThat(explain(unresolved("\n\tThe method start() is undefined for the type EchoServer\n", SAMPLE)))
                .contains("Your class no longer has what its exercise names: "
                        + "The method start() is undefined for the type EchoServer");
    }

    @Test
    void problemsWithoutTextPointToTheirErrorLines() {
        assertThat(explain(unresolved("", OWN)))
                .contains("Your class does not compile; the ERROR lines at the beginning tell where");
    }

    @Test
    void aProblemWithoutAStackIsTold() {
        assertThat(explain(unresolved("\n\tx cannot be resolved\n"))).isPresent();
    }

    @Test
    void aMethodOrFieldThatIsGoneIsNamed() {
        assertThat(explain(new NoSuchMethodError("'void workbook.tcp.EchoServer.start()'")))
                .contains("Your class no longer has what its exercise names: 'void workbook.tcp.EchoServer.start()'");
        assertThat(explain(new NoSuchFieldError("limit")))
                .contains("Your class no longer has what its exercise names: limit");
    }

    @Test
    void aMissingClassIsNamedWithDots() {
        assertThat(explain(new NoClassDefFoundError("workbook/tcp/Endpoint")))
                .contains("A class is missing: workbook.tcp.Endpoint");
        assertThat(explain(new ClassNotFoundException("workbook.tcp.Endpoint")))
                .contains("A class is missing: workbook.tcp.Endpoint");
    }

    @Test
    void aStaticInitialiserThatThrewIsToldWithItsException() {
        assertThat(explain(new ExceptionInInitializerError(new IllegalStateException("no port"))))
                .contains("The static initialiser of your class threw java.lang.IllegalStateException: no port");
    }

    @Test
    void anErrorOfTheLearnersOwnIsNoCompileProblem() {
        assertThat(explain(new Error("no port"))).isEmpty();
        assertThat(explain(new AssertionError("Unresolved compilation problem: x")))
                .isEmpty();
        assertThat(explain(new IllegalStateException("x"))).isEmpty();
    }

    private static Error unresolved(String problems, StackTraceElement... stack) {
        Error error =
                new Error("Unresolved compilation problem" + (problems.startsWith("s") ? problems : ": " + problems));
        error.setStackTrace(stack);
        return error;
    }

    private static Optional<String> explain(Throwable thrown) {
        return CompileProblems.explain(thrown, LEARNER).map(Sentence::toString);
    }
}
