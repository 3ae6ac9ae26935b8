package workbook.harness.grade;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes one check as its suite declares it.
 *
 * @param exercise the exercise's number, such as {@code 2.3}
 * @param suiteClass the binary name of the suite or sample
 * @param method the name of the check's method
 * @param points what the check is worth; 0 in a sample
 * @param because the idea that the check teaches, or empty
 * @param heading the heading of the lesson that a failure points to
 * @param seconds the check's limit before patience multiplies it
 */
public record CheckInfo(
        String exercise, String suiteClass, String method, int points, String because, String heading, double seconds) {

    private static final String SAMPLE = "Sample";
    private static final String SUITE = "Suite";
    private static final String PEERS = "Peers";

    /** The field's own spelling of words that camel case cannot spell. */
    private static final Map<String, String> TERMS = Stream.of(
                    "ACK", "ASCII", "CIDR", "CR", "CRLF", "DNS", "FIN", "IP", "IPv4", "IPv6", "ISN", "LF", "MSS", "RFC",
                    "RST", "SACK", "SYN", "TCP", "TTL", "UDP", "UTF8")
            .collect(Collectors.toMap(term -> term.toLowerCase(Locale.ROOT), term -> term));

    /** Returns whether the check stands in a sample test, which the student sees and may extend. */
    public boolean isSample() {
        return suiteClass.endsWith(SAMPLE);
    }

    /** Returns whether the check counts: a sample's do not, nor those that need programs which a machine may lack. */
    public boolean isGraded() {
        return suiteClass.endsWith(SUITE);
    }

    /** Returns the suite's name without its package. */
    public String suiteName() {
        return suiteClass.substring(suiteClass.lastIndexOf('.') + 1);
    }

    /** Returns the binary name of the class that the check grades. */
    public String gradedClass() {
        return Stream.of(SUITE, SAMPLE, PEERS)
                .filter(suiteClass::endsWith)
                .findFirst()
                .map(suffix -> suiteClass.substring(0, suiteClass.length() - suffix.length()))
                .orElseThrow(() -> new IllegalArgumentException(suiteClass
                        + ": the name of a graded test class ends in " + SUITE + ", " + SAMPLE + " or " + PEERS));
    }

    /** Returns the name of the class that the check grades, without its package. */
    public String gradedName() {
        return gradedClass().substring(gradedClass().lastIndexOf('.') + 1);
    }

    /** Returns the check's name as a sentence: {@code theClientsFinEndsIt} is "the clients FIN ends it". */
    public String sentence() {
        return Arrays.stream(method.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9]{2})"))
                .map(word -> TERMS.getOrDefault(word.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
    }
}
