package workbook.handshake;

import static workbook.handshake.Opening.arrives;
import static workbook.handshake.Opening.millis;
import static workbook.handshake.Opening.onTime;
import static workbook.handshake.Opening.open;
import static workbook.handshake.SegmentText.ack;
import static workbook.handshake.SegmentText.flags;
import static workbook.handshake.SegmentText.rst;
import static workbook.handshake.SegmentText.rstAck;
import static workbook.handshake.SegmentText.syn;
import static workbook.handshake.SegmentText.synAck;
import static workbook.handshake.TcpState.CLOSED;
import static workbook.handshake.TcpState.ESTABLISHED;
import static workbook.handshake.TcpState.SYN_RECEIVED;
import static workbook.handshake.TcpState.SYN_SENT;
import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import workbook.handshake.Opening.Event;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.script.Script;

@Exercise("4.3")
class ActiveOpenSuite {

    @Check(points = 4, because = "Each side acknowledges the other's first number plus one: a SYN takes one number.")
    void synSynAckAckOpensTheConnection() {
        var machine = new Opening(100);
        machine.script()
                .on(open())
                .sends(syn().seq(100))
                .isIn(SYN_SENT)
                .claim("sendNext()", 101, machine::sendNext)
                .claim("nextTimeout()", "1,000 ms", machine::timeout)
                .on(arrives(synAck().seq(300).ack(101)))
                .sends(ack().seq(101).ack(301))
                .isIn(ESTABLISHED)
                .claim("sendNext()", 101, machine::sendNext)
                .claim("receiveNext()", 301, machine::receiveNext)
                .claim("nextTimeout()", "none", machine::timeout)
                .at(1_000_000)
                .on(onTime())
                .sendsNothing()
                .staysIn(ESTABLISHED);
    }

    @Check(points = 5, because = "Only ISS + 1 acknowledges your SYN; another number is reset (RFC 9293, 3.10.7.3).")
    void anUnacceptableAckIsReset() {
        for (int other : new int[] {91, 100, 102, 0, 0x8000_0000, 0x8000_0065}) {
            var machine = new Opening(100);
            synSent(machine)
                    .at(400)
                    .on(arrives(synAck().seq(300).ack(other)))
                    .sends(rst().seq(other))
                    .staysIn(SYN_SENT)
                    .on(arrives(ack().seq(300).ack(other)))
                    .sends(rst().seq(other))
                    .staysIn(SYN_SENT)
                    .claim("nextTimeout()", "1,000 ms", machine::timeout)
                    .on(arrives(synAck().seq(400).ack(101)))
                    .sends(ack().seq(101).ack(401))
                    .isIn(ESTABLISHED);
        }
    }

    @Check(points = 5, because = "In SYN_SENT a reset counts only with ISS + 1 in it: a blind attacker can't know it.")
    void aResetNeedsAnAcceptableAck() {
        var machine = new Opening(100);
        synSent(machine)
                .on(arrives(rst().seq(0)))
                .sendsNothing()
                .staysIn(SYN_SENT)
                .on(arrives(rstAck().seq(0).ack(100)))
                .sendsNothing()
                .staysIn(SYN_SENT)
                .on(arrives(rstAck().seq(0).ack(102)))
                .sendsNothing()
                .staysIn(SYN_SENT)
                .on(arrives(rstAck().seq(101).ack(0)))
                .sendsNothing()
                .staysIn(SYN_SENT)
                .on(arrives(rst().seq(101).unusedAck(101)))
                .sendsNothing()
                .staysIn(SYN_SENT)
                .on(arrives(flags(Segment.RST | Segment.SYN).seq(300)))
                .sendsNothing()
                .staysIn(SYN_SENT)
                .claim("nextTimeout()", "1,000 ms", machine::timeout)
                .on(arrives(rstAck().seq(77).ack(101)))
                .sendsNothing()
                .isIn(CLOSED)
                .claim("nextTimeout()", "none", machine::timeout)
                .at(5_000)
                .on(onTime())
                .sendsNothing()
                .staysIn(CLOSED);
    }

    @Check(
            points = 2,
            because = "Only a SYN brings the peer's first number; flags that no line names make no difference.")
    void whatIsNoSynIsIgnored() {
        var machine = new Opening(100);
        synSent(machine)
                .at(400)
                .on(arrives(ack().seq(300).ack(101)))
                .sendsNothing()
                .staysIn(SYN_SENT)
                .on(arrives(flags(0).seq(300)))
                .sendsNothing()
                .staysIn(SYN_SENT)
                .claim("nextTimeout()", "1,000 ms", machine::timeout)
                .on(arrives(
                        flags(Segment.SYN | Segment.ACK | Segment.ECE).seq(300).ack(101)))
                .sends(ack().seq(101).ack(301))
                .isIn(ESTABLISHED)
                .on(arrives(flags(Segment.ACK | Segment.PSH).seq(301).ack(102)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED);

        var simultaneous = new Opening(100);
        synReceived(simultaneous)
                .on(arrives(flags(Segment.ACK | Segment.PSH).seq(301).ack(101)))
                .sendsNothing()
                .isIn(ESTABLISHED);
    }

    @Check(points = 5, because = "A retransmission is the same segment; each wait is twice the last one, and it ends.")
    void aLostSynIsSentAgain() {
        var machine = new Opening(100);
        var script = machine.script().at(5_000).on(open()).sends(syn().seq(100));
        expectSevenMore(machine, script, syn().seq(100), 6_000)
                .on(arrives(synAck().seq(300).ack(101)))
                .sends(rst().seq(101))
                .staysIn(CLOSED)
                .claim("sendNext()", 101, machine::sendNext);

        var late = new Opening(100);
        synSent(late)
                .at(50_000)
                .on(arrives(synAck().seq(300).ack(91)))
                .sends(rst().seq(91))
                .staysIn(SYN_SENT)
                .on(onTime())
                .sends(syn().seq(100))
                .claim("nextTimeout()", "52,000 ms", late::timeout)
                .on(onTime())
                .sendsNothing()
                .staysIn(SYN_SENT)
                .on(arrives(synAck().seq(300).ack(101)))
                .sends(ack().seq(101).ack(301))
                .isIn(ESTABLISHED)
                .at(52_000)
                .on(onTime())
                .sendsNothing()
                .staysIn(ESTABLISHED);
    }

    @Check(points = 3, because = "An ACK tells a peer that repeats itself or has lost its place what you expect of it.")
    void aRepeatedSynAckIsAcknowledgedAgain() {
        var machine = new Opening(100);
        established(machine)
                .on(arrives(synAck().seq(300).ack(101)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .on(arrives(synAck().seq(300).ack(101)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .on(arrives(ack().seq(301).ack(101)))
                .sendsNothing()
                .staysIn(ESTABLISHED)
                .on(arrives(ack().seq(301).ack(102)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .on(arrives(syn().seq(301)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .on(arrives(synAck().seq(301).ack(101)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .on(arrives(synAck().seq(301).ack(102)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .on(arrives(flags(0).seq(301)))
                .sendsNothing()
                .staysIn(ESTABLISHED)
                .on(arrives(ack().seq(300).ack(101)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .on(arrives(ack().seq(291).ack(101).data(10)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .on(arrives(ack().seq(1_300).ack(101)))
                .sendsNothing()
                .staysIn(ESTABLISHED)
                .on(arrives(ack().seq(1_301).ack(101)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .claim("receiveNext()", 301, machine::receiveNext);
    }

    @Check(points = 2, because = "Only a reset with the very number that is expected next closes (RFC 9293, 3.10.7.4).")
    void onlyTheExactResetCloses() {
        var machine = new Opening(100);
        established(machine)
                .on(arrives(rst().seq(300)))
                .sendsNothing()
                .staysIn(ESTABLISHED)
                .on(arrives(rst().seq(1_301)))
                .sendsNothing()
                .staysIn(ESTABLISHED)
                .on(arrives(rst().seq(302)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .on(arrives(rstAck().seq(1_300).ack(101)))
                .sends(ack().seq(101).ack(301))
                .staysIn(ESTABLISHED)
                .on(arrives(rst().seq(301)))
                .sendsNothing()
                .isIn(CLOSED);
    }

    @Check(points = 2, because = "The sign of an int means nothing here, and after 4,294,967,295 comes 0.")
    void theNumbersWrap() {
        for (int last : new int[] {0xFFFF_FFFF, 0x7FFF_FFFF}) {
            int next = last + 1;
            var machine = new Opening(last);
            machine.script()
                    .on(open())
                    .sends(syn().seq(last))
                    .claim("sendNext()", Integer.toUnsignedString(next), machine::sendNext)
                    .on(arrives(synAck().seq(last).ack(last)))
                    .sends(rst().seq(last))
                    .staysIn(SYN_SENT)
                    .on(arrives(synAck().seq(last).ack(next)))
                    .sends(ack().seq(next).ack(next))
                    .isIn(ESTABLISHED)
                    .claim("receiveNext()", Integer.toUnsignedString(next), machine::receiveNext)
                    .on(arrives(ack().seq(next).ack(next + 1)))
                    .sends(ack().seq(next).ack(next))
                    .staysIn(ESTABLISHED)
                    .on(arrives(ack().seq(next + 999).ack(next)))
                    .sendsNothing()
                    .staysIn(ESTABLISHED)
                    .on(arrives(ack().seq(last).ack(next)))
                    .sends(ack().seq(next).ack(next))
                    .staysIn(ESTABLISHED);
        }
    }

    @Check(points = 3, because = "A SYN alone says that the peer opens too: the SYN-ACK has your SYN's own number.")
    void twoSynsMakeOneConnection() {
        var machine = new Opening(100);
        synReceived(machine)
                .isIn(SYN_RECEIVED)
                .claim("sendNext()", 101, machine::sendNext)
                .claim("receiveNext()", 301, machine::receiveNext)
                .on(arrives(synAck().seq(300).ack(101)))
                .sendsNothing()
                .isIn(ESTABLISHED)
                .claim("receiveNext()", 301, machine::receiveNext)
                .claim("nextTimeout()", "none", machine::timeout);

        var acknowledged = new Opening(100);
        synReceived(acknowledged)
                .on(arrives(ack().seq(301).ack(101)))
                .sendsNothing()
                .isIn(ESTABLISHED)
                .claim("nextTimeout()", "none", acknowledged::timeout);
    }

    @Check(
            points = 2,
            because = "Each state asks its questions in a fixed order; only a wait that is over sends again.")
    void simultaneousOpenKeepsItsGuard() {
        var machine = new Opening(100);
        synReceived(machine)
                .at(400)
                .on(arrives(ack().seq(301).ack(102)))
                .sends(rst().seq(102))
                .staysIn(SYN_RECEIVED)
                .on(arrives(ack().seq(301).ack(100)))
                .sends(rst().seq(100))
                .staysIn(SYN_RECEIVED)
                .on(arrives(syn().seq(300)))
                .sends(ack().seq(101).ack(301))
                .staysIn(SYN_RECEIVED)
                .on(arrives(syn().seq(301)))
                .sends(ack().seq(101).ack(301))
                .staysIn(SYN_RECEIVED)
                .on(arrives(synAck().seq(301).ack(102)))
                .sends(ack().seq(101).ack(301))
                .staysIn(SYN_RECEIVED)
                .on(arrives(synAck().seq(301).ack(101)))
                .sends(ack().seq(101).ack(301))
                .staysIn(SYN_RECEIVED)
                .on(arrives(synAck().seq(300).ack(100)))
                .sends(ack().seq(101).ack(301))
                .staysIn(SYN_RECEIVED)
                .on(arrives(flags(0).seq(301)))
                .sendsNothing()
                .staysIn(SYN_RECEIVED)
                .on(arrives(rst().seq(302)))
                .sends(ack().seq(101).ack(301))
                .staysIn(SYN_RECEIVED)
                .on(arrives(rst().seq(2_000)))
                .sendsNothing()
                .staysIn(SYN_RECEIVED)
                .claim("nextTimeout()", "1,000 ms", machine::timeout)
                .on(arrives(rst().seq(301)))
                .sendsNothing()
                .isIn(CLOSED);

        var slow = new Opening(100);
        var script = synSent(slow)
                .at(1_000)
                .on(onTime())
                .sends(syn().seq(100))
                .at(3_000)
                .on(onTime())
                .sends(syn().seq(100))
                .at(4_000)
                .on(arrives(syn().seq(300)))
                .sends(synAck().seq(100).ack(301))
                .isIn(SYN_RECEIVED);
        expectSevenMore(slow, script, synAck().seq(100).ack(301), 5_000);
    }

    @Check(points = 1, because = "Without a connection, all but a reset is answered with a reset (RFC 9293, 3.10.7.1).")
    void aClosedMachineAnswersWithReset() {
        var machine = new Opening(100);
        machine.script()
                .on(arrives(ack().seq(5).ack(77)))
                .sends(rst().seq(77))
                .staysIn(CLOSED)
                .claim("sendNext()", 100, machine::sendNext)
                .claim("nextTimeout()", "none", machine::timeout)
                .on(arrives(syn().seq(500)))
                .sends(rstAck().seq(0).ack(501))
                .staysIn(CLOSED)
                .on(arrives(flags(Segment.SYN | Segment.FIN).seq(0xFFFF_FFFF).data(10)))
                .sends(rstAck().seq(0).ack(11))
                .staysIn(CLOSED)
                .on(arrives(rst().seq(1)))
                .sendsNothing()
                .on(arrives(rstAck().seq(1).ack(1)))
                .sendsNothing()
                .staysIn(CLOSED)
                .on(open())
                .sends(syn().seq(100))
                .isIn(SYN_SENT);
    }

    @Check(points = 1, because = "A machine that is used wrongly says so at once, before it sends anything wrong.")
    void misuseIsTold() {
        expectAccepted(0, 65_535, 1);
        expectAccepted(65_535, 0, 65_535);
        expectRefused(-1, 80, 1_000);
        expectRefused(65_536, 80, 1_000);
        expectRefused(40_000, -1, 1_000);
        expectRefused(40_000, 65_536, 1_000);
        expectRefused(40_000, 80, -1);
        expectRefused(40_000, 80, 0);
        expectRefused(40_000, 80, 65_536);

        ActiveOpen machine = new ActiveOpen(40_000, 80, 100, 1_000);
        calling("receiveNext() in CLOSED", machine::receiveNext).refuses(IllegalStateException.class);
        doing("open(0)", () -> machine.open(0)).succeeds();
        calling("receiveNext() in SYN_SENT", machine::receiveNext).refuses(IllegalStateException.class);
        doing("a second open(0)", () -> machine.open(0)).refuses(IllegalStateException.class);
        Segment refusal = rstAck().seq(0).ack(101).toSegment(80, 40_000, 0);
        doing("onSegment(" + rstAck().seq(0).ack(101) + ", 1)", () -> machine.onSegment(refusal, 1))
                .succeeds();
        calling("receiveNext() after the connection was refused", machine::receiveNext)
                .refuses(IllegalStateException.class);
        doing("open(2) after the connection was refused", () -> machine.open(2)).refuses(IllegalStateException.class);
    }

    /** Brings a machine with the ISS 100 into SYN_SENT. */
    private static Script<Event, SegmentText> synSent(Opening machine) {
        return machine.script().on(open()).sends(syn().seq(100));
    }

    /** Brings a machine with the ISS 100 into ESTABLISHED, with a peer that began at 300. */
    private static Script<Event, SegmentText> established(Opening machine) {
        return synSent(machine)
                .on(arrives(synAck().seq(300).ack(101)))
                .sends(ack().seq(101).ack(301))
                .isIn(ESTABLISHED);
    }

    /** Brings a machine with the ISS 100 into SYN_RECEIVED, with a peer that began at 300. */
    private static Script<Event, SegmentText> synReceived(Opening machine) {
        return synSent(machine)
                .on(arrives(syn().seq(300)))
                .sends(synAck().seq(100).ack(301));
    }

    /** Expects {@code lost} to be sent seven times more, first at {@code firstMillis}, and then the giving up. */
    private static Script<Event, SegmentText> expectSevenMore(
            Opening machine, Script<Event, SegmentText> script, SegmentText lost, long firstMillis) {
        long due = firstMillis;
        long wait = 1_000;
        for (int i = 0; i < 7; i++) {
            script.claim("nextTimeout()", millis(due), machine::timeout)
                    .at(due - 1)
                    .on(onTime())
                    .sendsNothing()
                    .at(due)
                    .on(onTime())
                    .sends(lost);
            wait *= 2;
            due += wait;
        }
        return script.claim("nextTimeout()", millis(due), machine::timeout)
                .at(due - 1)
                .on(onTime())
                .sendsNothing()
                .at(due)
                .on(onTime())
                .sendsNothing()
                .isIn(CLOSED)
                .claim("nextTimeout()", "none", machine::timeout);
    }

    private static void expectAccepted(int localPort, int remotePort, int window) {
        doing(constructor(localPort, remotePort, window), () -> new ActiveOpen(localPort, remotePort, 100, window))
                .succeeds();
    }

    private static void expectRefused(int localPort, int remotePort, int window) {
        calling(
                        constructor(localPort, remotePort, window) + ".state()",
                        () -> new ActiveOpen(localPort, remotePort, 100, window).state())
                .refuses(IllegalArgumentException.class);
    }

    private static String constructor(int localPort, int remotePort, int window) {
        return "new ActiveOpen(" + localPort + ", " + remotePort + ", 100, " + window + ")";
    }
}
