package workbook.harness.policy;

import java.util.List;

/**
 * One line of a rule file.
 *
 * @param allows whether the rule allows or refuses what it matches
 * @param type the types that the rule speaks about
 * @param members the members of these types that it speaks about, empty for the whole types
 * @param reason why the rule refuses, "" if it allows
 */
record Rule(boolean allows, Glob type, List<MemberPattern> members, String reason) {
    Rule {
        members = List.copyOf(members);
    }

    boolean speaksOfWholeTypes() {
        return members.isEmpty();
    }

    /** Tells whether the rule speaks of this member, if it speaks of the type at all. */
    boolean speaksOf(Use.Member member) {
        return speaksOfWholeTypes() || members.stream().anyMatch(pattern -> pattern.matches(member));
    }
}
