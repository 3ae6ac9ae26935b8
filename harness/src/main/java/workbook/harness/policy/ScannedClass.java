package workbook.harness.policy;

import java.util.List;
import java.util.Set;

/**
 * What one class file says, as far as the judge needs it. All names are binary names.
 *
 * @param name the class
 * @param sourceFile its source file
 * @param superName its superclass, "" for {@code java.lang.Object}
 * @param interfaces the interfaces that it names in its header
 * @param declared what it declares, each as name and descriptor in one string
 * @param relatives classes that it is tied to without using them: nested, enclosing, permitted
 * @param uses what it needs, in the order of the class file
 */
record ScannedClass(
        String name,
        String sourceFile,
        String superName,
        List<String> interfaces,
        Set<String> declared,
        Set<String> relatives,
        List<Use> uses) {
    ScannedClass {
        interfaces = List.copyOf(interfaces);
        declared = Set.copyOf(declared);
        relatives = Set.copyOf(relatives);
        uses = List.copyOf(uses);
    }

    boolean declares(Use.Member member) {
        return declared.contains(member.name() + member.descriptor());
    }
}
