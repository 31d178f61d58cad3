package org.faultline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNormalTest {

    /** Percentage points as tabulated, e.g. in Abramowitz and Stegun, table 26.5, and the check values of AS 241. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.25, -0.6744897501960817",
        "0.001, -3.090232306167814",
        "1e-20, -9.262340089798408",
        "0.9, 1.2815515655446004",
        "0.95, 1.6448536269514722",
        "0.975, 1.9599639845400545",
        "0.99, 2.3263478740408408",
        "0.995, 2.5758293035489004",
        "0.999, 3.090232306167813",
        "0.8413447460685429, 1.0"
    })
    void givesTheTabulatedPercentagePoints(double share, double point) {
        assertThat(StandardNormal.quantile(share)).isCloseTo(point, within(1e-14 * (1 + StrictMath.abs(point))));
    }

    @Test
    void agreesWithCommonsMathEverywhere() {
        NormalDistribution reference = new NormalDistribution(null, 0, 1);
        for (int i = 1; i < 20_000; i++) {
            double u = i / 20_000.0;
            assertThat(StandardNormal.quantile(u)).isCloseTo(reference.inverseCumulativeProbability(u), within(1e-8));
        }
    }

    @Test
    void isTheInverseOfTheDistribution() {
        NormalDistribution reference = new NormalDistribution(null, 0, 1);
        for (double x = -8; x <= 5; x += 0.01) {
            assertThat(StandardNormal.quantile(reference.cumulativeProbability(x)))
                    .isCloseTo(x, within(1e-9));
        }
    }

    @Test
    void isOddAboutOneHalf() {
        for (double u = 1e-6; u < 0.5; u += 0.001) {
            assertThat(StandardNormal.quantile(u)).isCloseTo(-StandardNormal.quantile(1 - u), within(1e-9));
        }
    }
}
