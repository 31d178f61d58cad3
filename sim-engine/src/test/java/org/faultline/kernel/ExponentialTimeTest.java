package org.faultline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialTimeTest {

    private static final double UNIT = 0x1.0p-52;

    private static long worked(double meanHours, double u) {
        return SimTime.ofHours(-meanHours * StrictMath.log1p(-u));
    }

    /** Means from a nanosecond over minutes, hours and half a year to a million years, draws of every size. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1.0 / 60, 8, 4380, 1e7, 1e10, 1e14})
    void everyMicrosecondIsThatOfTheLogarithm(double meanHours) {
        ExponentialTime time = new ExponentialTime(meanHours);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300_000; i++) {
            long k = random.nextLong(1L << random.nextInt(1, 53));
            for (double u : new double[] {(k + 0.5) * UNIT, 1 - (k + 0.5) * UNIT}) {
                assertThat(time.micros(u)).as("%s of %s h", u, meanHours).isEqualTo(worked(meanHours, u));
            }
        }
    }

    /**
     * Draws next to the edge between two microseconds, where the short way cannot say which of them it is: around each edge of the first
     * few thousand, all draws as far as eight units in the last place away.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 8, 4380})
    void drawsAtTheEdgeOfAMicrosecondAreNoOthers(double meanHours) {
        ExponentialTime time = new ExponentialTime(meanHours);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 5_000; i++) {
            double edge = (random.nextLong(1L << random.nextInt(1, 44)) + 0.5) / SimTime.HOUR / meanHours;
            long k = (long) (-StrictMath.expm1(-edge) / UNIT);
            for (long j = Math.max(0, k - 8); j < Math.min((1L << 52) - 1, k + 8); j++) {
                double u = (j + 0.5) * UNIT;
                assertThat(time.micros(u)).as("%s of %s h", u, meanHours).isEqualTo(worked(meanHours, u));
            }
        }
    }
}
