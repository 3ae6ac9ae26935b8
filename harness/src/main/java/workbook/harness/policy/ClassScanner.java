package workbook.harness.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads one class file into a {@link ScannedClass}.
 *
 * <p>Generic signatures and annotations are not looked at: nothing runs because of them.
 */
final class ClassScanner extends ClassVisitor {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int MAJOR_VERSION_AT = 6;
    private static final int MAJOR_VERSION_OF_JAVA_0 = 44;

    private final UseList uses = new UseList();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> relatives = new HashSet<>();
    private String name = "";
    private String sourceFile = "";
    private String superName = "";
    private List<String> interfaces = List.of();

    private ClassScanner() {
        super(Opcodes.ASM9);
    }

    /**
     * Reads the class file that stands where the named class is expected.
     *
     * @throws UnreadableClassException if it is not the class file of that class, or not one that this Java can run
     */
    static ScannedClass scan(String expectedName, byte[] bytes) throws UnreadableClassException {
        checkHeader(bytes);
        ClassScanner scanner = new ClassScanner();
        try {
            new ClassReader(bytes).accept(scanner, ClassReader.SKIP_FRAMES);
        } catch (RuntimeException | VirtualMachineError broken) {
            // A broken file can send the reader anywhere: past an array's end, or round and round a constant that
            // refers to itself until the stack or the heap is used up.
            throw new UnreadableClassException("This class file is damaged; run mvn clean and build again.", broken);
        }
        if (!scanner.name.equals(expectedName)) {
            throw new UnreadableClassException("This class file holds another class, " + scanner.name
                    + "; a class must stand in the file and folder of its own name.");
        }
        return scanner.result();
    }

    private static void checkHeader(byte[] bytes) throws UnreadableClassException {
        if (bytes.length < MAJOR_VERSION_AT + 2 || intAt(bytes, 0) != MAGIC) {
            throw new UnreadableClassException("This is not a class file; run mvn clean and build again.");
        }
        int java = (intAt(bytes, MAJOR_VERSION_AT - 2) & 0xFFFF) - MAJOR_VERSION_OF_JAVA_0;
        int running = Runtime.version().feature();
        if (java > running) {
            throw new UnreadableClassException("This class file was compiled for Java " + java
                    + ", and the workbook runs on Java " + running + "; build it with mvn test.");
        }
    }

    private static int intAt(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) << 24
                | (bytes[offset + 1] & 0xFF) << 16
                | (bytes[offset + 2] & 0xFF) << 8
                | bytes[offset + 3] & 0xFF;
    }

    private ScannedClass result() {
        String source = sourceFile.isEmpty() ? SourceFiles.guess(name) : sourceFile;
        return new ScannedClass(name, source, superName, interfaces, declared, relatives, uses.list());
    }

    @Override
    public void visit(
            int version,
            int access,
            String internalName,
            String signature,
            String superType,
            String[] superInterfaces) {
        name = UseList.binaryName(internalName);
        if (superType != null) {
            superName = UseList.binaryName(superType);
            uses.type(Type.getObjectType(superType), 0);
        }
        List<String> names = new ArrayList<>();
        for (String superInterface : superInterfaces) {
            names.add(UseList.binaryName(superInterface));
            uses.type(Type.getObjectType(superInterface), 0);
        }
        interfaces = names;
    }

    @Override
    public void visitSource(String source, String debug) {
        if (source != null) {
            sourceFile = source;
        }
    }

    @Override
    public void visitInnerClass(String internalName, String outerName, String innerName, int access) {
        relatives.add(UseList.binaryName(internalName));
    }

    @Override
    public void visitOuterClass(String owner, String method, String descriptor) {
        relatives.add(UseList.binaryName(owner));
    }

    @Override
    public void visitNestHost(String host) {
        relatives.add(UseList.binaryName(host));
    }

    @Override
    public void visitNestMember(String member) {
        relatives.add(UseList.binaryName(member));
    }

    @Override
    public void visitPermittedSubclass(String subclass) {
        relatives.add(UseList.binaryName(subclass));
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
        declared.add(field + descriptor);
        uses.type(Type.getType(descriptor), 0);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        declared.add(method + descriptor);
        if ((access & Opcodes.ACC_NATIVE) != 0) {
            uses.add(new Use.NativeMethod(method, 0));
        }
        return new MethodScanner(uses, method, descriptor, exceptions == null ? List.of() : List.of(exceptions));
    }
}
