package org.faultline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    /** Reference sample with its type-7 quantile from R 4.2.2, {@code quantile(x, 0.9, type = 7)}. */
    private static final double[] SAMPLE = {
        1.3659, 1.7647, 0.5272, 1.227, 1.9906, 0.9382, 1.4907, 1.7823, 1.2853, 1.7375, 0.3135, 1.167, 1.9711, 0.7969,
        1.4457, 1.769, 0.7602, 1.7038, 1.9832, 1.0934, 1.5213, 0.6101, 1.3906, 1.7515, 0.6334, 1.6625, 1.9716, 1.0023,
        1.4906, 2.1835, 1.3232, 1.7291, 0.4685, 1.187, 1.956, 0.888, 1.4527, 1.7485, 1.2402, 1.701
    };

    @Test
    void agreesWithThePublishedExample() {
        assertThat(Quantiles.of(SAMPLE, 0.9)).isCloseTo(1.97115, within(1e-12));
    }

    /** Place 0.25 x 3 = 0.75 between 1 and 2; place 1.5 between 2 and 4. */
    @Test
    void interpolatesBetweenNeighbours() {
        double[] values = {8, 1, 4, 2};
        assertThat(Quantiles.of(values, 0)).isEqualTo(1);
        assertThat(Quantiles.of(values, 0.25)).isEqualTo(1.75);
        assertThat(Quantiles.of(values, 0.5)).isEqualTo(3);
        assertThat(Quantiles.of(values, 1)).isEqualTo(8);
        assertThat(values).containsExactly(8, 1, 4, 2);
        assertThat(Quantiles.of(new double[] {5}, 0.3)).isEqualTo(5);
    }

    @Test
    void agreesWithCommonsMath() {
        SplittableRandom random = new SplittableRandom(1);
        Percentile reference = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        for (int n = 1; n < 50; n++) {
            double[] values = random.doubles(n).toArray();
            for (double share : new double[] {0.05, 0.33, 0.5, 0.9, 0.999}) {
                assertThat(Quantiles.of(values, share))
                        .isCloseTo(reference.evaluate(values, share * 100), within(1e-12));
            }
        }
    }

    @Test
    void theMedianRunIsOneThatWasRun() {
        assertThat(Quantiles.placeOfMedian(new double[] {9, 1, 5})).isEqualTo(2);
        assertThat(Quantiles.placeOfMedian(new double[] {9, 1, 5, 7})).isEqualTo(2);
        assertThat(Quantiles.placeOfMedian(new double[] {3})).isZero();
    }

    @Test
    void ofEqualRunsTheFirstIsTheMedianRun() {
        assertThat(Quantiles.placeOfMedian(new double[] {5, 5, 5})).isZero();
        assertThat(Quantiles.placeOfMedian(new double[] {9, 4, 1, 4, 4})).isEqualTo(1);
    }

    @Test
    void nothingHasNoQuantile() {
        assertThatThrownBy(() -> Quantiles.of(new double[0], 0.5)).hasMessageContaining("0 values");
        assertThatThrownBy(() -> Quantiles.of(new double[] {1}, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> Quantiles.of(new double[] {1}, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
