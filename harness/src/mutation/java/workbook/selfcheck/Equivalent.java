package workbook.selfcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a page of mistakes which faults no program can tell from the reference. */
final class Equivalent {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## Equivalent mutants$(.*?)(?=^## |\\z)");

    /** A row: the method, the description, which of how many, and why. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([^`|]+)` \\| ([^|]+?) \\| (\\d+(?:, \\d+)*) of (\\d+) \\| [^|]{10,} \\|$");

    private Equivalent() {}

    /** Returns the faults that the page explains; a row of the table that it cannot read is an error. */
    static List<Mutant.Fault> on(String page) {
        Matcher section = SECTION.matcher(page);
        if (!section.find()) {
            return List.of();
        }
        List<Mutant.Fault> faults = new ArrayList<>();
        List<String> rows = section.group(1)
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
        for (String line : rows) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                throw new IllegalStateException("no row of equivalent mutants: " + line);
            }
            Arrays.stream(row.group(3).split(", "))
                    .map(number -> new Mutant.Fault(
                            row.group(1), row.group(2), Integer.parseInt(number), Integer.parseInt(row.group(4))))
                    .forEach(faults::add);
        }
        return faults;
    }
}
