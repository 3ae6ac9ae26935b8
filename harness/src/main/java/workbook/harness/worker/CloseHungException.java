package workbook.harness.worker;

/** Says that a close() of the learner's did not return; no exception of the learner's own can be taken for it. */
final class CloseHungException extends Exception {

    private static final long serialVersionUID = 1L;
}
