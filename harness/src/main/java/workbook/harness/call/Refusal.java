package workbook.harness.call;

import workbook.harness.finding.Thrown;
import workbook.harness.scene.CheckFailure;
import workbook.harness.text.Bytes;

/** An exception that a call was right to throw, with the claims that a check makes about its message. */
public final class Refusal {

    private final String what;
    private final Throwable thrown;

    Refusal(String what, Throwable thrown) {
        this.what = what;
        this.thrown = thrown;
    }

    /** Fails unless the exception's message holds {@code text}, so that whoever reads it knows what was refused. */
    public Refusal naming(String text) {
        String message = Thrown.messageOf(thrown);
        if (!message.contains(text)) {
            throw CheckFailure.of(
                            "%s threw %s with the message %s, which does not hold %s",
                            what, thrown.getClass().getSimpleName(), Bytes.quoteWhole(message), Bytes.quoteWhole(text))
                    .causedBy(thrown);
        }
        return this;
    }
}
