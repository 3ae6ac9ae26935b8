package workbook.harness.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.harness.udp.DatagramFault.corruption;
import static workbook.harness.udp.DatagramFault.delay;
import static workbook.harness.udp.DatagramFault.duplication;
import static workbook.harness.udp.DatagramFault.loss;
import static workbook.harness.udp.DatagramFault.lossOf;
import static workbook.harness.udp.DatagramFault.reordering;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import workbook.harness.Dice;
import workbook.harness.text.Bytes;

class DatagramPathTest {

    private static final long MS = 1_000_000;

    private final List<String> arrived = new ArrayList<>();

    @Test
    void withoutFaultsEverythingPassesAtOnce() {
        send(path(), "a", "b");

        assertThat(arrived).containsExactly("a", "b");
    }

    @Test
    void lossLosesItsShare() {
        DatagramPath path = path(loss(20));
        IntStream.range(0, 10_000).forEach(i -> send(path, "x"));

        assertThat(arrived).hasSizeBetween(7_800, 8_200);
    }

    @Test
    void lossByTheSameSeedLosesTheSame() {
        String[] hundred = IntStream.range(0, 100).mapToObj(String::valueOf).toArray(String[]::new);
        send(path(loss(50)), hundred);
        List<String> first = List.copyOf(arrived);
        arrived.clear();
        send(path(loss(50)), hundred);

        assertThat(arrived).isEqualTo(first);
    }

    @Test
    void lossOfNumbersLosesThoseOnly() {
        send(path(lossOf(0, 2)), "a", "b", "c", "d");

        assertThat(arrived).containsExactly("b", "d");
    }

    @Test
    void oneFaultInTwoPathsCountsApart() {
        DatagramFault fault = lossOf(0);
        send(path(fault), "a", "b");
        send(path(fault), "c", "d");

        assertThat(arrived).containsExactly("b", "d");
    }

    @Test
    void duplicationDeliversTwice() {
        send(path(duplication(100)), "a", "b");

        assertThat(arrived).containsExactly("a", "a", "b", "b");
    }

    @Test
    void reorderingHoldsOneBackUntilTheNextHasPassed() {
        send(path(reordering(100)), "a", "b", "c", "d");

        assertThat(arrived).containsExactly("b", "a", "d", "c");
    }

    @Test
    void reorderingLetsTheLastGoAfterAWhile() {
        DatagramPath path = path(reordering(100));
        send(path, "a");
        assertThat(arrived).isEmpty();
        assertThat(path.nextDue()).isEqualTo(50 * MS);

        path.release(50 * MS);

        assertThat(arrived).containsExactly("a");
        assertThat(path.nextDue()).isEqualTo(DatagramPath.NEVER);
    }

    @Test
    void reorderingDoesNotHoldWhatComesTooLate() {
        DatagramPath path = path(reordering(100));
        send(path, "a");
        path.enter(Bytes.utf8("b"), 60 * MS, this::arrive);

        assertThat(arrived).containsExactly("a");
        assertThat(path.nextDue()).isEqualTo(110 * MS);
    }

    @Test
    void corruptionChangesOneByteOfACopy() {
        byte[] sent = new byte[100];
        List<byte[]> got = new ArrayList<>();
        path(corruption(100)).enter(sent, 0, got::add);

        assertThat(sent).containsOnly(0);
        assertThat(got).hasSize(1);
        assertThat(IntStream.range(0, 100).filter(i -> got.get(0)[i] != 0)).hasSize(1);
    }

    @Test
    void corruptionPassesAnEmptyDatagram() {
        send(path(corruption(100)), "");

        assertThat(arrived).containsExactly("");
    }

    @Test
    void delayDeliversLaterAndInOrder() {
        DatagramPath path = path(delay(30));
        path.enter(Bytes.utf8("a"), 0, this::arrive);
        path.enter(Bytes.utf8("b"), 10 * MS, this::arrive);

        assertThat(arrived).isEmpty();
        path.release(30 * MS);
        assertThat(arrived).containsExactly("a");
        assertThat(path.nextDue()).isEqualTo(40 * MS);
        path.release(40 * MS);
        assertThat(arrived).containsExactly("a", "b");
    }

    @Test
    void faultsPlayInTheOrderInWhichTheyAreNamed() {
        send(path(duplication(100), lossOf(0)), "a");
        send(path(lossOf(0), duplication(100)), "b");

        assertThat(arrived).containsExactly("a");
    }

    @Test
    void aDelayBehindADelayCountsFromItsOwnArrival() {
        DatagramPath path = path(delay(10), delay(20));
        send(path, "a");
        path.release(100 * MS);

        assertThat(arrived).containsExactly("a");
    }

    @Test
    void aFaultIsNamedAsAFailureTellsIt() {
        assertThat(List.of(loss(20), lossOf(0, 3), duplication(5), reordering(7), corruption(9), delay(30)))
                .extracting(Object::toString)
                .containsExactly(
                        "20% lost",
                        "datagrams 0, 3 (counted from 0) lost",
                        "5% doubled",
                        "7% out of order",
                        "9% corrupted",
                        "a delay of 30 ms");
    }

    @Test
    void aNoteTellsWhatAFaultDid() {
        List<String> notes = new ArrayList<>();
        Passage passage = new Passage(Bytes.utf8("a"), bytes -> {}, (what, bytes) -> notes.add(what));
        path(duplication(100), lossOf(1), delay(10)).enter(passage, 0);

        assertThat(notes).containsExactly("delayed", "doubled", "lost");
    }

    private void send(DatagramPath path, String... datagrams) {
        for (String datagram : datagrams) {
            path.enter(Bytes.utf8(datagram), 0, this::arrive);
        }
    }

    private void arrive(byte[] datagram) {
        arrived.add(new String(datagram, StandardCharsets.UTF_8));
    }

    private static DatagramPath path(DatagramFault... faults) {
        return new DatagramPath(new Dice(42, "paths"), faults);
    }
}
