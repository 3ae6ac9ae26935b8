package workbook.harness.grading;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import workbook.harness.report.RunContext;

/**
 * What Maven tells the run through Surefire's system properties; the enforcer has refused malformed ones before.
 *
 * @param lesson the lesson's module
 * @param sources the folder with the learner's sources
 * @param classes the folder with the learner's compiled classes
 * @param results the folder for results.json and summary.md
 * @param runFolder the folder that the lessons of this run share for their sum
 * @param strict whether TODO counts as failed and every point is asked for
 * @param bar the percentage of the points that the run must earn, if one was set
 * @param seed the seed of every random choice
 * @param patience the factor on every limit
 */
record Settings(
        String lesson,
        Path sources,
        Path classes,
        Path results,
        Path runFolder,
        boolean strict,
        OptionalInt bar,
        long seed,
        double patience) {

    private static final String NO_BAR = "none";

    /** Returns the settings, or nothing outside Maven. */
    static Optional<Settings> fromSurefire() {
        if (System.getProperty("workbook.classes") == null) {
            return Optional.empty();
        }
        String bar = text("require");
        return Optional.of(new Settings(
                text("lesson"),
                path("sources"),
                path("classes"),
                path("results"),
                path("run"),
                Boolean.parseBoolean(text("strict")),
                bar.equals(NO_BAR) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(bar)),
                Long.parseLong(text("seed")),
                Double.parseDouble(text("patience"))));
    }

    /** Returns the percentage of the points below which the run is red; nothing where each failure is. */
    OptionalInt requiredPercent() {
        return strict && bar.isEmpty() ? OptionalInt.of(100) : bar;
    }

    RunContext context() {
        return new RunContext(lesson, lesson, lesson + "/src/main/java", seed, patience, strict, bar);
    }

    private static Path path(String name) {
        return Path.of(text(name)).toAbsolutePath().normalize();
    }

    private static String text(String name) {
        return System.getProperty("workbook." + name, "");
    }
}
