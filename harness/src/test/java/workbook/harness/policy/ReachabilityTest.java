package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the student's classes are judged with the class of an exercise. */
class ReachabilityTest {
    private static final String BAD =
            "package workbook.tcp;\nclass Bad { static Object it; Bad() { System.exit(1); } }";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a class that is created        | class Root { Object it = new Bad(); }
        a static field                 | class Root { Object it = Bad.it; }
        the type of a field            | class Root { Bad it; }
        the type of an array           | class Root { Object it = new Bad[1][1]; }
        a parameter                    | abstract class Root { abstract void run(Bad it); }
        a superclass                   | class Root extends Bad { }
        a cast                         | class Root { Object it = (Bad) null; }
        a class literal                | class Root { Object it = Bad.class; }
        a constructor's reference      | class Root { java.util.function.Supplier<?> it = Bad::new; }
        a nested class                 | class Root { static class Inner { Bad it; } }
        an anonymous class             | class Root { Object it = new Object() { Bad it; }; }
        a lambda's body                | class Root { Runnable it = () -> new Bad(); }
        """)
    void isJudgedToo(String way, String root) throws IOException {
        ClassFiles own = TestCompiler.compile(folder, "package workbook.tcp;\n" + root, BAD);

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .as(way)
                .extracting(Breach::className)
                .containsExactly("workbook.tcp.Bad");
    }

    @Test
    void whatIsReachedOverAnotherClassAndPackageIsJudgedToo() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\nclass Root { workbook.tcp.more.Step it; }",
                "package workbook.tcp.more;\npublic class Step { Far it; }",
                "package workbook.tcp.more;\nclass Far { static { System.exit(1); } }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .extracting(Breach::className)
                .containsExactly("workbook.tcp.more.Far");
    }

    @Test
    void aClassThatIsNotReachedCostsNothing() throws IOException {
        ClassFiles own = TestCompiler.compile(folder, "package workbook.tcp;\nclass Root { }", BAD);

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root")).isEmpty();
    }

    @Test
    void classesThatNameEachOtherAreJudgedOnce() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\nclass Root { Other it; void end() { System.exit(1); } }",
                "package workbook.tcp;\nclass Other { Root it; }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root")).hasSize(1);
    }

    @Test
    void aRootThatIsNotThereHasNoBreach() throws IOException {
        ClassFiles own = TestCompiler.compile(folder, BAD);

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root")).isEmpty();
    }

    @Test
    void theRootComesFirstThenTheOthersByNameAndLine() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                """
                package workbook.tcp;
                class Root {
                    Runnable late = () -> System.exit(3);
                    A a;
                    void end() {
                        System.exit(6);
                    }
                }
                """,
                "package workbook.tcp;\nclass A { static { System.exit(1); } Z z; }",
                "package workbook.tcp;\nclass Z { static { System.exit(1); } }");

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root"))
                .extracting(breach -> breach.className().substring(13) + ":" + breach.line())
                .containsExactly("Root:3", "Root:6", "A:2", "Z:2");
    }
}
