package workbook.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void theSameSeedAndNameMakeTheSameChoices() {
        assertThat(choices(new Dice(8731, "check"))).isEqualTo(choices(new Dice(8731, "check")));
    }

    @Test
    void anotherSeedMakesOtherChoices() {
        assertThat(choices(new Dice(8731, "check"))).isNotEqualTo(choices(new Dice(8732, "check")));
    }

    @Test
    void anotherCheckWithTheSameSeedMakesOtherChoices() {
        assertThat(choices(new Dice(8731, "check"))).isNotEqualTo(choices(new Dice(8731, "other")));
    }

    @Test
    void betweenReachesBothEndsAndNothingBeyond() {
        Dice dice = new Dice(1, "between");
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(dice.between(-1, 3));
        }

        assertThat(seen).containsExactlyInAnyOrder(-1, 0, 1, 2, 3);
    }

    @Test
    void betweenANumberAndItselfLeavesNoChoice() {
        assertThat(new Dice(1, "between").between(7, 7)).isEqualTo(7);
    }

    @Test
    void betweenOfAnEmptyRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Dice(1, "between").between(3, 1));
    }

    @Test
    void zeroPercentIsNeverAndHundredPercentAlways() {
        Dice dice = new Dice(1, "percent");
        for (int i = 0; i < 1000; i++) {
            assertThat(dice.percent(0)).as("0 %").isFalse();
            assertThat(dice.percent(100)).as("100 %").isTrue();
        }
    }

    @Test
    void aPercentageIsAboutThatPartOfTheThrows() {
        Dice dice = new Dice(1, "percent");
        int hits = 0;
        for (int i = 0; i < 10_000; i++) {
            hits += dice.percent(30) ? 1 : 0;
        }

        assertThat(hits).isBetween(2_700, 3_300);
    }

    @Test
    void bytesAreAsManyAsAskedForAndOfEveryValue() {
        byte[] bytes = new Dice(1, "bytes").bytes(65_536);
        Set<Byte> values = new HashSet<>();
        for (byte b : bytes) {
            values.add(b);
        }

        assertThat(bytes).hasSize(65_536);
        assertThat(values).hasSize(256);
    }

    @Test
    void lettersAreAsManyAsAskedForAndSmall() {
        assertThat(new Dice(1, "letters").letters(500)).matches("[a-z]{500}").contains("a", "z");
    }

    private static String choices(Dice dice) {
        return dice.letters(20) + dice.between(0, 1_000_000);
    }
}
