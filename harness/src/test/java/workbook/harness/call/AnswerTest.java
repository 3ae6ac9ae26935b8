package workbook.harness.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import java.io.IOException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.harness.scene.CheckFailure;
import workbook.harness.text.Bytes;

class AnswerTest {

    /** An object of the learner's. */
    private static final class Unspeakable {

        @Override
        public String toString() {
            throw new IllegalStateException("not yet open");
        }
    }

    @Test
    void theValueThatIsExpectedPasses() {
        calling("port()", () -> 80).returns(80);
        calling("host()", () -> "h").returns("h");
        calling("next()", () -> null).returns(null);
    }

    @Test
    void anotherValueFailsWithBoth() {
        assertThat(failureOf(() -> calling("port()", () -> 81).returns(80)))
                .hasMessage("port() returned 81; expected 80");
    }

    @Test
    void textsAreQuotedAndEscaped() {
        assertThat(failureOf(() -> calling("line()", () -> "a\r\n").returns("a")))
                .hasMessage("line() returned \"a\\r\\n\"; expected \"a\"");
    }

    @Test
    void anObjectThatCannotBeShownIsNamedByItsClass() {
        assertThat(failureOf(() -> calling("address()", Unspeakable::new).returns(null)))
                .hasMessage("address() returned an object of Unspeakable; expected null");
    }

    @Test
    void nullInPlaceOfAValueFails() {
        Answer<String> answer = calling("host()", () -> null);

        assertThat(failureOf(() -> answer.returns("h"))).hasMessage("host() returned null; expected \"h\"");
    }

    @Test
    void byteArraysAreComparedByTheirContent() {
        calling("encode()", () -> Bytes.of(1, 2)).returns(Bytes.of(1, 2));
    }

    @Test
    void otherBytesFailInHexWithTheFirstDifference() {
        CheckFailure failure =
                failureOf(() -> calling("encode()", () -> Bytes.of(1, 0xff)).returns(Bytes.of(1, 2)));

        assertThat(failure).hasMessage("encode() returned the bytes 01 ff; expected the bytes 01 02");
        assertThat(failure.detail()).last().asString().endsWith("^ first difference at offset 1");
    }

    @Test
    void noBytesAreCalledSo() {
        assertThat(failureOf(() -> calling("encode()", () -> new byte[0]).returns(Bytes.of(1))))
                .hasMessage("encode() returned no bytes; expected the bytes 01");
    }

    @Test
    void longTextsAreCutAndShowTheirFirstDifference() {
        String expected = "a".repeat(100);

        CheckFailure failure =
                failureOf(() -> calling("line()", () -> expected + "b").returns(expected));

        assertThat(failure).hasMessageContaining("\"" + "a".repeat(60) + "\"...");
        assertThat(failure.detail()).last().asString().endsWith("^ first difference at offset 100");
    }

    @Test
    void shortTextsNeedNoDifference() {
        assertThat(failureOf(() -> calling("line()", () -> "a").returns("b")).detail())
                .isEmpty();
    }

    @Test
    void anExceptionInPlaceOfAValueFailsWithBoth() {
        IOException thrown = new IOException("broken");

        CheckFailure failure =
                failureOf(() -> calling("port()", () -> raise(thrown)).returns(80));

        assertThat(failure)
                .hasMessage("port() threw IOException: broken; expected 80")
                .hasCause(thrown);
    }

    @Test
    void aResultIsHandedOut() {
        assertThat(calling("port()", () -> 80).result()).isEqualTo(80);
    }

    @Test
    void anExceptionInPlaceOfAResultFails() {
        assertThat(failureOf(
                        () -> calling("port()", () -> raise(new IOException())).result()))
                .hasMessage("port() threw IOException; expected a result");
    }

    @Test
    void aCallWithoutResultSucceeds() {
        doing("close()", () -> {}).succeeds();
    }

    @Test
    void anExceptionWhereNoneIsExpectedFails() {
        IOException thrown = new IOException("busy");

        assertThat(failureOf(() -> doing("close()", () -> raise(thrown)).succeeds()))
                .hasMessage("close() threw IOException: busy; expected no exception")
                .hasCause(thrown);
    }

    @Test
    void anExceptionWithoutAMessageIsToldAllTheSame() {
        assertThat(failureOf(() ->
                        calling("parse()", () -> raise(new LearnersException())).result()))
                .hasMessageContaining(
                        "parse() threw LearnersException: (its getMessage() threw IllegalStateException)");
    }

    @Test
    void aStubsTodoPassesThrough() {
        UnsupportedOperationException todo = new UnsupportedOperationException("TODO 2.3: listen");

        assertThatThrownBy(() -> calling("port()", () -> raise(todo))).isSameAs(todo);
    }

    @Test
    void aTodoInsideOfAnotherExceptionPassesThrough() {
        Exception wrapped = new IllegalStateException(new UnsupportedOperationException("TODO 2.3: listen"));

        assertThatThrownBy(() -> calling("port()", () -> raise(wrapped))).isSameAs(wrapped);
    }

    @ParameterizedTest
    @MethodSource("errorsOfAClassThatCannotRun")
    void aClassThatCannotRunIsNoAnswer(Error error) {
        assertThatThrownBy(() -> doing("port()", () -> raise(error))).isSameAs(error);
    }

    static List<Error> errorsOfAClassThatCannotRun() {
        return List.of(
                new NoSuchMethodError("port"),
                new NoClassDefFoundError("workbook/tcp/Endpoint"),
                new ExceptionInInitializerError(),
                new Error("Unresolved compilation problem: \n\tx cannot be resolved\n"));
    }

    @Test
    void anEndlessRecursionIsAnAnswer() {
        assertThat(failureOf(() -> calling("depth()", AnswerTest::deeper).returns(1)))
                .hasMessage("depth() threw StackOverflowError; expected 1");
    }

    private static int deeper() {
        return deeper() + 1;
    }

    static <T> T raise(Throwable thrown) throws Exception {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (Exception) thrown;
    }

    static CheckFailure failureOf(ThrowingCallable check) {
        return catchThrowableOfType(CheckFailure.class, check);
    }
}
