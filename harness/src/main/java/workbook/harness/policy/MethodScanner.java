package workbook.harness.policy;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads one method of a class file: its header and its code. */
final class MethodScanner extends MethodVisitor {
    private final UseList uses;
    private final String name;
    private final String descriptor;
    private final List<String> exceptions = new ArrayList<>();
    private boolean headerDone;
    private int line;

    MethodScanner(UseList uses, String name, String descriptor, List<String> exceptions) {
        super(Opcodes.ASM9);
        this.uses = uses;
        this.name = name;
        this.descriptor = descriptor;
        this.exceptions.addAll(exceptions);
    }

    /**
     * Adds what the header and the table of catch clauses name. Neither has lines, so this waits for the first line of
     * the code, which is at least near.
     */
    private void header() {
        if (headerDone) {
            return;
        }
        headerDone = true;
        uses.type(Type.getMethodType(descriptor), line);
        for (String exception : exceptions) {
            uses.type(Type.getObjectType(exception), line);
        }
        if (name.equals("finalize") && descriptor.equals("()V")) {
            uses.member("java/lang/Object", name, descriptor, line);
        }
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
        header();
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
        uses.member(owner, method, type, line);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String type) {
        uses.member(owner, field, type, line);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        uses.type(Type.getObjectType(type), line);
    }

    @Override
    public void visitMultiANewArrayInsn(String type, int dimensions) {
        uses.type(Type.getType(type), line);
    }

    @Override
    public void visitLdcInsn(Object value) {
        uses.constant(value, line);
    }

    @Override
    public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
        uses.type(Type.getMethodType(type), line);
        uses.handle(bootstrap, line);
        for (Object argument : arguments) {
            uses.constant(argument, line);
        }
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        if (type != null) {
            exceptions.add(type);
        }
    }

    @Override
    public void visitEnd() {
        header();
    }
}
