package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Own classes that stand where the grader's are looked for. */
class ImpostorsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workbook.harness",
                "workbook.harness.wire",
                "org.junit.jupiter.api",
                "org.assertj.core.api",
                "org.awaitility",
                "org.opentest4j",
                "org.hamcrest",
                "javax.mine",
                "com.google.gson"
            })
    void aClassInATakenPackageIsTold(String packageName) throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\nclass Root { " + packageName + ".Fake it; }",
                "package " + packageName + ";\npublic class Fake { }");

        assertThat(ApiPolicy.course().impostors(own, "workbook.tcp.Root"))
                .singleElement()
                .satisfies(breach -> assertThat(breach.className()).isEqualTo(packageName + ".Fake"))
                .satisfies(breach -> assertThat(breach.sourceFile()).isEqualTo("Fake.java"))
                .satisfies(breach -> assertThat(breach.reason()).contains("are taken"));
    }

    @Test
    void aClassInATakenPackageThatTheRootDoesNotReachCostsItNothing() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder, "package workbook.tcp;\nclass Root { }", "package org.junit;\npublic class Fake { }");

        assertThat(ApiPolicy.course().impostors(own, "workbook.tcp.Root")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RootSuite", "RootSample"})
    void aClassNamedLikeTheTestsIsToldThoughNothingReachesIt(String name) throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder, "package workbook.tcp;\nclass Root { }", "package workbook.tcp;\nclass " + name + " { }");

        assertThat(ApiPolicy.course().impostors(own, "workbook.tcp.Root"))
                .extracting(Breach::call)
                .containsExactly("workbook.tcp." + name);
    }

    @Test
    void otherClassesAreNone() throws IOException {
        ClassFiles own = TestCompiler.compile(
                folder,
                "package workbook.tcp;\nclass Root { OtherSuite it; }",
                "package workbook.tcp;\nclass OtherSuite { }");

        assertThat(ApiPolicy.course().impostors(own, "workbook.tcp.Root")).isEmpty();
    }
}
