package workbook.selfcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes stubs whose methods do nothing: each TODO becomes an empty body that returns null, 0 or false. */
final class IdleStubs {

    private IdleStubs() {}

    /** Copies the classes in {@code stubs} to a new folder, {@code className} with idle methods. */
    static Path of(Path stubs, String className) throws IOException {
        Path folder = Workbook.newFolder("idle");
        try (Stream<Path> files = Files.walk(stubs)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                Path copy = folder.resolve(stubs.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                boolean graded = file.endsWith(className.replace('.', '/') + ".class");
                Files.write(copy, graded ? idle(Files.readAllBytes(file)) : Files.readAllBytes(file));
            }
        }
        return folder;
    }

    private static byte[] idle(byte[] stub) {
        ClassReader reader = new ClassReader(stub);
        Set<String> todos = StubMethods.of(stub).todo();
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] thrown) {
                        MethodVisitor method = super.visitMethod(access, name, type, signature, thrown);
                        if (!todos.contains(name + type)) {
                            return method;
                        }
                        writeIdleBody(method, name, type, reader.getSuperName());
                        return null;
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static void writeIdleBody(MethodVisitor method, String name, String type, String superName) {
        method.visitCode();
        if (name.equals("<init>")) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
        }
        Type returned = Type.getReturnType(type);
        switch (returned.getSort()) {
            case Type.VOID -> {}
            case Type.LONG -> method.visitInsn(Opcodes.LCONST_0);
            case Type.DOUBLE -> method.visitInsn(Opcodes.DCONST_0);
            case Type.FLOAT -> method.visitInsn(Opcodes.FCONST_0);
            case Type.OBJECT, Type.ARRAY -> method.visitInsn(Opcodes.ACONST_NULL);
            default -> method.visitInsn(Opcodes.ICONST_0);
        }
        method.visitInsn(returned.getOpcode(Opcodes.IRETURN));
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
