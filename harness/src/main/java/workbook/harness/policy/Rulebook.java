package workbook.harness.policy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The rules in the order in which they are asked: the first one that matches decides. */
final class Rulebook {
    private final List<Rule> rules;
    private final String otherwise;

    /** Programs name the same few types again and again, and most of the time would go into matching names. */
    private final Map<String, List<Rule>> rulesByType = new ConcurrentHashMap<>();

    /**
     * Makes a rulebook.
     *
     * @param rules the rules
     * @param otherwise why anything is refused that no rule matches
     */
    Rulebook(List<Rule> rules, String otherwise) {
        this.rules = List.copyOf(rules);
        this.otherwise = otherwise;
    }

    /** Returns a rulebook in which the given rules are asked first. */
    Rulebook after(List<Rule> first) {
        return new Rulebook(Stream.concat(first.stream(), rules.stream()).toList(), otherwise);
    }

    /** Judges the naming of a type; it may be named as soon as one member of it may be used. */
    Verdict onType(String name) {
        for (Rule rule : rulesOn(name)) {
            if (rule.allows() || rule.speaksOfWholeTypes()) {
                return Verdict.by(rule);
            }
        }
        return unlisted();
    }

    /** Judges the use of a member of a type. */
    Verdict onMember(Use.Member member) {
        for (Rule rule : rulesOn(member.owner())) {
            if (rule.speaksOf(member)) {
                return Verdict.by(rule);
            }
        }
        return unlisted();
    }

    private List<Rule> rulesOn(String type) {
        return rulesByType.computeIfAbsent(
                type,
                name -> rules.stream().filter(rule -> rule.type().matches(name)).toList());
    }

    private Verdict unlisted() {
        return new Verdict(Verdict.Kind.UNLISTED, otherwise);
    }
}
