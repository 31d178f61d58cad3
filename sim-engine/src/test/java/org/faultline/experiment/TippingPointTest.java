package org.faultline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.faultline.experiment.TippingPoint.Effort;
import org.faultline.stats.Bound;
import org.faultline.stats.Estimated;
import org.faultline.stats.Estimators;
import org.junit.jupiter.api.Test;

class TippingPointTest {

    private static final Bound TWO = new Bound(Bound.Sense.AT_LEAST, 2);

    /** x^2 reaches 2 at sqrt 2; each probe halves [1, 2], so 1e-9 takes 30 of them and two for the ends. */
    @Test
    void theRootOfTwoIsWhereItsSquareReachesTwo() {
        AtomicInteger probes = new AtomicInteger();

        Estimated found = TippingPoint.find(
                        (x, n) -> {
                            probes.incrementAndGet();
                            return Estimated.exact(x * x);
                        },
                        1,
                        2,
                        TWO,
                        1e-9,
                        Effort.of(1))
                .orElseThrow();

        assertThat(found.value()).isEqualTo(Math.sqrt(2), within(1e-9));
        assertThat(found.standardError()).isZero();
        assertThat(probes.get()).isBetween(30, 34);
    }

    /** The test may hold on the left: 8 / x is at least 2 up to 4. */
    @Test
    void theSearchMayGoDown() {
        assertThat(TippingPoint.find((x, n) -> Estimated.exact(8 / x), 10, 1, TWO, 1e-6, Effort.of(1))
                        .orElseThrow()
                        .value())
                .isEqualTo(4, within(1e-5));
    }

    /** 2 x with an error of 0.01 has slope 2, so the value is known to 0.005. */
    @Test
    void theErrorOfTheNumberBecomesOneOfTheParameter() {
        Estimated found = TippingPoint.find(
                        (x, n) -> new Estimated(2 * x, 0.01, 100), 0.3, 3, TWO, 1e-4, Effort.of(100))
                .orElseThrow();

        assertThat(found.value()).isEqualTo(1, within(1e-9));
        assertThat(found.standardError()).isEqualTo(0.005, within(1e-9));
    }

    @Test
    void withoutAChangeBetweenTheEndsThereIsNoTippingPoint() {
        assertThat(TippingPoint.find((x, n) -> Estimated.exact(x), 3, 4, TWO, 0.1, Effort.of(1)))
                .isEmpty();
        assertThat(TippingPoint.find((x, n) -> Estimated.exact(x), 0, 1, TWO, 0.1, Effort.of(1)))
                .isEmpty();
    }

    /** Replication r gives x^2 + e with e normal of variance 1: to know where it reaches 2 to 0.01 takes (1 / (2 sqrt 2) / 0.01)^2. */
    private static Estimated drawn(double x, int n, long seed) {
        Random random = new Random(seed);
        double[] values = new double[n];
        for (int r = 0; r < n; r++) {
            values[r] = x * x + random.nextGaussian() + (x - 1) * random.nextGaussian();
        }
        return Estimators.mean(values);
    }

    @Test
    void replicationsGrowUntilTheValueIsKnown() {
        Estimated found = TippingPoint.find(
                        (x, n) -> drawn(x, n, 1),
                        1,
                        2,
                        TWO,
                        1e-4,
                        new Effort(16, 100_000, e -> e.standardError() / 0.01))
                .orElseThrow();

        assertThat(found.standardError()).isLessThanOrEqualTo(0.01);
        assertThat(found.n()).isBetween(1_250, 3_000);
    }

    /** Of 300 searches the distances from sqrt 2 in standard errors have the variance 1, within 4 sqrt(2 / 300), and no bias. */
    @Test
    void theErrorIsHonest() {
        double[] scores = new double[300];
        for (int i = 0; i < scores.length; i++) {
            long seed = i;
            scores[i] = TippingPoint.find((x, n) -> drawn(x, n, seed), 1, 2, TWO, 1e-4, Effort.of(200))
                    .orElseThrow()
                    .standardErrorsAbove(Math.sqrt(2));
        }

        assertThat(Estimators.mean(scores).value()).isEqualTo(0, within(4 / Math.sqrt(300)));
        assertThat(Estimators.variance(scores).value()).isEqualTo(1, within(4 * Math.sqrt(2 / 300.0)));
    }
}
