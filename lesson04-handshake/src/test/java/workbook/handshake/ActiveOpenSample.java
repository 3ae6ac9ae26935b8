package workbook.handshake;

import static workbook.harness.call.Calling.calling;

import workbook.harness.Check;
import workbook.harness.Exercise;

/** Sample tests of exercise 4.3. Add checks of your own: copy one, change its name and what arrives. */
@Exercise("4.3")
class ActiveOpenSample {

    @Check
    void openSendsASyn() {
        ActiveOpen machine = new ActiveOpen(40_000, 80, 100, 1_000);
        Segment syn = calling("open(0)", () -> machine.open(0).get(0)).result();
        calling("the flag SYN of what was sent", () -> syn.has(Segment.SYN)).returns(true);
        calling("the sequence number of what was sent", () -> syn.seq()).returns(100);
        calling("state()", () -> machine.state()).returns(TcpState.SYN_SENT);
    }

    @Check
    void aSynAckIsAcknowledged() {
        ActiveOpen machine = new ActiveOpen(40_000, 80, 100, 1_000);
        machine.open(0);
        Segment synAck = Segment.of(80, 40_000, Segment.SYN | Segment.ACK, 300, 101);
        Segment ack = calling(
                        "onSegment(synAck, 10)",
                        () -> machine.onSegment(synAck, 10).get(0))
                .result();
        calling("the sequence number of what was sent", () -> ack.seq()).returns(101);
        calling("the acknowledgement number of what was sent", () -> ack.ack()).returns(301);
        calling("state()", () -> machine.state()).returns(TcpState.ESTABLISHED);
    }

    @Check
    void anAckOfAnotherSynIsReset() {
        ActiveOpen machine = new ActiveOpen(40_000, 80, 100, 1_000);
        machine.open(0);
        Segment synAck = Segment.of(80, 40_000, Segment.SYN | Segment.ACK, 300, 91);
        Segment reset = calling(
                        "onSegment(synAck, 10)",
                        () -> machine.onSegment(synAck, 10).get(0))
                .result();
        calling("the flag RST of what was sent", () -> reset.has(Segment.RST)).returns(true);
        calling("the sequence number of what was sent", () -> reset.seq()).returns(91);
        calling("state()", () -> machine.state()).returns(TcpState.SYN_SENT);
    }
}
