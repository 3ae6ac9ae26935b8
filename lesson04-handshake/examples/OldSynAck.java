import java.util.List;
import workbook.handshake.ActiveOpen;
import workbook.handshake.Segment;

/** Leads a machine through a lost SYN, an old SYN-ACK, the right one, and the right one once more. */
class OldSynAck {

    private static final ActiveOpen MACHINE = new ActiveOpen(51_000, 7, 7_000, 4_000);

    public static void main(String[] arguments) {
        System.out.println(
                "at ms   client (yours)                       server                             client is in");
        sent(0, MACHINE.open(0));
        sent(1_000, MACHINE.onTime(1_000));
        arrives(1_040, Segment.SYN | Segment.ACK, 8_800, 6_501);
        arrives(1_050, Segment.SYN | Segment.ACK, 9_000, 7_001);
        arrives(2_050, Segment.SYN | Segment.ACK, 9_000, 7_001);
    }

    private static void arrives(long now, int flags, int seq, int ack) {
        Segment segment = Segment.of(7, 51_000, flags, seq, ack);
        System.out.println("%5d   %32s <-- %s".formatted(now, "", segment));
        sent(now, MACHINE.onSegment(segment, now));
    }

    private static void sent(long now, List<Segment> segments) {
        for (Segment segment : segments) {
            System.out.println("%5d   %-32s -->%36s%s".formatted(now, segment, "", MACHINE.state()));
        }
    }
}
