package workbook.harness.hint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The known mistakes of an exercise that the last run saw: each has a question that points to it. */
final class KnownMistakes {

    private static final Pattern CAUGHT_BY = Pattern.compile("(?m)^Caught by: (.+)$");
    private static final Pattern SAYS = Pattern.compile("(?m)^Says: (.+)$");
    private static final Pattern HINT = Pattern.compile("(?m)^Hint: (.+)$");

    /** A check that failed, and all that its finding said. */
    private record Failure(String check, String said) {}

    private record Mistake(String check, List<String> says, String hint) {
        boolean isSeenIn(Failure failure) {
            return failure.check.equals(check) && says.stream().anyMatch(failure.said::contains);
        }
    }

    private KnownMistakes() {}

    /** Returns, behind the check's name, the questions for the mistakes that fit the last run's findings; none without a run. */
    static List<String> hints(Path root, HintPage page) throws IOException {
        Path results = root.resolve(page.lesson()).resolve("target/grade/results.json");
        Path mistakes = root.resolve("solutions/mistakes").resolve(page.title().replace(' ', '-') + ".md");
        if (!Files.exists(results) || !Files.exists(mistakes)) {
            return List.of();
        }
        List<Failure> failures =
                failures(Files.readString(results), page.title().split(" ")[0]);
        List<Mistake> known = known(Files.readString(mistakes));
        List<String> hints = new ArrayList<>();
        // In the order of the failures: the first on the screen is the one to think about first.
        for (Failure failure : failures) {
            known.stream()
                    .filter(mistake -> mistake.isSeenIn(failure))
                    .forEach(mistake -> hints.add(failure.check + ": " + mistake.hint));
        }
        return hints;
    }

    private static List<Mistake> known(String page) {
        List<Mistake> known = new ArrayList<>();
        for (String part : page.split("(?m)^## ")) {
            Matcher check = CAUGHT_BY.matcher(part);
            Matcher says = SAYS.matcher(part);
            Matcher hint = HINT.matcher(part);
            if (check.find() && says.find() && hint.find()) {
                known.add(new Mistake(
                        check.group(1).strip(),
                        List.of(says.group(1).strip().split(" \\| ")),
                        hint.group(1).strip()));
            }
        }
        return known;
    }

    private static List<Failure> failures(String results, String exercise) {
        List<Failure> failures = new ArrayList<>();
        try {
            for (JsonElement graded :
                    JsonParser.parseString(results).getAsJsonObject().getAsJsonArray("exercises")) {
                if (graded.getAsJsonObject().get("id").getAsString().equals(exercise)) {
                    for (JsonElement check : graded.getAsJsonObject().getAsJsonArray("checks")) {
                        add(failures, check.getAsJsonObject());
                    }
                }
            }
        } catch (JsonParseException | IllegalStateException e) {
            // Half a file of an interrupted run: the ordinary hints are still there.
            return List.of();
        }
        return failures;
    }

    private static void add(List<Failure> failures, JsonObject check) {
        if (check.get("state").getAsString().equals("failed")) {
            JsonObject finding = check.getAsJsonObject("finding");
            StringBuilder said = new StringBuilder(finding.get("happened").getAsString());
            finding.getAsJsonArray("detail").forEach(line -> said.append('\n').append(line.getAsString()));
            failures.add(new Failure(check.get("name").getAsString(), said.toString()));
        }
    }
}
