package workbook.harness.call;

/** An exception as a learner may write it: one that throws when it is asked for its message. */
final class LearnersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
        throw new IllegalStateException("no message");
    }
}
