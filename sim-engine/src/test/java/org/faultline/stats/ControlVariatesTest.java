package org.faultline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlVariatesTest {

    private static final double RHO = 0.9;

    private static double[] normal(Random random, int n) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double[] exponential(Random random, int n) {
        return IntStream.range(0, n)
                .mapToDouble(i -> -Math.log(1 - random.nextDouble()))
                .toArray();
    }

    /** Values of mean 5 with correlation 0.9 to a control of mean 0. */
    private static double[] correlated(double[] control, Random random) {
        double[] own = normal(random, control.length);
        return IntStream.range(0, control.length)
                .mapToDouble(i -> 5 + RHO * control[i] + Math.sqrt(1 - RHO * RHO) * own[i])
                .toArray();
    }

    private static Estimated estimate(double[] values, double... control) {
        return Estimators.mean(ControlVariates.corrected(values, new double[][] {control}, new double[] {0}));
    }

    /** Of jointly normal numbers with correlation 0.9 the variance 1 - 0.81 is left: an error of 0.436 of that without the control. */
    @Test
    void theVarianceFallsByTheSquareOfTheCorrelation() {
        Random random = new Random(1);
        double[] control = normal(random, 100_000);
        double[] values = correlated(control, random);

        assertThat(estimate(values, control).standardError()
                        / Estimators.mean(values).standardError())
                .isEqualTo(Math.sqrt(1 - RHO * RHO), within(0.005));
    }

    /** In 4,000 samples of 64 the interval of two standard errors holds the mean in 94.5 % to 95.5 % of the cases of a t distribution: 95.0 %. */
    @Test
    void theIntervalHoldsTheMeanAsOftenAsItSays() {
        Random random = new Random(2);
        long held = IntStream.range(0, 4000)
                .filter(i -> {
                    double[] control = normal(random, 64);
                    return Math.abs(estimate(correlated(control, random), control)
                                    .standardErrorsAbove(5))
                            <= 2;
                })
                .count();

        // binomial standard deviation sqrt(0.05 x 0.95 / 4000) = 0.34 %; three of them
        assertThat(held / 4000.0).isBetween(0.95 - 0.0103, 0.95 + 0.0103);
    }

    /**
     * The square of an exponential number, controlled by the number: the expectation is 2. A regression that includes each corrected value is off
     * by {@code -E[(c-1)^2 (c^2 - 4c + 2)] / n = -4 / n} for large n, 0.2 of 20; with coefficients from others it is not.
     */
    @Test
    void valuesThatBendAwayFromTheirControlAreNotBiased() {
        assertThat(meanOf(c -> estimate(squares(c), fromOne(c)).value())).isEqualTo(2, within(0.02));
        assertThat(meanOf(c -> withinOneRegression(squares(c), fromOne(c)))).isLessThan(1.88);
    }

    private static double meanOf(ToDoubleFunction<double[]> estimator) {
        Random random = new Random(3);
        return IntStream.range(0, 20_000)
                .mapToDouble(i -> estimator.applyAsDouble(exponential(random, 20)))
                .average()
                .orElseThrow();
    }

    private static double[] squares(double[] c) {
        return Arrays.stream(c).map(x -> x * x).toArray();
    }

    private static double[] fromOne(double[] c) {
        return Arrays.stream(c).map(x -> x - 1).toArray();
    }

    private static double withinOneRegression(double[] values, double[] control) {
        double slope = Estimators.covariance(values, control).value()
                / Estimators.variance(control).value();
        return Estimators.mean(values).value()
                - slope * Estimators.mean(control).value();
    }

    /** y = 3 a - 2 b + 7 without any rest: whatever a and b were, the estimate is 3 E a - 2 E b + 7 = 3 x 2 - 2 x 5 + 7 = 3. */
    @Test
    void severalControlsAreWeighedTogether() {
        Random random = new Random(4);
        double[] a = normal(random, 40);
        double[] b = exponential(random, 40);
        double[] values =
                IntStream.range(0, 40).mapToDouble(i -> 3 * a[i] - 2 * b[i] + 7).toArray();

        Estimated found =
                Estimators.mean(ControlVariates.corrected(values, new double[][] {a, b}, new double[] {2, 5}));

        assertThat(found.value()).isEqualTo(3, within(1e-12));
        assertThat(found.standardError()).isEqualTo(0, within(1e-12));
    }

    /** A control that varies by rounding alone, and lies a rounding off its expectation, changes nothing; one that is given twice counts once. */
    @Test
    void controlsThatSayNothingNewChangeNothing() {
        Random random = new Random(5);
        double[] control = normal(random, 64);
        double[] values = correlated(control, random);
        double[] constant = new double[64];
        Arrays.setAll(constant, i -> (0.1 + 0.2) * (1 + 1e-15 * Math.round(4 * values[i])));

        double[] alone = ControlVariates.corrected(values, new double[][] {control}, new double[] {0});
        double[] more = ControlVariates.corrected(
                values, new double[][] {control, constant, control}, new double[] {0, 0.3, 0});

        assertThat(ControlVariates.corrected(values, new double[][] {constant}, new double[] {0.3}))
                .isEqualTo(values);
        assertThat(more).containsExactly(alone, within(1e-9));
    }

    @Test
    void fewReplicationsAreRefused() {
        assertThat(ControlVariates.least(2)).isEqualTo(8);
        assertThatThrownBy(() ->
                        ControlVariates.corrected(new double[5], new double[][] {new double[5]}, new double[] {0}))
                .hasMessage("1 controls of 5 replications need an expectation each, a number of each replication, and 6"
                        + " replications.");
    }
}
