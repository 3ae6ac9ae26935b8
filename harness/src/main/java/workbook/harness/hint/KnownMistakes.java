package workbook.harness.hint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    private KnownMistakes() {}

    /** Returns the questions for the mistakes that fit the findings of the last run; none without a run. */
    static List<String> hints(Path root, HintPage page) throws IOException {
        Path results = root.resolve(page.lesson()).resolve("target/grade/results.json");
        Path mistakes = root.resolve("solutions/mistakes").resolve(page.title().replace(' ', '-') + ".md");
        if (!Files.exists(results) || !Files.exists(mistakes)) {
            return List.of();
        }
        List<Failure> failures =
                failures(Files.readString(results), page.title().split(" ")[0]);
        List<String> hints = new ArrayList<>();
        for (String mistake : Files.readString(mistakes).split("(?m)^## ")) {
            Matcher check = CAUGHT_BY.matcher(mistake);
            Matcher says = SAYS.matcher(mistake);
            Matcher hint = HINT.matcher(mistake);
            if (check.find() && says.find() && hint.find()) {
                boolean seen = failures.stream()
                        .anyMatch(f -> f.check.equals(check.group(1).strip())
                                && Arrays.stream(says.group(1).strip().split(" \\| "))
                                        .anyMatch(f.said::contains));
                if (seen) {
                    hints.add(hint.group(1).strip());
                }
            }
        }
        return hints;
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
