package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member that is called through an own class is judged where that class has it from. */
class InheritedMembersTest {
    @TempDir
    private Path folder;

    @Test
    void aStaticMethodInheritedThroughOwnClassesIsTheForeignOne() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\nclass Root { void run() { Mine.getAllStackTraces(); } }",
                "package workbook.tcp;\nclass Mine extends Base implements Named { }",
                "package workbook.tcp;\nclass Base extends Thread { }",
                "package workbook.tcp;\ninterface Named { }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .extracting(Breach::call)
                .containsExactly("Thread.getAllStackTraces()");
    }

    @Test
    void aMethodThatNoRuleAllowsIsRefusedThroughAnOwnClassWithInterfaces() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\nclass Root extends Base implements Named { Object it = getResourceBundle(); }",
                "package workbook.tcp;\nclass Base extends Deep { }",
                "package workbook.tcp;\nclass Deep extends java.util.logging.Logger { Deep() { super(null, null); } }",
                "package workbook.tcp;\ninterface Named { }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .extracting(Breach::call)
                .containsExactly("Logger.getResourceBundle()", "new Logger(String, String)");
    }

    @Test
    void aMethodOfTheStudentsMayHaveTheNameOfARefusedOne() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\nclass Root extends Base { void run() { getThreadGroup(); exit(1); } }",
                "package workbook.tcp;\nclass Base { void getThreadGroup() { } static void exit(int code) { } }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root")).isEmpty();
    }

    @Test
    void aDefaultMethodOfAForeignInterfaceIsAllowedThroughAnOwnClass() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\nabstract class Root implements java.util.Comparator<String> {"
                        + " Object it = reversed(); }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root")).isEmpty();
    }

    @Test
    void aDefaultMethodThatARuleRefusesIsRefusedThroughAnOwnClass() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\nabstract class Root implements Mine { Object it = reversed(); }",
                "package workbook.tcp;\ninterface Mine extends java.util.Comparator<String> { }");
        ApiPolicy narrow = ApiPolicy.course().narrowedBy(List.of("- java.util.Comparator!reversed"));

        assertThat(narrow.judge(own, "workbook.tcp.Root"))
                .extracting(Breach::call)
                .containsExactly("Comparator.reversed()");
    }

    @Test
    void aRefusedSuperclassIsNamedOnce() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\nclass Root extends java.io.FileReader {\n"
                        + " Root() throws java.io.IOException { super(\"x\"); read(); close(); } }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .extracting(Breach::call)
                .containsExactly("java.io.FileReader");
    }
}
