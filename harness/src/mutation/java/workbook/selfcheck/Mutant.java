package workbook.selfcheck;

import java.util.Locale;

/**
 * A small fault in a reference, made in the bytes of one of its classes.
 *
 * @param fault what it is and where
 * @param className the binary name of the class
 * @param line the line of the source
 * @param bytes the class with the fault
 */
record Mutant(Fault fault, String className, int line, byte[] bytes) {

    /**
     * Names a fault without a line number, so that the name lasts while the source moves.
     *
     * @param method the method, behind the class's name without its package
     * @param description what is changed, as the mutation engine says it
     * @param number which of the method's faults of this description it is, from 1
     * @param of how many of them there are
     */
    record Fault(String method, String description, int number, int of) {

        /** Returns it as a row of the page of mistakes begins. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "| `%s` | %s | %d of %d |", method, description, number, of);
        }
    }

    @Override
    public String toString() {
        return fault + " line " + line;
    }
}
