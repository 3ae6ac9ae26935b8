package workbook.harness.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PieceStreamTest {

    private final PieceStream in = new PieceStream("abcde".getBytes(StandardCharsets.US_ASCII), 2);

    @Test
    void aReadGivesAPieceOrLess() throws IOException {
        byte[] buffer = new byte[10];

        assertThat(in.read(buffer)).isEqualTo(2);
        assertThat(in.read(buffer, 2, 1)).isEqualTo(1);
        assertThat(in.read()).isEqualTo('d');
        assertThat(in.read(buffer, 3, 7)).isEqualTo(1);
        assertThat(buffer).startsWith('a', 'b', 'c', 'e');
        assertThat(in.read(buffer)).isEqualTo(-1);
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.taken()).isEqualTo(5);
    }

    @Test
    void callsAreCounted() throws IOException {
        assertThat(in.calls()).isZero();

        assertThat(in.read(new byte[0])).isZero();
        assertThat(in.available()).isEqualTo(5);
        assertThat(in.calls()).isEqualTo(2);
        assertThat(in.taken()).isZero();
    }

    @Test
    void silenceThrowsWhereAProgramWouldWait() throws IOException {
        in.thenSilence();
        assertThat(in.readNBytes(5)).hasSize(5);

        assertThatThrownBy(in::read).hasMessage("a read after the 5 bytes that come would wait for ever");
    }

    @Test
    void theReadAfterTheBytesMayFail() throws IOException {
        in.thenThrows(new SocketException("Connection reset"));
        assertThat(in.readNBytes(5)).hasSize(5);

        assertThatThrownBy(() -> in.read(new byte[1])).isInstanceOf(SocketException.class);
    }

    @Test
    void whoReadsOnAndOnAfterTheEndIsStopped() {
        assertThatThrownBy(() -> {
                    while (true) {
                        in.read();
                    }
                })
                .hasMessage("one more read after 1,000 that returned -1, the end of the stream");
    }

    @Test
    void aClosedStreamIsNotRead() {
        in.close();

        assertThat(in.isClosed()).isTrue();
        assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessage("Stream closed");
    }
}
