import java.util.List;
import workbook.handshake.ActiveOpen;
import workbook.handshake.Segment;

/** Opens a connection while the answer to an older attempt is still under way. */
class OldAnswerFirst {

    private static final int SYN_ACK = Segment.SYN | Segment.ACK;

    public static void main(String[] arguments) {
        ActiveOpen machine = new ActiveOpen(40_000, 80, 7_000, 1_000);
        show("open()", machine.open(0), machine);
        arrives(machine, Segment.of(80, 40_000, SYN_ACK, 500, 6_001), 200);
        show("1,000 ms have passed", machine.onTime(1_000), machine);
        arrives(machine, Segment.of(80, 40_000, SYN_ACK, 900, 7_001), 1_200);
        arrives(machine, Segment.of(80, 40_000, SYN_ACK, 900, 7_001), 1_300);
    }

    private static void arrives(ActiveOpen machine, Segment segment, long nowMillis) {
        show("arrives " + segment, machine.onSegment(segment, nowMillis), machine);
    }

    private static void show(String event, List<Segment> sent, ActiveOpen machine) {
        System.out.println(event);
        sent.forEach(segment -> System.out.println("    sends   " + segment));
        System.out.println("    is in   " + machine.state());
    }
}
