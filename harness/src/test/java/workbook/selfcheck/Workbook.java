package workbook.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import workbook.harness.Exercise;
import workbook.harness.grade.CheckInfo;
import workbook.harness.grading.CheckCatalog;

/** A fresh copy of the workbook, compiled; made once for all tests of the self-check. */
final class Workbook {

    /** The lessons and the package of each. */
    static final List<Lesson> LESSONS = List.of(
            new Lesson("lesson01-basics", "basics"),
            new Lesson("lesson02-tcp", "tcp"),
            new Lesson("lesson03-udp", "udp"),
            new Lesson("lesson04-handshake", "handshake"));

    private static final Set<String> NOT_COPIED = Set.of("target", ".git", ".idea");

    /** One exercise's number, for whoever writes it; empty for all. */
    private static final String ONLY = System.getProperty("workbook.exercise", "");

    private static Workbook built;

    private final Path root;
    private final List<Family> families;

    private Workbook(Path root) {
        this.root = root;
        this.families = LESSONS.stream()
                .flatMap(lesson -> families(lesson).stream())
                .sorted(Comparator.comparingInt(Family::order))
                .toList();
    }

    /** Returns the copy, and makes and compiles it at the first call. */
    static synchronized Workbook built() {
        if (built == null) {
            Path root = copyTo("workbook");
            Maven.Run run = Maven.in(root).run("test-compile");
            if (run.exitCode() != 0) {
                throw new IllegalStateException("the copy does not compile:\n" + run.output());
            }
            built = new Workbook(root);
        }
        return built;
    }

    /** Copies the tree without what was built in it. */
    static Path copyTo(String name) {
        Path source =
                Path.of(System.getProperty("workbook.root")).toAbsolutePath().normalize();
        Path target = source.resolve("harness/target/self-check").resolve(name);
        try {
            delete(target);
            copy(source, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    /** Makes a new folder for class files beside the copy. */
    static Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(built().root().resolve("../compiled")), name);
    }

    Path root() {
        return root;
    }

    /** Returns the exercises in the order of their numbers. */
    List<Family> families() {
        return families;
    }

    /** Returns the exercises that were asked for: the one of {@code -Dworkbook.exercise}, or all. */
    List<Family> asked() {
        List<Family> asked = families.stream()
                .filter(family -> ONLY.isEmpty() || family.id().equals(ONLY))
                .toList();
        if (asked.isEmpty()) {
            throw new IllegalStateException("-Dworkbook.exercise=" + ONLY + ": no suite says @Exercise(\"" + ONLY
                    + "\"); write src/hidden/java/.../<Class>Suite.java first");
        }
        return asked;
    }

    Path solutions() {
        return root.resolve("solutions/target/classes");
    }

    private List<Family> families(Lesson lesson) {
        Path suites = root.resolve(lesson.module()).resolve("target/test-classes");
        Path folder = suites.resolve("workbook").resolve(lesson.packageName());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Family> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder);
                URLClassLoader loader =
                        new URLClassLoader(urls(suites, solutions()), getClass().getClassLoader())) {
            for (Path file : files.filter(f -> f.toString().endsWith("Suite.class"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> suite = loader.loadClass("workbook." + lesson.packageName() + "." + name);
                Exercise exercise = suite.getAnnotation(Exercise.class);
                if (exercise != null) {
                    found.add(new Family(
                            root,
                            lesson,
                            exercise.value(),
                            List.of(exercise.policy()),
                            CheckCatalog.checks(suite),
                            checksWithRealPeers(suite)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static List<CheckInfo> checksWithRealPeers(Class<?> suite) {
        try {
            String name = suite.getName().replaceFirst("Suite$", "Peers");
            return CheckCatalog.checks(Class.forName(name, false, suite.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return List.of();
        }
    }

    private static URL[] urls(Path... folders) throws MalformedURLException {
        URL[] urls = new URL[folders.length];
        for (int i = 0; i < folders.length; i++) {
            urls[i] = folders[i].toUri().toURL();
        }
        return urls;
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_COPIED.contains(String.valueOf(folder.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(source.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, target.resolve(source.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
