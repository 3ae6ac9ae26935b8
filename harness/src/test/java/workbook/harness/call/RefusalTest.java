package workbook.harness.call;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.harness.call.AnswerTest.failureOf;
import static workbook.harness.call.AnswerTest.raise;
import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void theRightExceptionPasses() {
        calling("read()", () -> raise(new EOFException())).refuses(EOFException.class);
    }

    @Test
    void aSubtypeOfTheRightExceptionPasses() {
        calling("read()", () -> raise(new EOFException())).refuses(IOException.class);
    }

    @Test
    void anotherExceptionFailsWithBoth() {
        IllegalStateException thrown = new IllegalStateException("closed");

        assertThat(failureOf(() -> calling("read()", () -> raise(thrown)).refuses(IOException.class)))
                .hasMessage("read() threw IllegalStateException: closed; expected it to throw IOException")
                .hasCause(thrown);
    }

    @Test
    void aSupertypeOfTheRightExceptionFails() {
        assertThat(failureOf(() ->
                        calling("read()", () -> raise(new IOException("x"))).refuses(EOFException.class)))
                .hasMessage("read() threw IOException: x; expected it to throw EOFException");
    }

    @Test
    void aSiblingOfTheRightExceptionFails() {
        SocketException thrown = new SocketException("Connection reset");

        assertThat(failureOf(() -> calling("fetch()", () -> raise(thrown)).refuses(SocketTimeoutException.class)))
                .hasMessage(
                        "fetch() threw SocketException: Connection reset; expected it to throw SocketTimeoutException")
                .hasCause(thrown);
    }

    @Test
    void aValueInPlaceOfARefusalFails() {
        assertThat(failureOf(() -> calling("read()", () -> 5).refuses(IOException.class)))
                .hasMessage("read() returned 5; expected it to throw IOException");
    }

    @Test
    void aCallWithoutResultThatThrewNothingFails() {
        assertThat(failureOf(() -> doing("close()", () -> {}).refuses(IOException.class)))
                .hasMessage("close() threw nothing; expected it to throw IOException");
    }

    @Test
    void aMessageThatNamesWhatWasRefusedPasses() {
        calling("parse()", () -> raise(new IllegalArgumentException("no port in h:x")))
                .refuses(IllegalArgumentException.class)
                .naming("h:x")
                .naming("port");
    }

    @Test
    void aMessageThatDoesNotNameItFailsWithBoth() {
        IllegalArgumentException thrown = new IllegalArgumentException("bad\tport");

        assertThat(failureOf(() -> calling("parse()", () -> raise(thrown))
                        .refuses(IllegalArgumentException.class)
                        .naming("h:x")))
                .hasMessage(
                        "parse() threw IllegalArgumentException with the message \"bad\\tport\", which does not hold \"h:x\"")
                .hasCause(thrown);
    }

    @Test
    void noMessageIsAnEmptyOne() {
        assertThat(failureOf(() -> calling("parse()", () -> raise(new IOException()))
                        .refuses(IOException.class)
                        .naming("h:x")))
                .hasMessageContaining("with the message \"\", which");
    }

    @Test
    void aMessageThatCannotBeHadNamesNothing() {
        assertThat(failureOf(() -> calling("parse()", () -> raise(new LearnersException()))
                        .refuses(RuntimeException.class)
                        .naming("h:x")))
                .hasMessageContaining("its getMessage() threw IllegalStateException");
    }
}
