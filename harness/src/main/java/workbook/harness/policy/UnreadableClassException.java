package workbook.harness.policy;

/** Thrown for a class file that cannot be judged; its message is a sentence for the student. */
final class UnreadableClassException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableClassException(String message) {
        super(message);
    }

    UnreadableClassException(String message, Throwable cause) {
        super(message, cause);
    }
}
