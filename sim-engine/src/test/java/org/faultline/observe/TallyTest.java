package org.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.faultline.kernel.SimTime;
import org.faultline.scenario.Take;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static Tally longRun(double lag, double after, double hours) {
        Tally tally = Tally.of(new Take.LongRunVariance(lag, after), SimTime.ofHours(hours));
        tally.reset();
        return tally;
    }

    /**
     * On and off for exponential hours of mean one each: the autocovariance is exp(-2 t) / 4, both sides of which integrate to 1/4. Over
     * 200,000 hours, of which 4 are the lag, the estimate is off by sqrt(4 x 4 / 200,000), 0.9 %, and by exp(-8) for the lag. What
     * happens before the warm-up ends must not matter.
     */
    @Test
    void theLongRunVarianceOfATelegraphIsAQuarter() {
        double hours = 200_100;
        Tally tally = longRun(4, 100, hours);
        Random random = new Random(1);
        long horizon = SimTime.ofHours(hours);
        long at = SimTime.ofHours(50);
        tally.piece(1000, 0, at);
        for (int on = 0; at < horizon; on = 1 - on) {
            long end = Math.min(horizon, at + SimTime.ofHours(-Math.log(1 - random.nextDouble())));
            if (end > at) {
                tally.piece(on, at, end);
            }
            at = end;
        }
        tally.finish(0);

        assertThat(tally.isPresent()).isTrue();
        assertThat(tally.result()).isEqualTo(0.25, within(4 * 0.009 * 0.25));
    }

    /** Batches of 1 h hold 1, -1, 1, -1, ...: c(k) is 1 or -1 by turns, and 1 - 2 + 2 - 2 + 2 is 1; 80 batches raise it by 80 / 71. */
    @Test
    void batchesAreWeighedByTheirDistance() {
        Tally tally = longRun(4, 0, 80);
        for (int hour = 0; hour < 80; hour++) {
            tally.piece(hour % 2 == 0 ? 1 : -1, SimTime.ofHours(hour), SimTime.ofHours(hour + 1));
        }
        tally.finish(-1);

        assertThat(tally.result()).isEqualTo(80 / 71.0, within(1e-9));
    }

    @Test
    void aRunOfLessThanTwentyLagsGivesNone() {
        assertThat(longRun(4, 0, 79).isPresent()).isFalse();
        assertThat(longRun(4, 0, 80).isPresent()).isTrue();
    }
}
