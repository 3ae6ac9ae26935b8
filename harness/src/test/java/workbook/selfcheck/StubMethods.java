package workbook.selfcheck;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The methods of a stub, each by its name and descriptor.
 *
 * @param todo those that the student fills
 * @param given those that are handed out complete
 */
record StubMethods(Set<String> todo, Set<String> given) {

    StubMethods {
        todo = Set.copyOf(todo);
        given = Set.copyOf(given);
    }

    /** Reads them from a stub's class file. */
    static StubMethods of(byte[] stub) {
        Set<String> todo = new TreeSet<>();
        Set<String> given = new TreeSet<>();
        new ClassReader(stub)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] thrown) {
                                given.add(name + type);
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitLdcInsn(Object value) {
                                        if (value instanceof String text && text.startsWith("TODO ")) {
                                            todo.add(name + type);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        given.removeAll(todo);
        return new StubMethods(todo, given);
    }
}
