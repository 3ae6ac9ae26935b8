package workbook.harness.text;

import java.util.Locale;

/** Turns numbers with a unit into text, so that they look alike in every finding. */
public final class Units {

    private Units() {}

    /** Returns {@code n} with its thousands grouped, such as {@code 65,507}. */
    public static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** Returns a number of bytes, such as {@code 1 byte} or {@code 4,096 bytes}. */
    public static String bytes(long n) {
        return counted(n, "byte");
    }

    /** Returns {@code n} things, with the plural's {@code s} where it belongs: {@code 1 client}, {@code 3 clients}. */
    public static String counted(long n, String thing) {
        return number(n) + " " + thing + (n == 1 ? "" : "s");
    }

    /** Returns a span of time given in nanoseconds as whole milliseconds, such as {@code 3 ms}. */
    public static String millis(long nanos) {
        return number(Math.round(nanos / 1e6)) + " ms";
    }

    /** Returns a span of time given in nanoseconds as seconds, such as {@code 2 s} or {@code 1.5 s}. */
    public static String seconds(long nanos) {
        double seconds = nanos / 1e9;
        return seconds == Math.rint(seconds)
                ? number((long) seconds) + " s"
                : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
