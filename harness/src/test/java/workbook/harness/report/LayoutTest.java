package workbook.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void aTextBreaksBetweenWords() {
        assertThat(Layout.wrap("one two three", 8)).containsExactly("one two", "three");
    }

    @Test
    void aLineMayBeFull() {
        assertThat(Layout.wrap("one two three", 7)).containsExactly("one two", "three");
    }

    @Test
    void aTextThatFitsStaysWhole() {
        assertThat(Layout.wrap("one two", 7)).containsExactly("one two");
    }

    @Test
    void aSpaceInFrontIsNoPlaceToBreak() {
        assertThat(Layout.wrap(" abcd", 3)).containsExactly(" ab", "cd");
    }

    @Test
    void spacesAtTheEndMakeNoLine() {
        assertThat(Layout.wrap("abc   ", 3)).containsExactly("abc");
    }

    @Test
    void noTextIsOneEmptyLine() {
        assertThat(Layout.wrap("", 3)).containsExactly("");
    }

    @Test
    void aLongWordBreaksWhereTheLineIsFull() {
        assertThat(Layout.wrap("abcdefgh", 3)).containsExactly("abc", "def", "gh");
    }

    @Test
    void gapsInsideALineStay() {
        assertThat(Layout.wrap("\"a  b\" is two words", 10)).containsExactly("\"a  b\" is", "two words");
    }

    @Test
    void rowsHangBehindTheirPrefix() {
        assertThat(Layout.hanging("ab ", List.of("c", "", "d"))).containsExactly("ab c", "", "   d");
    }

    @Test
    void theRightTextEndsInItsColumn() {
        assertThat(Layout.apart("left", "right", 15)).isEqualTo("left      right");
    }

    @Test
    void theRightTextComesCloseBehindALongLeftOne() {
        assertThat(Layout.apart("left", "right", 5)).isEqualTo("left   right");
    }
}
