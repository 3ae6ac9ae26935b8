package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rules are written and what they match. */
class RuleParserTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "java.util.List,   java.util.List,            true",
        "java.util.List,   java.util.ListIterator,    false",
        "java.util.Map,    java.util.Map$Entry,       true",
        "java.util.*,      java.util.List,            true",
        "java.util.*,      java.util.Map$Entry,       true",
        "java.util.*,      java.util.zip.CRC32,       false",
        "java.util.*,      java.utils,                false",
        "java.util.**,     java.util.zip.CRC32,       true",
        "java.lang.*Error, java.lang.AssertionError,  true",
        "java.lang.*Error, java.lang.ErrorX,          false",
        "**,               any.Thing$Inner,           true",
        "java.util.List,   java/util/List,            false",
    })
    void aRuleMatchesATypeByItsName(String rule, String type, boolean matches) {
        assertThat(book("+ " + rule).onType(type).isAllowed()).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} and {1}{2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        a.B!run                          | run    | ()V                        | true
        a.B!run                          | runs   | ()V                        | false
        a.B!run, stop                    | stop   | (I)V                       | true
        a.B!get*                         | getAny | ()I                        | true
        a.B!run()                        | run    | ()V                        | true
        a.B!run()                        | run    | (I)V                       | false
        a.B!run(int,java.lang.String[])  | run    | (I[Ljava/lang/String;)V    | true
        a.B!run(int, java.lang.String[]) | run    | (I[Ljava/lang/String;)V    | true
        a.B!run(int,java.lang.String[]), x | x    | ()V                        | true
        a.B!new(int)                     | <init> | (I)V                       | true
        a.B!MAX                          | MAX    | I                          | true
        a.B                              | run    | ()V                        | true
        a.*!run                          | run    | ()V                        | true
        b.*!run                          | run    | ()V                        | false
        """)
    void aRuleMatchesAMemberByNameAndParameters(String rule, String name, String descriptor, boolean matches) {
        assertThat(book("+ " + rule)
                        .onMember(new Use.Member("a.B", name, descriptor, 1))
                        .isAllowed())
                .isEqualTo(matches);
    }

    @Test
    void aRuleAboutMembersDoesNotSpeakOfNestedTypes() {
        assertThat(book("+ a.B!run").onType("a.B$C").isAllowed()).isFalse();
    }

    @Test
    void aTypeMayBeNamedWhenOneOfItsMembersMayBeUsed() {
        assertThat(book("because: x", "- a.B!stop", "+ a.B!run", "- a.B")
                        .onType("a.B")
                        .isAllowed())
                .isTrue();
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        Rulebook book = book("because: x", "- a.B", "+ a.*");

        assertThat(book.onType("a.B").isAllowed()).isFalse();
        assertThat(book.onType("a.C").isAllowed()).isTrue();
    }

    @Test
    void aReasonServesUntilTheNext() {
        Rulebook book = book("because: one", "- a.A", "+ a.X", "- a.B", "because: two", "- a.C");

        assertThat(List.of("a.A", "a.B", "a.C"))
                .extracting(type -> book.onType(type).reason())
                .containsExactly("one", "one", "two");
    }

    @Test
    void whatNoRuleMatchesIsRefusedWithTheLastWord() {
        assertThat(book("+ a.B").onType("a.C").reason()).isEqualTo("not listed");
    }

    @Test
    void aLineThatBeginsWithABlankGoesOnWithTheOneBefore() {
        Rulebook book = book("because: one", "  sentence", "- a.B!run,   # the first", "    stop", "+ a.B");

        assertThat(book.onMember(new Use.Member("a.B", "stop", "()V", 1)).reason())
                .isEqualTo("one sentence");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        java.util.List       | starts with none of
        + java util          | no name of a type
        +                    | no name of a type
        + a..b               | no name of a type
        + a.B!               | no name of a method or field
        + a.B!run,           | no name of a method or field
        + a.B!run(int        | no name of a method or field
        + a.B!<init>         | no name of a method or field
        - a.B                | because:
        """)
    void whatIsNoRuleIsRefusedWithItsLine(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book(line))
                .withMessageContaining("line 2")
                .withMessageContaining(message);
    }

    @Test
    void aSectionEndsTheReasonOfTheOneBefore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book("because: one", "[next]", "- a.B"))
                .withMessageContaining("line 4");
    }

    @Test
    void aFileNeedsItsLastWord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleParser.file(List.of("+ a.B")))
                .withMessageContaining("otherwise:");
    }

    private static Rulebook book(String... lines) {
        return RuleParser.file(Stream.concat(Stream.of("otherwise: not listed"), Stream.of(lines))
                .toList());
    }
}
