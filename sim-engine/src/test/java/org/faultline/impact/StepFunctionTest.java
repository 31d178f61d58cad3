package org.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.kernel.SimTime;
import org.junit.jupiter.api.Test;

class StepFunctionTest {

    private final StepFunction f = new StepFunction();

    /** 2 from 1 h to 3 h, 5 from 3 h to the horizon at 4 h: 2 x 2 + 5 x 1 = 9. */
    @Test
    void theIntegralIsExact() {
        f.add(SimTime.HOUR, 2);
        f.add(3 * SimTime.HOUR, 5);
        assertThat(f.integralHours(4 * SimTime.HOUR)).isCloseTo(9, within(1e-12));
        assertThat(f.greatest()).isEqualTo(5);
    }

    @Test
    void isZeroBeforeTheFirstChangeAndKeepsEachValueFromItsMomentOn() {
        f.add(10, 2);
        f.add(20, 3);
        assertThat(f.at(9)).isZero();
        assertThat(f.at(10)).isEqualTo(2);
        assertThat(f.at(19)).isEqualTo(2);
        assertThat(f.at(20)).isEqualTo(3);
        assertThat(f.at(1000)).isEqualTo(3);
        assertThat(new StepFunction().at(5)).isZero();
    }

    @Test
    void ofSeveralValuesAtOneMomentTheLastCounts() {
        f.add(10, 2);
        f.add(10, 7);
        f.add(20, 3);
        f.add(20, 7);
        assertThat(f.size()).isEqualTo(1);
        assertThat(f.at(30)).isEqualTo(7);
        f.add(40, 1);
        f.add(40, 7);
        assertThat(f.size()).isEqualTo(1);
    }

    @Test
    void grows() {
        for (int i = 0; i < 1000; i++) {
            f.add(i, i % 2 + 1);
        }
        assertThat(f.size()).isEqualTo(1000);
        assertThat(f.at(999)).isEqualTo(2);
    }
}
