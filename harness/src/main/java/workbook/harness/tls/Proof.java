package workbook.harness.tls;

/** What a server shows to prove who it is: a certificate, made when it is first needed. */
public enum Proof {
    /** A certificate for {@code localhost} and {@code 127.0.0.1}, signed by the root that is trusted. */
    TRUSTED("whose certificate is in order"),
    /** As {@link #TRUSTED}, but it ended yesterday. */
    EXPIRED("whose certificate has expired"),
    /** In order, but for {@code wrong.example}; only its subject, which no longer counts, says {@code localhost}. */
    OTHER_NAME("whose certificate is for wrong.example"),
    /** As {@link #TRUSTED}, but signed by a root that nobody trusts. */
    STRANGER("whose certificate is signed by a stranger");

    private final String told;

    Proof(String told) {
        this.told = told;
    }

    /** Returns it as the end of a sentence about a server. */
    String told() {
        return told;
    }
}
