package workbook.harness.policy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The breaches of one class: a refused type once, a refused call once a line. */
final class Findings {
    private final ScannedClass judged;
    private final Map<String, Breach> byPlace = new LinkedHashMap<>();

    Findings(ScannedClass judged) {
        this.judged = judged;
    }

    /** Adds a refused type, unless an earlier line has it; fields and headers name types without a line. */
    void addType(Use use, String reason) {
        byPlace.merge(use.text(), breach(use, reason), Findings::better);
    }

    /** Adds a refused call or declaration. */
    void addPlace(Use use, String reason) {
        byPlace.putIfAbsent(use.text() + ":" + use.line(), breach(use, reason));
    }

    List<Breach> inOrderOfLines() {
        return byPlace.values().stream()
                .sorted(Comparator.comparingInt(Breach::line))
                .toList();
    }

    private static Breach better(Breach known, Breach other) {
        boolean otherIsEarlier = other.line() > 0 && (known.line() == 0 || other.line() < known.line());
        return otherIsEarlier ? other : known;
    }

    private Breach breach(Use use, String reason) {
        return new Breach(judged.name(), judged.sourceFile(), use.line(), use.text(), reason);
    }
}
