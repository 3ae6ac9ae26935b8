package workbook.harness.report;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import workbook.harness.grade.LessonGrade;
import workbook.harness.text.Units;

/**
 * Sums the lessons of one run, each of which runs in a JVM of its own: they leave their sums to each other as files in
 * a folder that the run has for itself.
 */
public final class RunTotals {

    /** How many lessons a whole workbook has. */
    private static final int LESSONS = 4;

    /** How many folders of older runs stay. */
    private static final int KEPT = 4;

    private static final String SUM = ".sum";

    private record Sum(String lesson, int points, int maxPoints, boolean withheld) {

        String text() {
            return points + " " + maxPoints + " " + (withheld ? "withheld" : "given") + "\n";
        }

        static Sum read(Path file) throws IOException {
            String name = file.getFileName().toString();
            String[] words = Files.readString(file).strip().split(" ");
            try {
                String lesson = name.substring(0, name.length() - SUM.length());
                return new Sum(
                        lesson, Integer.parseInt(words[0]), Integer.parseInt(words[1]), words[2].equals("withheld"));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IOException(name + " is not a lesson's sum", e);
            }
        }
    }

    private final List<Sum> sums;
    private final String trouble;

    private RunTotals(List<Sum> sums, String trouble) {
        this.sums = sums;
        this.trouble = trouble;
    }

    /**
     * Leaves a lesson's sum in the run's folder and reads those that are there. Never throws because of the file
     * system; {@link #line()} tells of it then.
     *
     * <p>Folders of older runs beside it are deleted but for the newest few, if they hold sums and nothing else.
     */
    public static RunTotals record(Path runFolder, LessonGrade grade) {
        Sum own = new Sum(
                grade.lesson(),
                grade.points(),
                grade.maxPoints(),
                grade.withheld().isPresent());
        try {
            AtomicFile.write(runFolder.resolve(own.lesson() + SUM), own.text());
            List<Sum> sums = new ArrayList<>();
            for (Path file : entries(runFolder)) {
                if (isSum(file)) {
                    sums.add(Sum.read(file));
                }
            }
            sums.sort(Comparator.comparing(Sum::lesson));
            deleteOlderThan(runFolder.toAbsolutePath().normalize());
            return new RunTotals(sums, "");
        } catch (IOException | RuntimeException e) {
            return new RunTotals(List.of(own), String.valueOf(e));
        }
    }

    /**
     * Returns the sum over the lessons of the run so far, in the manner of the board's last line; nothing while there
     * is one lesson only, or none with points.
     */
    public Optional<String> line() {
        if (!trouble.isEmpty()) {
            return Optional.of(" Workbook: the lessons could not be summed: " + Plain.line(trouble));
        }
        int points = sums.stream().mapToInt(Sum::points).sum();
        int maxPoints = sums.stream().mapToInt(Sum::maxPoints).sum();
        if (sums.size() < 2 || maxPoints == 0) {
            return Optional.empty();
        }
        String scope = sums.size() < LESSONS
                ? " in " + sums.size() + " lessons"
                : sums.stream().allMatch(sum -> Board.isWhole(sum.maxPoints())) ? "" : " in this run";
        return Optional.of(
                " Workbook: " + points + " of " + Units.counted(maxPoints, "point") + scope + withheld() + ".");
    }

    private String withheld() {
        String lessons = sums.stream().filter(Sum::withheld).map(Sum::lesson).collect(Collectors.joining(", "));
        return lessons.isEmpty() ? "" : "; no score for " + lessons;
    }

    private static boolean isSum(Path file) {
        return file.getFileName().toString().endsWith(SUM);
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    private static void deleteOlderThan(Path runFolder) {
        try {
            record Old(Path folder, long modified) {}
            List<Old> old = new ArrayList<>();
            for (Path folder : entries(runFolder.getParent())) {
                if (!folder.equals(runFolder) && holdsSumsOnly(folder)) {
                    old.add(new Old(folder, Files.getLastModifiedTime(folder).toMillis()));
                }
            }
            old.sort(Comparator.comparingLong(Old::modified).reversed());
            for (Old each : old.subList(Math.min(KEPT, old.size()), old.size())) {
                for (Path file : entries(each.folder())) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(each.folder());
            }
        } catch (IOException e) {
            // Only tidying: another lesson of the run may have been quicker, and what is left costs a few bytes.
            return;
        }
    }

    private static boolean holdsSumsOnly(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        List<Path> files = entries(folder);
        return files.stream().anyMatch(RunTotals::isSum)
                && files.stream()
                        .allMatch(file -> isOurs(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** Returns whether a file is a sum, or one that a run which was stopped did not finish. */
    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return isSum(file) || name.contains(SUM + ".") && name.endsWith(AtomicFile.UNFINISHED);
    }
}
