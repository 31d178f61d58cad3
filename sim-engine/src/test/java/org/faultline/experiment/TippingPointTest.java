package org.faultline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.faultline.stats.Bound;
import org.faultline.stats.Estimated;
import org.junit.jupiter.api.Test;

class TippingPointTest {

    private static final Bound TWO = new Bound(Bound.Sense.AT_LEAST, 2);

    /** x^2 reaches 2 at sqrt 2; each probe halves [1, 2], so 1e-9 takes 30 of them and two for the ends. */
    @Test
    void theRootOfTwoIsWhereItsSquareReachesTwo() {
        AtomicInteger probes = new AtomicInteger();

        Estimated found = TippingPoint.find(
                        x -> {
                            probes.incrementAndGet();
                            return Estimated.exact(x * x);
                        },
                        1,
                        2,
                        TWO,
                        1e-9)
                .orElseThrow();

        assertThat(found.value()).isEqualTo(Math.sqrt(2), within(1e-9));
        assertThat(found.standardError()).isZero();
        assertThat(probes.get()).isBetween(30, 34);
    }

    /** The test may hold on the left: 8 / x is at least 2 up to 4. */
    @Test
    void theSearchMayGoDown() {
        assertThat(TippingPoint.find(x -> Estimated.exact(8 / x), 10, 1, TWO, 1e-6)
                        .orElseThrow()
                        .value())
                .isEqualTo(4, within(1e-5));
    }

    /** 2 x with an error of 0.01 has slope 2, so the value is known to 0.005. */
    @Test
    void theErrorOfTheNumberBecomesOneOfTheParameter() {
        Estimated found = TippingPoint.find(x -> new Estimated(2 * x, 0.01, 100), 0.3, 3, TWO, 1e-4)
                .orElseThrow();

        assertThat(found.value()).isEqualTo(1, within(1e-3));
        assertThat(found.standardError()).isEqualTo(0.005, within(1e-3));
    }

    @Test
    void withoutAChangeBetweenTheEndsThereIsNoTippingPoint() {
        assertThat(TippingPoint.find(Estimated::exact, 3, 4, TWO, 0.1)).isEmpty();
        assertThat(TippingPoint.find(Estimated::exact, 0, 1, TWO, 0.1)).isEmpty();
    }
}
