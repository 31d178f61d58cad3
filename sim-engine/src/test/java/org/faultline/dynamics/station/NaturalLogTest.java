package org.faultline.dynamics.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalLogTest {

    @Test
    void logarithmsAgreeWithTheLibraryToTheLastDigits() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000_000; i++) {
            double x = i % 2 == 0 ? random.nextDouble() : Math.exp(80 * random.nextDouble() - 40);
            check(Math.max(x, 0x1.0p-53));
        }
    }

    @Test
    void logarithmsNearOneKeepTheirDigits() {
        for (double distance = 0.3; distance > 1e-16; distance *= 0.7) {
            check(1 - distance);
            check(1 + distance);
        }
        assertThat(NaturalLog.of(1)).isZero();
    }

    private static void check(double x) {
        double expected = StrictMath.log(x);
        assertThat(NaturalLog.of(x)).isCloseTo(expected, within(Math.abs(expected) * 5e-16));
    }
}
