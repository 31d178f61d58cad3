package org.faultline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws whose quantiles are found by inversion of their distribution function. */
class InversionTest {

    static List<Arguments> references() {
        return List.of(
                Arguments.of(new Distribution.Erlang(1, 3), new GammaDistribution(null, 1, 3)),
                Arguments.of(new Distribution.Erlang(4, 2), new GammaDistribution(null, 4, 0.5)),
                Arguments.of(new Distribution.Erlang(60, 60), new GammaDistribution(null, 60, 1)),
                Arguments.of(new Distribution.Gamma(0.3, 1.5), new GammaDistribution(null, 0.3, 5)),
                Arguments.of(new Distribution.Gamma(7.5, 1.5), new GammaDistribution(null, 7.5, 0.2)),
                Arguments.of(new Distribution.Beta(3, 4, 1), new BetaDistribution(null, 3, 4)),
                Arguments.of(new Distribution.Beta(1, 1, 1), new BetaDistribution(null, 1, 1)),
                Arguments.of(new Distribution.Beta(0.5, 2.5, 1), new BetaDistribution(null, 0.5, 2.5)));
    }

    /** The distribution function takes each quantile back to its probability. */
    @ParameterizedTest
    @MethodSource("references")
    void theDistributionFunctionLeadsBack(Distribution law, AbstractRealDistribution reference) {
        for (double u : new double[] {1e-12, 1e-6, 0.001, 0.05, 0.3, 0.4999, 0.5001, 0.8, 0.99, 0.9999}) {
            assertThat(reference.cumulativeProbability(law.quantile(u)))
                    .as("u = " + u)
                    .isCloseTo(u, within(1e-11 * u));
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void moreLuckIsMoreAndTheMeanIsTheAreaUnderTheQuantiles(Distribution law, AbstractRealDistribution reference) {
        double before = law.least();
        double sum = 0;
        int slices = 20_000;
        for (int i = 0; i < slices; i++) {
            double value = law.quantile((i + 0.5) / slices);
            assertThat(value).isGreaterThanOrEqualTo(before);
            before = value;
            sum += value;
        }
        assertThat(law.mean()).isCloseTo(reference.getNumericalMean(), within(1e-12));
        assertThat(sum / slices).isCloseTo(law.mean(), within(1e-3 * law.mean()));
    }

    /** Half of all with mean 5/3, half with mean 1/3: P(X > x) = (e^(-0.6 x) + e^(-3 x))/2, mean one. */
    @Test
    void aMixtureOfTwoExponentialTimes() {
        Distribution law = new Distribution.Hyperexponential(0.5, 5.0 / 3, 1.0 / 3);
        for (double u : new double[] {1e-14, 1e-6, 0.01, 0.5, 0.9, 0.999999}) {
            double x = law.quantile(u);
            double below = -(Math.expm1(-0.6 * x) + Math.expm1(-3 * x)) / 2;
            assertThat(below).isCloseTo(u, within(1e-14 * Math.max(u, 1e-2)));
        }
        assertThat(law.mean()).isCloseTo(1, within(1e-15));
    }

    /** Success with one in four: P(1) = 1/4, P(up to 2) = 7/16, P(up to 3) = 37/64; mean four. */
    @Test
    void triesUpToTheFirstSuccess() {
        Distribution law = new Distribution.Geometric(4);
        assertThat(law.quantile(0.2499)).isEqualTo(1);
        assertThat(law.quantile(0.2501)).isEqualTo(2);
        assertThat(law.quantile(7.0 / 16 - 1e-9)).isEqualTo(2);
        assertThat(law.quantile(7.0 / 16 + 1e-9)).isEqualTo(3);
        assertThat(law.quantile(37.0 / 64 + 1e-9)).isEqualTo(4);
        assertThat(law.quantile(1e-16)).isEqualTo(1);
        assertThat(new Distribution.Geometric(1).quantile(0.999)).isEqualTo(1);
    }

    /** Mean 2 and variance four times the squared mean: median 2/sqrt(5), sigma = sqrt(ln 5). */
    @Test
    void aLognormalByItsMean() {
        Distribution law = Distribution.lognormalOfMean(2, 4);
        assertThat(law.mean()).isCloseTo(2, within(1e-12));
        assertThat(law.quantile(0.5)).isCloseTo(2 / Math.sqrt(5), within(1e-12));
        assertThat(law.quantile(0.8413447460685429) / law.quantile(0.5))
                .isCloseTo(Math.exp(Math.sqrt(Math.log(5))), within(1e-9));
    }

    @Test
    void impossibleParametersAreRefused() {
        assertThatThrownBy(() -> new Distribution.Erlang(0, 1)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new Distribution.Gamma(-1, 1)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> new Distribution.Hyperexponential(1, 1, 2)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new Distribution.Beta(0, 1, 1)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> new Distribution.Geometric(0.5)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Distribution.lognormalOfMean(1, 0)).hasMessageContaining("above zero");
    }
}
