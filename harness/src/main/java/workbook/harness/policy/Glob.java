package workbook.harness.policy;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A name with stars in it: one star stands for anything within a package, two stars for anything at all. */
final class Glob {
    private final Predicate<String> test;

    private Glob(Predicate<String> test) {
        this.test = test;
    }

    /** Returns a pattern over names; without a star it is met by that one name. */
    static Glob of(String text) {
        return text.indexOf('*') < 0
                ? new Glob(text::equals)
                : new Glob(Pattern.compile(regex(text)).asMatchPredicate());
    }

    /** Returns the pattern that is met by the same names, and by those of the types nested in them. */
    static Glob withNested(String text) {
        if (text.indexOf('*') < 0) {
            String nested = text + "$";
            return new Glob(name -> name.equals(text) || name.startsWith(nested));
        }
        return new Glob(Pattern.compile(regex(text) + "(\\$.*)?").asMatchPredicate());
    }

    boolean matches(String name) {
        return test.test(name);
    }

    private static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (text.charAt(i) == '*') {
                regex.append("[^.]*");
            } else {
                regex.append(Pattern.quote(text.substring(i, i + 1)));
            }
        }
        return regex.toString();
    }
}
