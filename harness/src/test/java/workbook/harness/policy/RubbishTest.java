package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Files that no compiler writes, or that came apart: told, never thrown. */
class RubbishTest {
    private static final ApiPolicy POLICY = ApiPolicy.course();

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void compile() throws IOException {
        TestCompiler.compile(
                folder,
                """
                package workbook.tcp;
                class Root {
                    Helper it;
                    int run(String text) {
                        return switch (text) { case "a" -> 1; default -> text.length() + "x".length(); };
                    }
                }
                """,
                "package workbook.tcp;\nclass Helper { Runnable it = () -> { throw new IllegalStateException(\"x\" + this); }; }");
        root = folder.resolve("workbook/tcp/Root.class");
    }

    @Test
    void anEmptyFile() throws IOException {
        Files.write(root, new byte[0]);

        assertSingle("Root.class", "not a class file");
    }

    @Test
    void aTextFile() throws IOException {
        Files.writeString(root, "class Root { int longEnough; }");

        assertSingle("Root.class", "not a class file");
    }

    @Test
    void aFileCutAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(root);
        for (int length = 0; length < whole.length; length += 5) {
            Files.write(root, Arrays.copyOf(whole, length));

            assertThat(judge()).as("cut after %d bytes", length).hasSize(1);
        }
    }

    @Test
    void filesWithChangedBytesNeverThrow() throws IOException {
        byte[] whole = Files.readAllBytes(root);
        Random random = new Random(8731);
        for (int i = 0; i < 1_000; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            Files.write(root, changed);

            assertThat(judge()).isNotNull();
        }
    }

    @Test
    void aFileForANewerJava() throws IOException {
        byte[] bytes = Files.readAllBytes(root);
        bytes[7] = 120;
        Files.write(root, bytes);

        assertSingle("Root.class", "compiled for Java 76");
    }

    @Test
    void aFileThatHoldsAnotherClass() throws IOException {
        Files.copy(folder.resolve("workbook/tcp/Helper.class"), root, StandardCopyOption.REPLACE_EXISTING);

        assertSingle("Root.class", "workbook.tcp.Helper");
    }

    @Test
    void rubbishBesideTheExerciseCostsNothing() throws IOException {
        Files.writeString(folder.resolve("workbook/tcp/Zed.class"), "rubbish");

        assertThat(judge()).isEmpty();
    }

    @Test
    void rubbishThatTheExerciseReachesIsToldByItsOwnName() throws IOException {
        Files.writeString(folder.resolve("workbook/tcp/Helper.class"), "rubbish");

        assertThat(judge())
                .extracting(breach -> breach.className() + " " + breach.call())
                .containsExactly("workbook.tcp.Helper Helper.class");
    }

    @Test
    void anOwnClassThatIsMissingIsForTheCompilerToTell() throws IOException {
        Files.delete(folder.resolve("workbook/tcp/Helper.class"));

        assertThat(judge()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"workbook/tcp/Gone", "Unresolved", "nobody/has/This"})
    void aTypeThatIsNowhereIsForTheCompilerToTell(String type) throws IOException {
        write(
                "Root",
                "java/lang/Object",
                method -> method.visitMethodInsn(Opcodes.INVOKESTATIC, type, "run", "()V", false));

        assertThat(judge()).isEmpty();
    }

    @Test
    void aMissingClassThatTheGraderHasAReferenceOfIsForTheCompilerToTell() throws IOException {
        // The class path of this test has no references. A class that it has and that no rule knows is as good.
        TestCompiler.compile(
                folder,
                "package org.apiguardian.api;\nclass Own { API it; }",
                "package org.apiguardian.api;\nclass API { }");
        Files.delete(folder.resolve("org/apiguardian/api/API.class"));

        assertThat(ApiPolicy.class.getResource("/org/apiguardian/api/API.class"))
                .isNotNull();
        assertThat(POLICY.judge(ClassFiles.in(folder), "org.apiguardian.api.Own"))
                .isEmpty();
    }

    @Test
    void aClassOfTheGraderIsRefusedThoughItIsNotAmongTheFiles() throws IOException {
        TestCompiler.compile(
                folder,
                "package workbook.tcp;\nclass Root { Object it = workbook.harness.Grader.it; }",
                "package workbook.harness;\npublic class Grader { public static Object it; }");
        Files.delete(folder.resolve("workbook/harness/Grader.class"));

        assertSingle("workbook.harness.Grader", "no part of an exercise");
    }

    @Test
    void superclassesInACircleEnd() throws IOException {
        write(
                "Root",
                "workbook/tcp/Helper",
                method -> method.visitMethodInsn(Opcodes.INVOKESTATIC, "workbook/tcp/Root", "nowhere", "()V", false));
        write("Helper", "workbook/tcp/Root", method -> {});

        assertThat(judge()).isEmpty();
    }

    @Test
    void aBootstrapMethodThatNoCompilerUsesIsRefused() throws IOException {
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/Runtime", "exit", "()V", false);
        write("Root", "java/lang/Object", method -> method.visitInvokeDynamicInsn("x", "()V", bootstrap));

        assertSingle("Runtime.exit()", "must not end the JVM");
    }

    @Test
    void aDescriptorThatIsNone() throws IOException {
        write(
                "Root",
                "java/lang/Object",
                method -> method.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "?"));

        assertSingle("Root.class", "damaged");
    }

    @Test
    void aBootstrapMethodOfAComputedConstantIsJudged() throws IOException {
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/Runtime", "exit", "()V", false);
        write(
                "Root",
                "java/lang/Object",
                method -> method.visitLdcInsn(new ConstantDynamic("x", "Ljava/lang/Object;", bootstrap)));

        assertSingle("Runtime.exit()", "must not end the JVM");
    }

    @Test
    void aMethodHandleInAComputedConstantIsJudged() throws IOException {
        Handle bootstrap =
                new Handle(Opcodes.H_INVOKESTATIC, "java/lang/invoke/ConstantBootstraps", "invoke", "()V", false);
        Handle exit = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/System", "exit", "(I)V", false);
        write(
                "Root",
                "java/lang/Object",
                method -> method.visitLdcInsn(new ConstantDynamic("x", "Ljava/lang/Object;", bootstrap, exit)));

        assertSingle("System.exit(int)", "must not end the JVM");
    }

    private void write(String name, String superName, Consumer<MethodVisitor> code) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "workbook/tcp/" + name, null, superName, null);
        MethodVisitor method = writer.visitMethod(0, "run", "()V", null, null);
        method.visitCode();
        code.accept(method);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        Files.write(folder.resolve("workbook/tcp/" + name + ".class"), writer.toByteArray());
    }

    private void assertSingle(String call, String reason) throws IOException {
        assertThat(judge())
                .singleElement()
                .satisfies(breach -> assertThat(breach.call()).isEqualTo(call))
                .satisfies(breach -> assertThat(breach.reason()).contains(reason))
                .satisfies(breach -> assertThat(breach.sourceFile()).isNotEmpty());
    }

    private List<Breach> judge() throws IOException {
        return POLICY.judge(ClassFiles.in(folder), "workbook.tcp.Root");
    }
}
