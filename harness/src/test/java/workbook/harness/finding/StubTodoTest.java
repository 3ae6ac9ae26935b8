package workbook.harness.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubTodoTest {

    private static final UnsupportedOperationException TODO =
            new UnsupportedOperationException("TODO 2.10: listen on the address,\nand serve each client");

    @Test
    void aStubsExceptionTellsItsExercise() {
        assertThat(StubTodo.exerciseOf(TODO)).contains("2.10");
        assertThat(StubTodo.isIn(TODO)).isTrue();
    }

    @Test
    void aTodoThatLedToAnotherExceptionIsFound() {
        Throwable wrapped = new IOException(new IllegalStateException("broken", TODO));

        assertThat(StubTodo.exerciseOf(wrapped)).contains("2.10");
    }

    @Test
    void aTodoOfAFutureIsFound() {
        CompletableFuture<Void> future = CompletableFuture.runAsync(() -> {
            throw TODO;
        });

        assertThat(StubTodo.exerciseOf(catchThrowable(future::join))).contains("2.10");
    }

    @Test
    void aTodoQuotedByAnAssertionIsFound() {
        Throwable failed = catchThrowable(() -> org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
                    throw TODO;
                })
                .isInstanceOf(IOException.class));

        assertThat(failed).isInstanceOf(AssertionError.class);
        assertThat(StubTodo.exerciseOf(failed)).contains("2.10");
    }

    @Test
    void aLoopOfCausesEndsTheSearch() {
        Throwable one = new IllegalStateException("one");
        Throwable two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(StubTodo.exerciseOf(one)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TODO",
                "TODO: later",
                "TODO 2: listen",
                "TODO x.y: listen",
                "TODO 2.3 listen",
                "my TODO 2.3: listen",
                "not supported"
            })
    void anExceptionWithoutTheStubsWordsIsTheLearnersOwn(String message) {
        assertThat(StubTodo.exerciseOf(new UnsupportedOperationException(message)))
                .isEmpty();
    }

    @Test
    void anotherTypeWithTheStubsWordsIsTheLearnersOwn() {
        assertThat(StubTodo.isIn(new IllegalStateException("TODO 2.3: listen"))).isFalse();
    }

    @Test
    void anAssertionThatOnlySpeaksOfATodoIsAFailure() {
        assertThat(StubTodo.isIn(new AssertionError("expected \"TODO 2.3: listen\"")))
                .isFalse();
    }

    @Test
    void anExceptionWithoutMessageHasAnEmptyOne() {
        assertThat(Thrown.messageOf(new IOException())).isEmpty();
    }

    @Test
    void anExceptionThatThrowsItsMessageSaysSo() {
        RuntimeException thrown = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException();
            }
        };

        assertThat(Thrown.messageOf(thrown)).isEqualTo("(its getMessage() threw IllegalStateException)");
        assertThat(StubTodo.isIn(thrown)).isFalse();
    }

    @Test
    void anExceptionWhoseMessageNeverEndsSaysSo() {
        RuntimeException thrown = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                return getMessage() + ".";
            }
        };

        assertThat(Thrown.messageOf(thrown)).isEqualTo("(its getMessage() threw StackOverflowError)");
    }
}
