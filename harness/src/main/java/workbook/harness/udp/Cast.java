package workbook.harness.udp;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import workbook.harness.scene.Recording;
import workbook.harness.text.Units;

/** Who plays what in a check: which role the learner's program has, and which addresses are those of scripted peers. */
final class Cast {

    private final Recording recording;
    private final Set<InetSocketAddress> scripted = ConcurrentHashMap.newKeySet();
    private volatile Recording.Learner side = Recording.Learner.RIGHT;
    private boolean isSet;
    private String learner = "Your program";
    private int peers;

    Cast(Recording recording) {
        this.recording = recording;
    }

    /** Gives the learner's program its role, and the other side the name that the ladder shows. */
    void learnerIs(Recording.Learner side, String role, String left, String right) {
        this.side = side;
        learner = "Your " + role;
        recording.cast(side, left, right);
        isSet = true;
    }

    boolean isSet() {
        return isSet;
    }

    /** Returns the learner's program as a sentence begins with it. */
    String learner() {
        return learner;
    }

    /** Returns what tells one more scripted peer from those before it. */
    String nextLabel() {
        peers++;
        return peers == 1 ? "" : "(" + Units.number(peers) + ") ";
    }

    void addScripted(InetSocketAddress address) {
        scripted.add(address);
    }

    boolean isScripted(InetSocketAddress address) {
        return scripted.contains(address);
    }

    /** Records something between the two sides, by the direction that it has. */
    void record(boolean toServer, String what) {
        if (toServer == (side == Recording.Learner.LEFT)) {
            recording.received(what);
        } else {
            recording.sent(what);
        }
    }
}
