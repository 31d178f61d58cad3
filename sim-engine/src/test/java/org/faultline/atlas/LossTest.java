package org.faultline.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LossTest {

    private static Loss of(double[]... values) {
        return Loss.of("m", Loss.Whose.MEAN, Optional.empty(), 0, values);
    }

    /**
     * Draws (1, 3) and (5, 7): means 2 and 6, their mean 4. Between draws 2 ((2 - 4)^2 + (6 - 4)^2) / 1 = 16, within them (2 + 2) / 2 = 2; so the draws have a
     * variance of (16 - 2) / 2 = 7, of 7 + 2 in all.
     */
    @Test
    void theSpreadIsDividedBetweenDrawsAndReplications() {
        Loss loss = of(new double[] {1, 3}, new double[] {5, 7});
        assertThat(loss.mean().mean()).isEqualTo(4);
        assertThat(loss.mean().n()).isEqualTo(2);
        assertThat(loss.fromShares().orElseThrow()).isCloseTo(7 / 9.0, within(1e-12));
    }

    @Test
    void drawsThatDifferLessThanTheirReplicationsExplainNothing() {
        assertThat(of(new double[] {0, 10}, new double[] {1, 9}).fromShares()).hasValue(0.0);
    }

    @Test
    void whereNothingVariesOrOnlyOneDrawIsThereNobodyCanTell() {
        assertThat(of(new double[] {2, 2}, new double[] {2, 2}).fromShares()).isEmpty();
        assertThat(of(new double[] {1, 3}).fromShares()).isEmpty();
        assertThat(of(new double[] {1}, new double[] {3}).fromShares()).isEmpty();
    }

    /** Of 0, 1, ..., 20 the nine in ten in the middle lie from 1 to 19. */
    @Test
    void theRangeHoldsNineRunsInTen() {
        double[][] values = new double[21][1];
        for (int i = 0; i < values.length; i++) {
            values[i][0] = i;
        }
        assertThat(of(values).low()).isCloseTo(1, within(1e-12));
        assertThat(of(values).high()).isCloseTo(19, within(1e-12));
    }
}
