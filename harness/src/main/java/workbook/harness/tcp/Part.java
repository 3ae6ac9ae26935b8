package workbook.harness.tcp;

import workbook.harness.scene.Recording;

/** What the learner's program is on one connection: how a failure calls it, and on which side of it the peer stands. */
enum Part {
    /** It serves the peer. */
    SERVER("Your server", Recording.Side.LEFT),
    /** It is the peer's client. */
    CLIENT("Your client", Recording.Side.RIGHT),
    /** It stands between the peer, a client, and another peer. */
    PROXY_OF_CLIENT("Towards the client your proxy", Recording.Side.LEFT),
    /** It stands between the peer, the server behind it, and another peer. */
    PROXY_OF_UPSTREAM("Towards upstream your proxy", Recording.Side.RIGHT);

    private final String learner;
    private final Recording.Side side;

    Part(String learner, Recording.Side side) {
        this.learner = learner;
        this.side = side;
    }

    /** Returns how a sentence about the learner's program begins. */
    String learner() {
        return learner;
    }

    /** Returns where the peer stands. */
    Recording.Side side() {
        return side;
    }
}
