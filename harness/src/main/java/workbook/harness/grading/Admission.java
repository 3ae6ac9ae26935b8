package workbook.harness.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.harness.finding.Finding;
import workbook.harness.policy.ApiPolicy;
import workbook.harness.policy.Breach;
import workbook.harness.policy.ClassFiles;

/** Decides, before a class of the learner's is loaded, whether it is there and keeps to the course's API policy. Safe for several threads. */
public final class Admission {

    private static final int SHOWN_BREACHES = 4;

    private final ClassFiles own;
    private final Path sources;
    private final ApiPolicy policy = ApiPolicy.course();
    private final Map<String, Optional<Finding>> verdicts = new HashMap<>();

    /** Makes one for the class files in {@code classes}, which were compiled from the files below {@code sources}. */
    public Admission(Path classes, Path sources) throws IOException {
        this.own = ClassFiles.in(classes);
        this.sources = sources;
    }

    /** Returns why nothing of {@code gradedClass} may run, or nothing when it may; {@code rules} are the exercise's own. */
    public synchronized Optional<Finding> refusal(String gradedClass, List<String> rules) {
        return verdicts.computeIfAbsent(gradedClass + rules, key -> judge(gradedClass, rules));
    }

    private Optional<Finding> judge(String gradedClass, List<String> rules) {
        if (!own.contains(gradedClass)) {
            return Optional.of(missing(gradedClass));
        }
        List<Breach> breaches = new ArrayList<>(policy.impostors(own, gradedClass));
        breaches.addAll(policy.narrowedBy(rules).judge(own, gradedClass));
        return breaches.isEmpty() ? Optional.empty() : Optional.of(breached(breaches));
    }

    private Finding missing(String gradedClass) {
        Path file = sources.resolve(gradedClass.replace('.', '/') + ".java");
        String where = sources.getFileName() == null ? file.toString() : shown(file);
        return Files.exists(file)
                ? Finding.of("%s gives no class %s", where, gradedClass)
                        .with(List.of(
                                "Its first line must be: package "
                                        + gradedClass.substring(0, gradedClass.lastIndexOf('.')) + ";",
                                "and it must declare: public ... "
                                        + gradedClass.substring(gradedClass.lastIndexOf('.') + 1)))
                : Finding.of("There is no file %s, so there is no class %s", where, gradedClass)
                        .with(List.of("Looked for  " + file));
    }

    /** Shortens the path to what stands below the lesson's parent folder: lesson02-tcp/src/main/java/... */
    private String shown(Path file) {
        Path workbook = sources;
        for (int i = 0; i < 4 && workbook.getParent() != null; i++) {
            workbook = workbook.getParent();
        }
        return workbook.relativize(file).toString().replace('\\', '/');
    }

    private static Finding breached(List<Breach> breaches) {
        Breach first = breaches.get(0);
        List<String> lines = new ArrayList<>();
        lines.add(first.reason());
        breaches.stream()
                .skip(1)
                .limit(SHOWN_BREACHES - 1)
                .forEach(b -> lines.add(place(b) + " uses " + b.call() + ": " + b.reason()));
        if (breaches.size() > SHOWN_BREACHES) {
            lines.add("... and " + (breaches.size() - SHOWN_BREACHES) + " more");
        }
        return Finding.of("Your program uses %s, which the course does not allow; nothing of it was run", first.call())
                .with(lines)
                .at(place(first));
    }

    private static String place(Breach breach) {
        return breach.line() > 0 ? breach.sourceFile() + ":" + breach.line() : breach.sourceFile();
    }
}
