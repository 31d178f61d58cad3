package org.faultline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {

    static List<Arguments> references() {
        return List.of(
                Arguments.of(new Distribution.Uniform(1, 4), new UniformRealDistribution(null, 1, 4)),
                Arguments.of(new Distribution.Triangular(1, 2, 6), new TriangularDistribution(null, 1, 2, 6)),
                Arguments.of(new Distribution.Triangular(1, 1, 6), new TriangularDistribution(null, 1, 1, 6)),
                Arguments.of(new Distribution.Triangular(1, 6, 6), new TriangularDistribution(null, 1, 6, 6)),
                Arguments.of(new Distribution.Exponential(2.5), new ExponentialDistribution(null, 2.5)),
                Arguments.of(new Distribution.Weibull(1.7, 3), new WeibullDistribution(null, 1.7, 3)),
                Arguments.of(new Distribution.Weibull(0.7, 1.5), new WeibullDistribution(null, 0.7, 1.5)),
                // median 3 h and factor 2: mu = ln 3, sigma = ln 2
                Arguments.of(
                        new Distribution.Lognormal(3, 2),
                        new LogNormalDistribution(null, StrictMath.log(3), StrictMath.log(2), 1e-12)));
    }

    @ParameterizedTest
    @MethodSource("references")
    void quantilesAreThoseOfCommonsMath(Distribution ours, AbstractRealDistribution reference) {
        for (int i = 1; i < 200; i++) {
            double u = i / 200.0;
            assertThat(ours.quantile(u)).isCloseTo(reference.inverseCumulativeProbability(u), within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void meansAreThoseOfCommonsMath(Distribution ours, AbstractRealDistribution reference) {
        assertThat(ours.mean()).isCloseTo(reference.getNumericalMean(), within(1e-9));
    }

    /** The mean of a million quantiles at the middles of equal slices is the integral of the quantile function: the mean. */
    @ParameterizedTest
    @MethodSource("references")
    void theMeanIsTheAreaUnderTheQuantiles(Distribution ours, AbstractRealDistribution reference) {
        double sum = 0;
        int slices = 1_000_000;
        for (int i = 0; i < slices; i++) {
            sum += ours.quantile((i + 0.5) / slices);
        }
        assertThat(sum / slices).isCloseTo(ours.mean(), within(1e-3 * reference.getNumericalMean()));
    }

    @ParameterizedTest
    @MethodSource("references")
    void moreLuckIsMoreAndNothingIsBelowTheLeast(Distribution ours, AbstractRealDistribution reference) {
        double before = ours.least();
        for (double u = 1e-9; u < 1; u += 0.001) {
            assertThat(ours.quantile(u)).isGreaterThanOrEqualTo(before);
            before = ours.quantile(u);
        }
    }

    /** Half an hour for three in four, four hours for the rest: the mean is 0.75 x 0.5 + 0.25 x 4 = 1.375. */
    @Test
    void listedValuesComeWithTheirWeights() {
        Distribution batteries = new Distribution.Discrete(List.of(0.5, 4.0), List.of(3.0, 1.0));
        assertThat(batteries.quantile(0.0001)).isEqualTo(0.5);
        assertThat(batteries.quantile(0.7499)).isEqualTo(0.5);
        assertThat(batteries.quantile(0.7501)).isEqualTo(4);
        assertThat(batteries.quantile(0.9999)).isEqualTo(4);
        assertThat(batteries.mean()).isEqualTo(1.375);
        assertThat(batteries.least()).isEqualTo(0.5);
    }

    /**
     * Nothing by 2 h, a fifth by 6 h, all by 10 h. A tenth is through half of the way to 6 h, at 4 h; three fifths half of the way on, at 8 h; in the mean
     * 0.2 x 4 + 0.8 x 8 = 7.2 h. Where a tenth is through by the first value, it comes there.
     */
    @Test
    void anObservedCourseIsALaw() {
        Distribution grid = new Distribution.Piecewise(List.of(2.0, 6.0, 10.0), List.of(0.0, 0.2, 1.0));
        assertThat(grid.quantile(0.1)).isCloseTo(4, within(1e-12));
        assertThat(grid.quantile(0.2)).isCloseTo(6, within(1e-12));
        assertThat(grid.quantile(0.6)).isCloseTo(8, within(1e-12));
        assertThat(grid.mean()).isCloseTo(7.2, within(1e-12));
        assertThat(grid.least()).isEqualTo(2);
        assertThat(grid.greatest()).isEqualTo(10);

        Distribution atOnce = new Distribution.Piecewise(List.of(2.0, 6.0), List.of(0.1, 1.0));
        assertThat(atOnce.quantile(0.05)).isEqualTo(2);
        assertThat(atOnce.quantile(0.55)).isCloseTo(4, within(1e-12));
        assertThat(atOnce.mean()).isCloseTo(0.1 * 2 + 0.9 * 4, within(1e-12));
    }

    @Test
    void aCourseThatFallsOrDoesNotEndIsNoLaw() {
        assertThatThrownBy(() -> new Distribution.Piecewise(List.of(2.0), List.of(1.0)))
                .hasMessageContaining("at least two");
        assertThatThrownBy(() -> new Distribution.Piecewise(List.of(2.0, 1.0), List.of(0.0, 1.0)))
                .hasMessageContaining("value 1.0");
        assertThatThrownBy(() -> new Distribution.Piecewise(List.of(1.0, 2.0, 3.0), List.of(0.0, 1.0, 1.0)))
                .hasMessageContaining("share 1.0");
        assertThatThrownBy(() -> new Distribution.Piecewise(List.of(1.0, 2.0), List.of(0.0, 0.9)))
                .hasMessageContaining("end at 1");
    }

    /** 84.13 % of draws lie below median times spread. */
    @Test
    void theSpreadOfALognormalIsItsEightyFourthPercentile() {
        assertThat(new Distribution.Lognormal(20, 2).quantile(0.5)).isCloseTo(20, within(1e-12));
        assertThat(new Distribution.Lognormal(20, 2).quantile(0.8413447460685429))
                .isCloseTo(40, within(1e-11));
        assertThat(new Distribution.Lognormal(20, 1).quantile(0.99)).isEqualTo(20);
    }

    @Test
    void aConstantIsNeverAnythingElse() {
        assertThat(Distribution.of(3).quantile(0.01)).isEqualTo(3);
        assertThat(Distribution.of(3).isConstant()).isTrue();
        assertThat(new Distribution.Uniform(3, 3).quantile(0.7)).isEqualTo(3);
        assertThat(new Distribution.Triangular(3, 3, 3).quantile(0.7)).isEqualTo(3);
    }

    @Test
    void impossibleParametersAreRefused() {
        assertThatThrownBy(() -> new Distribution.Uniform(2, 1)).hasMessageContaining("2.0 to 1.0");
        assertThatThrownBy(() -> new Distribution.Triangular(1, 5, 4)).hasMessageContaining("mode 5.0");
        assertThatThrownBy(() -> new Distribution.Exponential(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Lognormal(1, 0.5)).hasMessageContaining("0.5");
        assertThatThrownBy(() -> new Distribution.Weibull(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Distribution.Discrete(List.of(1.0), List.of()))
                .hasMessageContaining("0 and 1");
        assertThatThrownBy(() -> Distribution.of(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Shape 1 between 1 and 4: P(X > x) = (1/x - 1/4) / (3/4), so that the median is 1.6 and the mean ln(4) / (3/4). Shape 2 between 1 and 2: density 8/3 x^-3, mean
     * 8/3 x 1/2. A narrow one is its place.
     */
    @Test
    void aParetoLawEndsAtItsUpperBound() {
        Distribution one = new Distribution.Pareto(1, 1, 4);
        assertThat(one.quantile(0.5)).isCloseTo(1.6, within(1e-12));
        assertThat(one.mean()).isCloseTo(StrictMath.log(4) / 0.75, within(1e-12));
        assertThat(one.quantile(1 - 1e-15)).isBetween(3.99, 4.0);
        assertThat(one.least()).isEqualTo(1);
        assertThat(one.greatest()).isEqualTo(4);
        assertThat(new Distribution.Pareto(2, 1, 2).mean()).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(new Distribution.Pareto(1 + 1e-9, 1, 4).mean()).isCloseTo(one.mean(), within(1e-8));
        assertThat(new Distribution.Pareto(3, 2, 2).mean()).isEqualTo(2);
        assertThatThrownBy(() -> new Distribution.Pareto(1, 0, 4)).hasMessageContaining("lower end");
    }
}
