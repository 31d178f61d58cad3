package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargestRemainderTest {

    /** Quotas of 10 seats are 4.7, 1.6, 1.58, 1.2, 0.61, 0.31: wholes 4 1 1 1 0 0, and the three largest fractions get one more. */
    @Test
    void whatIsLeftGoesToTheLargestFractions() {
        assertThat(LargestRemainder.split(10, 47, 16, 15.8, 12, 6.1, 3.1)).containsExactly(5, 2, 1, 1, 1, 0);
    }

    @Test
    void theEarlierOfEqualFractionsComesFirst() {
        assertThat(LargestRemainder.split(2, 1, 1, 1)).containsExactly(1, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void partsAddUpAndStayWithinOneOfTheirQuota(long seed) {
        Random random = new Random(seed);
        double[] weights = random.doubles(1 + random.nextInt(300), 0, 1000).toArray();
        long total = random.nextInt(1_000_000);
        double sum = Arrays.stream(weights).sum();

        long[] parts = LargestRemainder.split(total, weights);

        assertThat(Arrays.stream(parts).sum()).isEqualTo(total);
        for (int i = 0; i < parts.length; i++) {
            assertThat(Math.abs(parts[i] - total * weights[i] / sum)).isLessThan(1 + 1e-6);
        }
    }

    /** Quotas of 10 are 9.8, 0.1 and 0.1: the small ones get one each, the large one the rest. */
    @Test
    void noPartIsEmptyWhereNoneMayBe() {
        assertThat(LargestRemainder.splitAtLeastOne(10, 98, 1, 1)).containsExactly(8, 1, 1);
    }

    @Test
    void tooFewForAllIsRefused() {
        assertThatThrownBy(() -> LargestRemainder.splitAtLeastOne(2, 1, 1, 1))
                .hasMessageContaining("total 2")
                .hasMessageContaining("3 parts");
    }

    @Test
    void weightsWithoutSumAreRefused() {
        assertThatThrownBy(() -> LargestRemainder.split(1, 0, 0)).hasMessageContaining("add up to 0.0");
    }
}
