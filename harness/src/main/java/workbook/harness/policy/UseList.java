package workbook.harness.policy;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/** Gathers what a class file needs, whatever shape the class file gives it. */
final class UseList {
    private final List<Use> uses = new ArrayList<>();

    static String binaryName(String internalName) {
        return internalName.replace('/', '.');
    }

    void add(Use use) {
        uses.add(use);
    }

    /** Adds a type; of an array its elements, of a method's type everything that it names. */
    void type(Type type, int line) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType(), line);
            case Type.OBJECT -> uses.add(new Use.Named(type.getClassName(), line));
            case Type.METHOD -> {
                type(type.getReturnType(), line);
                for (Type argument : type.getArgumentTypes()) {
                    type(argument, line);
                }
            }
            default -> {
                // A primitive type is always allowed.
            }
        }
    }

    /**
     * Adds a member. The types in its descriptor are left out: if the member is another class's, the rule about it has
     * judged them, and {@code VarHandle.get} has whatever types its caller likes.
     */
    void member(String internalOwner, String name, String descriptor, int line) {
        if (internalOwner.startsWith("[")) {
            // All that an array has of its own is clone().
            type(Type.getObjectType(internalOwner), line);
        } else {
            uses.add(new Use.Member(binaryName(internalOwner), name, descriptor, line));
        }
    }

    void handle(Handle handle, int line) {
        member(handle.getOwner(), handle.getName(), handle.getDesc(), line);
    }

    /** Adds what a constant needs: a class literal, a method handle, a value computed by a bootstrap method. */
    void constant(Object constant, int line) {
        if (constant instanceof Type type) {
            type(type, line);
        } else if (constant instanceof Handle handle) {
            handle(handle, line);
        } else if (constant instanceof ConstantDynamic computed) {
            type(Type.getType(computed.getDescriptor()), line);
            handle(computed.getBootstrapMethod(), line);
            for (int i = 0; i < computed.getBootstrapMethodArgumentCount(); i++) {
                constant(computed.getBootstrapMethodArgument(i), line);
            }
        }
    }

    List<Use> list() {
        return uses;
    }
}
