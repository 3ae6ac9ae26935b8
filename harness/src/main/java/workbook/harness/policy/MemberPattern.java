package workbook.harness.policy;

/**
 * The part of a rule that picks methods, constructors and fields.
 *
 * @param name pattern of the name; constructors are called {@code new}
 * @param parameters the parameter types in brackets, such as {@code (java.lang.String,int)}, or "" for any
 */
record MemberPattern(Glob name, String parameters) {
    static MemberPattern parse(String text) {
        int bracket = text.indexOf('(');
        if (bracket < 0) {
            return new MemberPattern(Glob.of(text), "");
        }
        return new MemberPattern(
                Glob.of(text.substring(0, bracket)), text.substring(bracket).replace(" ", ""));
    }

    boolean matches(Use.Member member) {
        return name.matches(member.sourceName()) && (parameters.isEmpty() || parameters.equals(member.parameters()));
    }
}
