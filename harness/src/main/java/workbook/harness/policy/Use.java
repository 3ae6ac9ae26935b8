package workbook.harness.policy;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** One thing that a class file needs from outside its own code. */
sealed interface Use {
    /** Returns the line of the source that needs it, 0 when unknown. */
    int line();

    /** Returns how a student would write it. */
    String text();

    /** A class, record or interface that is named: created, extended, cast to, caught, held in a field or passed on. */
    record Named(String type, int line) implements Use {
        public Named {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String text() {
            return type.replace('$', '.');
        }
    }

    /**
     * A method, constructor or field that is called, read, written or referred to.
     *
     * @param owner binary name of the type through which the class file names it, which need not be the one that
     *     declares it
     * @param name name in the class file, {@code <init>} for a constructor
     * @param descriptor descriptor in the class file
     * @param line line of the source
     */
    record Member(String owner, String name, String descriptor, int line) implements Use {
        private static final String CONSTRUCTOR = "<init>";

        public Member {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(name, "name");
            // A broken descriptor must come to light while the class file is read, not when a rule asks for it.
            typesIn(descriptor);
        }

        Member ownedBy(String otherOwner) {
            return new Member(otherOwner, name, descriptor, line);
        }

        /** Returns the name as rule files spell it: a constructor is called {@code new}. */
        String sourceName() {
            return name.equals(CONSTRUCTOR) ? "new" : name;
        }

        /** Returns {@code (java.lang.String,int)}, or "" for a field. */
        String parameters() {
            return isField()
                    ? ""
                    : typesIn(descriptor).map(Type::getClassName).collect(Collectors.joining(",", "(", ")"));
        }

        @Override
        public String text() {
            String shortOwner = withoutPackage(owner);
            if (isField()) {
                return shortOwner + "." + name;
            }
            String shortParameters = typesIn(descriptor)
                    .map(type -> withoutPackage(type.getClassName()))
                    .collect(Collectors.joining(", ", "(", ")"));
            return name.equals(CONSTRUCTOR)
                    ? "new " + shortOwner + shortParameters
                    : shortOwner + "." + name + shortParameters;
        }

        private boolean isField() {
            return !descriptor.startsWith("(");
        }

        /** Returns the parameter types of a method, or the type of a field. */
        private static Stream<Type> typesIn(String descriptor) {
            return descriptor.startsWith("(")
                    ? Arrays.stream(Type.getArgumentTypes(descriptor))
                    : Stream.of(Type.getType(descriptor));
        }

        private static String withoutPackage(String type) {
            return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        }
    }

    /** A method that the class declares as native. */
    record NativeMethod(String name, int line) implements Use {
        /** What stands in a rule file in place of a type's name. */
        static final String RULE_NAME = "native";

        @Override
        public String text() {
            return "native " + name;
        }
    }
}
