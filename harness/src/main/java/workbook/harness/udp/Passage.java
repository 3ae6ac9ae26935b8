package workbook.harness.udp;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A datagram on its way, with where it leaves the network and who hears what a fault did to it. */
record Passage(byte[] bytes, Consumer<byte[]> exit, BiConsumer<String, byte[]> notes) {

    Passage with(byte[] other) {
        return new Passage(other, exit, notes);
    }

    void note(String whatHappened) {
        notes.accept(whatHappened, bytes);
    }
}
