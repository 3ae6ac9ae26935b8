package workbook.harness;

import java.util.Random;

/**
 * Gives a check its random choices, all from one seed, which a failure prints and {@code -Dworkbook.seed} sets again.
 *
 * <p>Not safe for use by several threads, since the order of the choices is part of what the seed fixes.
 */
public final class Dice {

    private final Random random;

    /** Makes dice for the check called {@code name}: another check with the same seed makes other choices. */
    public Dice(long seed, String name) {
        random = new Random(seed * 31 + name.hashCode());
    }

    /** Returns a number from {@code min} to {@code max}, both included. */
    public int between(int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    /** Returns true with a probability of {@code percent} in a hundred. */
    public boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Returns {@code n} bytes of every value, in no order. */
    public byte[] bytes(int n) {
        byte[] bytes = new byte[n];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Returns {@code n} small letters, so that a failure can be read. */
    public String letters(int n) {
        StringBuilder letters = new StringBuilder(n);
        for (int i = 0; i < n; i++) {
            letters.append((char) between('a', 'z'));
        }
        return letters.toString();
    }
}
