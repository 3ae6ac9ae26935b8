package workbook.harness.policy;

import java.util.ArrayList;
import java.util.List;

/** Finds own classes that could stand in the place of one of the grader's. */
final class Impostors {
    private static final List<String> RESERVED = List.of(
            "com.google.gson.",
            "com.sun.",
            "java.",
            "javax.",
            "jdk.",
            "net.bytebuddy.",
            "org.apache.maven.",
            "org.apiguardian.",
            "org.assertj.",
            "org.awaitility.",
            "org.hamcrest.",
            "org.jspecify.",
            "org.junit.",
            "org.objectweb.asm.",
            "org.opentest4j.",
            "sun.",
            "workbook.harness.");

    private static final String PACKAGE_REASON =
            "Packages of Java, of the grader and of its libraries are taken; move this class to the exercise's package.";
    private static final String NAME_REASON = "The exercise's tests have this name; give the class another one.";

    private Impostors() {}

    static List<Breach> find(ClassFiles files, String rootClass) {
        List<Breach> breaches = new ArrayList<>();
        for (String name : new OwnClasses(files).reachableFrom(rootClass)) {
            if (RESERVED.stream().anyMatch(name::startsWith)) {
                breaches.add(breach(name, PACKAGE_REASON));
            }
        }
        // Nothing needs to name these: it is the grader that would.
        for (String name : List.of(rootClass + "Sample", rootClass + "Suite", rootClass + "Peers")) {
            if (files.contains(name)) {
                breaches.add(breach(name, NAME_REASON));
            }
        }
        return breaches;
    }

    private static Breach breach(String name, String reason) {
        return new Breach(name, SourceFiles.guess(name), 0, name, reason);
    }
}
