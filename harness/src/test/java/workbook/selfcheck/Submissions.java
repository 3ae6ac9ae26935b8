package workbook.selfcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Makes submissions out of the references: whole ones, single ones, hostile ones. */
final class Submissions {

    /** A line of a reference in lesson 01, and what a hostile program has in its place. */
    private record Hostility(String line, String replacement) {}

    private static final Map<String, Hostility> HOSTILE = hostile();

    private Submissions() {}

    /** Copies every reference of the workbook in {@code root} into the lessons of {@code target}. */
    static void solve(Path root, Path target) throws IOException {
        for (Lesson lesson : Workbook.LESSONS) {
            Path from = root.resolve("solutions/src/main/java/workbook").resolve(lesson.packageName());
            try (Stream<Path> files = Files.list(from)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    copy(file, folder(target, lesson).resolve(file.getFileName()));
                }
            }
        }
    }

    /** Copies one reference into its lesson in {@code target}. */
    static void copyReference(Path root, String packageName, String name, Path target) throws IOException {
        Lesson lesson = Workbook.LESSONS.stream()
                .filter(l -> l.packageName().equals(packageName))
                .findFirst()
                .orElseThrow();
        copy(
                root.resolve("solutions/src/main/java/workbook")
                        .resolve(packageName)
                        .resolve(name + ".java"),
                folder(target, lesson).resolve(name + ".java"));
    }

    /** Makes one exercise of lesson 01 hostile in each way that differs, and leaves the others right. */
    static void makeHostile(Path submission) throws IOException {
        Path folder = folder(submission, Workbook.LESSONS.get(0));
        for (Map.Entry<String, Hostility> entry : HOSTILE.entrySet()) {
            Path file = folder.resolve(entry.getKey() + ".java");
            String source = Files.readString(file);
            Hostility hostility = entry.getValue();
            if (!source.contains(hostility.line)) {
                throw new IllegalStateException(file + " has no line \"" + hostility.line + "\"");
            }
            Files.writeString(file, source.replace(hostility.line, hostility.replacement));
        }
        Files.delete(folder.resolve("IpPrefix.java"));
        Path junit = Files.createDirectories(folder.resolve("../../org/junit/jupiter/api"));
        Files.writeString(junit.resolve("Test.java"), "package org.junit.jupiter.api; public @interface Test {}\n");
    }

    private static Map<String, Hostility> hostile() {
        Map<String, Hostility> hostile = new LinkedHashMap<>();
        hostile.put("BasicsPredictions", new Hostility("return -56;", "while (true) { Thread.interrupted(); }"));
        hostile.put("Endpoint", new Hostility("package workbook.basics;", "package workbook.wrong;"));
        hostile.put("SocketLifecycle", new Hostility("public void close()", "public void shut()"));
        hostile.put("ExactReader", new Hostility("package workbook.basics;", "package workbook.basics; syntax error"));
        hostile.put(
                "NetworkBytes",
                new Hostility(
                        "return bytes[offset] & 0xFF;",
                        "if (offset == 0) { System.exit(0); } return bytes[offset] & 0xFF;"));
        return hostile;
    }

    private static Path folder(Path target, Lesson lesson) {
        return target.resolve(lesson.module()).resolve("src/main/java/workbook").resolve(lesson.packageName());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
