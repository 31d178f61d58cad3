package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.faultline.kernel.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {

    private static final int MANY = 4000;

    private static double[][] points(double[] weights, double total) {
        double[][] points = new double[MANY][];
        for (int d = 0; d < MANY; d++) {
            Draws draws = new Draws(7, d);
            points[d] = new Slice(weights, total).draw(k -> draws.uniform(0, 1, k));
        }
        return points;
    }

    private static double mean(double[][] points, int i) {
        return Arrays.stream(points).mapToDouble(p -> p[i]).average().orElseThrow();
    }

    private static double variance(double[][] points, int i) {
        double mean = mean(points, i);
        return Arrays.stream(points)
                        .mapToDouble(p -> (p[i] - mean) * (p[i] - mean))
                        .sum()
                / (MANY - 1);
    }

    /** From nothing over corners and the middle to everything: each point meets the total and lies in the cube. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.1, 0.35, 0.5, 0.9, 0.999, 1})
    void everyPointMeetsTheTotalAndLiesInTheCube(double part) {
        double[] weights = {0.4, 0.1, 0.3, 0.15, 0.05};
        for (double[] point : points(weights, part)) {
            double total = 0;
            for (int i = 0; i < weights.length; i++) {
                assertThat(point[i]).isBetween(0.0, 1.0);
                total += weights[i] * point[i];
            }
            assertThat(total).isCloseTo(part, within(1e-8));
        }
    }

    /** x + y = 1: x is uniform between 0 and 1, so its mean is 1/2 and its variance 1/12. */
    @Test
    void ofTwoThatShareOneUnitEachIsUniform() {
        double[][] points = points(new double[] {1, 1}, 1);
        assertThat(mean(points, 0)).isCloseTo(0.5, within(0.02));
        assertThat(variance(points, 0)).isCloseTo(1 / 12.0, within(0.005));
    }

    /** x + y + z = 1/2 is a triangle: each coordinate is half a Dirichlet share, with mean 1/6 and variance (1/4)(1/18). */
    @Test
    void ofThreeInACornerEachIsADirichletShare() {
        double[][] points = points(new double[] {1, 1, 1}, 0.5);
        for (int i = 0; i < 3; i++) {
            assertThat(mean(points, i)).isCloseTo(1 / 6.0, within(0.006));
            assertThat(variance(points, i)).isCloseTo(1 / 72.0, within(0.0015));
        }
    }

    /** 2 x + y = 2 leaves x between 1/2 and 1, uniformly, although x is the one that is solved for. */
    @Test
    void theCoordinateThatIsSolvedForIsNoException() {
        double[][] points = points(new double[] {2, 1}, 2);
        assertThat(mean(points, 0)).isCloseTo(0.75, within(0.01));
        assertThat(variance(points, 0)).isCloseTo(1 / 48.0, within(0.002));
    }

    @Test
    void aTotalThatCannotBeMetIsRefused() {
        assertThatThrownBy(() -> new Slice(new double[] {0.3, 0.2}, 0.6)).hasMessageContaining("0.6");
        assertThatThrownBy(() -> new Slice(new double[] {0.3}, -0.1)).hasMessageContaining("-0.1");
    }
}
