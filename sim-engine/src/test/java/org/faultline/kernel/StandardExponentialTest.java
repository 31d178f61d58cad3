package org.faultline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StandardExponentialTest {

    private static final double UNIT = 0x1.0p-52;

    private static double draw(long k) {
        return (k + 0.5) * UNIT;
    }

    private static double relativeError(double u) {
        double exact = -StrictMath.log1p(-u);
        return Math.abs(StandardExponential.quantile(u) - exact) / exact;
    }

    /** The median is ln 2, the quantile of 1 - 1/e is 1; ln 2 = 0.693147180559945309417. */
    @Test
    void knownQuantiles() {
        assertThat(StandardExponential.quantile(0.5)).isEqualTo(0.6931471805599453);
        assertThat(StandardExponential.quantile(0.75)).isEqualTo(1.3862943611198906);
        assertThat(StandardExponential.quantile(-StrictMath.expm1(-1.0))).isBetween(1 - 4e-16, 1 + 4e-16);
    }

    /** Draws of every size, close to zero and close to one, against the library's logarithm, which is right to one unit in the last place. */
    @Test
    void theRelativeErrorIsBelow5e16() {
        SplittableRandom random = new SplittableRandom(1);
        double worst = 0;
        for (int i = 0; i < 1_000_000; i++) {
            long k = random.nextLong(1L << random.nextInt(1, 53));
            worst = Math.max(worst, relativeError(draw(k)));
            worst = Math.max(worst, relativeError(draw((1L << 52) - 1 - k)));
        }
        assertThat(worst).isBetween(1e-17, 5e-16);
        assertThat(relativeError(draw(0))).isLessThan(5e-16);
        assertThat(relativeError(draw((1L << 52) - 1))).isLessThan(5e-16);
    }

    /** At each of the 128 points where the table changes, and at each power of two: no step down wider than the error. */
    @Test
    void greaterDrawsGiveGreaterValues() {
        for (int exponent = 0; exponent < 50; exponent++) {
            for (int point = 0; point < 256; point++) {
                double v = (1 + point / 256.0) * StrictMath.pow(0.5, exponent + 1);
                long k = (long) ((1 - v) / UNIT);
                for (long j = Math.max(0, k - 3); j < Math.min((1L << 52) - 2, k + 3); j++) {
                    double here = StandardExponential.quantile(draw(j));
                    double next = StandardExponential.quantile(draw(j + 1));
                    assertThat(next).isGreaterThanOrEqualTo(here * (1 - 1e-15));
                    assertThat(StandardExponential.quantile(draw(Math.min((1L << 52) - 1, j + 64))))
                            .isGreaterThan(here);
                }
            }
        }
    }
}
