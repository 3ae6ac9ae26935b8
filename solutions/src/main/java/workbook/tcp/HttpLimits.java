package workbook.tcp;

/**
 * What a client of HTTP takes from a server at most. Given complete.
 *
 * @param lineBytes the longest line that is read, its CR LF not counted, 1 to 1,048,576 bytes
 * @param fields the most fields in one header section or trailer section, 0 to 10,000
 * @param bodyBytes the longest body, 0 to 16,777,216 bytes
 */
public record HttpLimits(int lineBytes, int fields, int bodyBytes) {

    /** Checks the ranges: {@link IllegalArgumentException} if a value is outside. */
    public HttpLimits {
        requireInRange(1, lineBytes, 1 << 20);
        requireInRange(0, fields, 10_000);
        requireInRange(0, bodyBytes, 1 << 24);
    }

    private static void requireInRange(int min, int value, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(value + " is not in the range " + min + " to " + max);
        }
    }
}
