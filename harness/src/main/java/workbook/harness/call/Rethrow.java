package workbook.harness.call;

/** Passes any throwable on as it is, also a checked one from a method that declares none. */
final class Rethrow {

    private Rethrow() {}

    /** Throws {@code thrown}; declared to return so that a caller can write {@code throw}. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException unchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
