package workbook.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import workbook.harness.grade.CheckInfo;

/**
 * The files of one exercise.
 *
 * @param root the workbook that they stand in
 * @param lesson the exercise's lesson
 * @param id its number
 * @param policy the exercise's own rules of the API policy
 * @param checks the checks of its suite in their order
 * @param checksWithRealPeers the checks that need programs which nobody here wrote; none in most exercises
 */
record Family(
        Path root,
        Lesson lesson,
        String id,
        List<String> policy,
        List<CheckInfo> checks,
        List<CheckInfo> checksWithRealPeers) {

    /** Returns the name of the graded class without its package. */
    String name() {
        return checks.get(0).gradedName();
    }

    /** Returns the binary name of the graded class. */
    String className() {
        return checks.get(0).gradedClass();
    }

    /** Returns a number that sorts 2.10 behind 2.9. */
    int order() {
        String[] parts = id.split("\\.");
        return Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]);
    }

    /** Returns the page of the exercise's lesson. */
    Page lessonPage() {
        return Page.of(root.resolve(lesson.module()).resolve("README.md"));
    }

    /** Returns the sum of the checks' points. */
    int points() {
        return checks.stream().mapToInt(CheckInfo::points).sum();
    }

    Path stub() {
        return inLesson("src/main/java", ".java");
    }

    Path sample() {
        return inLesson("src/test/java", "Sample.java");
    }

    Path reference() {
        return referenceFolder().resolve(name() + ".java");
    }

    Path referenceFolder() {
        return root.resolve("solutions/src/main/java/workbook").resolve(lesson.packageName());
    }

    Path mistakes() {
        return root.resolve("solutions/mistakes/" + id + "-" + name() + ".md");
    }

    /** Returns the variants of the graded class, one file each, its folder's name being its style. */
    List<Path> variants() {
        Path styles = root.resolve("solutions/variants").resolve(lesson.packageName());
        if (!Files.isDirectory(styles)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(styles)) {
            return folders.map(folder -> folder.resolve(name() + ".java"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path suites() {
        return root.resolve(lesson.module()).resolve("target/test-classes");
    }

    /** Returns the folder with the lesson's compiled stubs. */
    Path stubClasses() {
        return root.resolve(lesson.module()).resolve("target/classes");
    }

    /** Returns the exercise as a test's display name begins with it. */
    String title() {
        return id + " " + name();
    }

    private Path inLesson(String sources, String suffix) {
        return root.resolve(lesson.module())
                .resolve(sources)
                .resolve("workbook")
                .resolve(lesson.packageName())
                .resolve(name() + suffix);
    }
}
