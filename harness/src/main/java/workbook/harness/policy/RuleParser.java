package workbook.harness.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads rules from text; {@code api-policy.txt} tells at its top how they are written.
 *
 * <p>The methods of this class throw {@link IllegalArgumentException} with the number of the line for what is no rule.
 */
final class RuleParser {
    private static final String BECAUSE = "because:";
    private static final String OTHERWISE = "otherwise:";
    private static final Pattern TYPE = Pattern.compile("[\\w$*]+(\\.[\\w$*]+)*");
    private static final Pattern MEMBER = Pattern.compile("[\\w$*]+(\\([\\w$.,\\[\\] ]*\\))?");
    private static final Pattern COMMA_OUTSIDE_BRACKETS = Pattern.compile(",(?![^(]*\\))");

    private final List<Rule> rules = new ArrayList<>();
    private final String ownReason;
    private String reason;
    private String otherwise = "";

    private RuleParser(String ownReason) {
        this.ownReason = ownReason;
        this.reason = ownReason;
    }

    /** Reads a whole rule file, in which every refusal has its reason and the last word is there. */
    static Rulebook file(List<String> lines) {
        RuleParser parser = new RuleParser("");
        parser.read(lines);
        if (parser.otherwise.isEmpty()) {
            throw new IllegalArgumentException("no line says \"" + OTHERWISE + "\" and why the rest is refused");
        }
        return new Rulebook(parser.rules, parser.otherwise);
    }

    /** Reads a few rules that stand for themselves; where no reason is written, the given one serves. */
    static List<Rule> rules(List<String> lines, String ownReason) {
        RuleParser parser = new RuleParser(ownReason);
        parser.read(lines);
        return parser.rules;
    }

    private void read(List<String> lines) {
        for (int i = 0; i < lines.size(); ) {
            int first = i;
            StringBuilder whole = new StringBuilder(withoutComment(lines.get(i++)));
            while (i < lines.size() && continues(lines.get(i))) {
                whole.append(' ').append(withoutComment(lines.get(i++)));
            }
            try {
                statement(whole.toString().strip());
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("line " + (first + 1) + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    private static boolean continues(String line) {
        return !line.isBlank() && Character.isWhitespace(line.charAt(0));
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private void statement(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            reason = ownReason;
        } else if (text.startsWith(BECAUSE)) {
            reason = text.substring(BECAUSE.length()).strip();
        } else if (text.startsWith(OTHERWISE)) {
            otherwise = text.substring(OTHERWISE.length()).strip();
        } else if (text.startsWith("+")) {
            rules.add(rule(true, text.substring(1).strip(), ""));
        } else if (text.startsWith("-")) {
            if (reason.isEmpty()) {
                throw new IllegalArgumentException(
                        "a refusal needs a line \"" + BECAUSE + "\" above it in its section");
            }
            rules.add(rule(false, text.substring(1).strip(), reason));
        } else {
            throw new IllegalArgumentException(
                    "\"" + text + "\" starts with none of + - [ # " + BECAUSE + " " + OTHERWISE);
        }
    }

    private static Rule rule(boolean allows, String text, String reason) {
        int mark = text.indexOf('!');
        String type = mark < 0 ? text : text.substring(0, mark).strip();
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("\"" + type + "\" is no name of a type");
        }
        return mark < 0
                ? new Rule(allows, Glob.withNested(type), List.of(), reason)
                : new Rule(allows, Glob.of(type), members(text.substring(mark + 1)), reason);
    }

    private static List<MemberPattern> members(String text) {
        List<MemberPattern> members = new ArrayList<>();
        for (String part : COMMA_OUTSIDE_BRACKETS.split(text, -1)) {
            String member = part.strip();
            if (!MEMBER.matcher(member).matches()) {
                throw new IllegalArgumentException("\"" + member + "\" is no name of a method or field");
            }
            members.add(MemberPattern.parse(member));
        }
        return members;
    }
}
