package workbook.harness.policy;

/**
 * What the rules say about one type or member.
 *
 * @param kind which of the three answers it is
 * @param reason why it is refused, "" if it is allowed
 */
record Verdict(Kind kind, String reason) {
    enum Kind {
        /** A rule allows it. */
        ALLOWED,
        /** A rule refuses it. */
        REFUSED,
        /** No rule speaks of it, so it is refused too, but with less certainty: it may not exist. */
        UNLISTED
    }

    static final Verdict ALLOWED = new Verdict(Kind.ALLOWED, "");

    static Verdict by(Rule rule) {
        return rule.allows() ? ALLOWED : new Verdict(Kind.REFUSED, rule.reason());
    }

    boolean isAllowed() {
        return kind == Kind.ALLOWED;
    }

    boolean isRefusedByRule() {
        return kind == Kind.REFUSED;
    }
}
