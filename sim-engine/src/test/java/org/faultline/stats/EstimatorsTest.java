package org.faultline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimatorsTest {

    private static final int ROUNDS = 2000;
    private static final int N = 400;

    /** 1, 2, 3, 4: mean 2.5, sum of squares 5, variance 5/3, error sqrt(5/3/4) = 0.6455. */
    @Test
    void aMeanHasTheErrorOfItsSpread() {
        Estimated mean = Estimators.mean(new double[] {1, 2, 3, 4});

        assertThat(mean.value()).isEqualTo(2.5);
        assertThat(mean.standardError()).isEqualTo(Math.sqrt(5.0 / 12), within(1e-15));
        assertThat(Estimators.variance(new double[] {1, 2, 3, 4}).value()).isEqualTo(5.0 / 3, within(1e-15));
    }

    /** Mean of a is 3, of b 2: ratio 1.5. The rests a - 1.5 b are -0.5, 0, 0.5: sd 0.5, over the mean 2 and sqrt(3). */
    @Test
    void aRatioIsOneOfMeans() {
        Estimated ratio = Estimators.ratio(new double[] {1, 3, 5}, new double[] {1, 2, 3});

        assertThat(ratio.value()).isEqualTo(1.5);
        assertThat(ratio.standardError()).isEqualTo(0.5 / 2 / Math.sqrt(3), within(1e-15));
    }

    /** Of 1..10 the 0.9 quantile is 9; beyond it lies 10: 9 + mean(0,...,0,1)/0.1 = 10. */
    @Test
    void aQuantileIsAValueAndTheMeanBeyondItCountsTheTail() {
        double[] values = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();

        assertThat(Estimators.quantile(values, 0.9).value()).isEqualTo(9);
        assertThat(Estimators.meanBeyond(values, 0.9).value()).isEqualTo(10, within(1e-12));
    }

    /** Pairs (1,2), (2,4), (3,6): covariance 2 x variance of 1, 2, 3 = 2. */
    @Test
    void aCovarianceIsThatOfPairs() {
        assertThat(Estimators.covariance(new double[] {1, 2, 3}, new double[] {2, 4, 6})
                        .value())
                .isEqualTo(2, within(1e-12));
    }

    /** Exponential values with mean 1: the z-scores of 2,000 estimates have mean 0 and deviation 1, within what n = 400 allows. */
    @Test
    void theErrorsAreThoseThatHundredsOfSamplesShow() {
        scoresLookNormal(v -> Estimators.mean(v), 1, 0.12, 0.08);
        scoresLookNormal(v -> Estimators.quantile(v, 0.5), Math.log(2), 0.12, 0.1);
        scoresLookNormal(v -> Estimators.ratio(Arrays.copyOf(v, N / 2), Arrays.copyOfRange(v, N / 2, N)), 1, 0.12, 0.1);
        // the variance of exponential values has a long tail: its score is skewed, and wider for small samples
        scoresLookNormal(v -> Estimators.variance(v), 1, 0.45, 0.45);
        scoresLookNormal(v -> Estimators.meanBeyond(v, 0.5), 1 + Math.log(2), 0.15, 0.1);
    }

    private static void scoresLookNormal(
            Function<double[], Estimated> estimator, double truth, double mean, double deviation) {
        Random random = new Random(7);
        double[] scores = IntStream.range(0, ROUNDS)
                .mapToDouble(i -> estimator
                        .apply(IntStream.range(0, N)
                                .mapToDouble(j -> -Math.log(1 - random.nextDouble()))
                                .toArray())
                        .standardErrorsAbove(truth))
                .toArray();
        double average = Arrays.stream(scores).average().orElseThrow();
        double spread = Math.sqrt(Estimators.variance(scores).value());
        assertThat(average).isEqualTo(0, within(mean));
        assertThat(spread).isEqualTo(1, within(deviation));
    }

    @Test
    void oneValueHasNoError() {
        assertThatThrownBy(() -> Estimators.mean(new double[] {1}))
                .hasMessage("An estimate with an error needs at least two values; there are 1.");
        assertThatThrownBy(() -> Estimators.ratio(new double[] {1, 2}, new double[] {1, -1}))
                .hasMessage("A ratio needs a mean below the line that is not zero.");
    }

    /** y = x^2 at 3 with error 0.1: 9 with error 2 x 3 x 0.1. */
    @Test
    void aFunctionCarriesTheErrorAlongItsSlope() {
        Estimated squared = new Estimated(3, 0.1, 50).map(x -> x * x);

        assertThat(squared.value()).isEqualTo(9);
        assertThat(squared.standardError()).isEqualTo(0.6, within(1e-12));
    }
}
