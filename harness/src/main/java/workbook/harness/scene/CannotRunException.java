package workbook.harness.scene;

/** Says that a check cannot be made on this machine: it then counts as not run, neither right nor wrong. */
public final class CannotRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes one that says in a few words what is missing. */
    public CannotRunException(String why) {
        super(why);
    }
}
