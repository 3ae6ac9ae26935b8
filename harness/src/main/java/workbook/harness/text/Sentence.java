package workbook.harness.text;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Holds an English sentence as a constant pattern with its arguments beside it, so that a table from pattern to pattern
 * can later give another language.
 *
 * @param pattern the sentence, with {@code %s} for each argument
 * @param arguments the arguments as text, made by {@link Units} and {@link Bytes} where they are numbers or bytes
 */
public record Sentence(String pattern, List<String> arguments) {

    /** Copies the arguments. */
    public Sentence {
        Objects.requireNonNull(pattern, "pattern");
        arguments = List.copyOf(arguments);
    }

    /** Returns the sentence that {@code pattern} gives with {@code arguments}, each turned into text. */
    public static Sentence of(String pattern, Object... arguments) {
        return new Sentence(
                pattern, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** Returns the sentence as text, in English. */
    @Override
    public String toString() {
        return String.format(pattern, arguments.toArray());
    }
}
