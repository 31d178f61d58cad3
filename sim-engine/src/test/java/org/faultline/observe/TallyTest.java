package org.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.faultline.kernel.SimTime;
import org.faultline.scenario.Take;
import org.faultline.scenario.Threshold;
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

    private static Tally told(Take take, double... hourly) {
        Tally tally = Tally.of(take, SimTime.ofHours(hourly.length));
        tally.reset();
        for (int hour = 0; hour < hourly.length; hour++) {
            tally.piece(hourly[hour], SimTime.ofHours(hour), SimTime.ofHours(hour + 1));
        }
        tally.finish(hourly[hourly.length - 1]);
        return tally;
    }

    /**
     * Hour by hour 0, 8, 3, 10, 10, 6, 5, 1 are out. The greatest, 10, is reached at 3 h. Half of it is not passed at 2 h, when 3 are half of the 8 before but
     * more come later; it is at 6 h, with 5. A tenth is reached at 7 h, with 1; none never is, within 8 h.
     */
    @Test
    void anOutageIsHalfOverWhenHalfOfItsWorstIsLeft() {
        double[] out = {0, 8, 3, 10, 10, 6, 5, 1};
        assertThat(told(new Take.Over(Take.Sort.MOMENT_OF_GREATEST, 0), out).result())
                .isEqualTo(3);
        assertThat(told(new Take.Fallen(0.5, 0), out).result()).isEqualTo(6);
        assertThat(told(new Take.Fallen(0.5, 0), out).isCensored()).isFalse();
        assertThat(told(new Take.Fallen(0.1, 0), out).result()).isEqualTo(7);
        assertThat(told(new Take.Fallen(0, 0), out).result()).isEqualTo(8);
        assertThat(told(new Take.Fallen(0, 0), out).isCensored()).isTrue();
    }

    /** From 5 h on the greatest is 6, and half of it is left at 7 h. */
    @Test
    void whatWasBeforeTheWarmUpIsNoWorst() {
        double[] out = {0, 8, 3, 10, 10, 6, 5, 1};
        assertThat(told(new Take.Over(Take.Sort.MOMENT_OF_GREATEST, 5), out).result())
                .isEqualTo(5);
        assertThat(told(new Take.Fallen(0.5, 5), out).result()).isEqualTo(7);
    }

    /**
     * Hour by hour 0, 8, 3, 10, 10, 6, 5, 1; a run that ended at 3 h would have 0, 8, 3 and at its end 10, which lasts no time. From 1 h on
     * that is 5.5 in the mean, and 10 more than before 1 h; nine or more are there first at 3 h. Half an hour later 10 has lasted half an
     * hour: 16 / 2.5 in the mean. What is never reached counts with the 3 h, and an end after the run changes nothing.
     */
    @Test
    void anObservationMayEndBeforeTheRun() {
        double[] out = {0, 8, 3, 10, 10, 6, 5, 1};
        Take.Over mean = new Take.Over(Take.Sort.TIME_AVERAGE, 1);
        assertThat(told(new Take.Until(mean, 3), out).result()).isEqualTo(5.5);
        assertThat(told(new Take.Until(mean, 3.5), out).result()).isEqualTo(16 / 2.5);
        assertThat(told(new Take.Until(mean, 9), out).result())
                .isEqualTo(told(mean, out).result());
        assertThat(told(new Take.Until(new Take.Over(Take.Sort.INCREASE, 1), 3), out)
                        .result())
                .isEqualTo(10);
        assertThat(told(new Take.Until(new Take.Over(Take.Sort.GREATEST, 0), 3), out)
                        .result())
                .isEqualTo(10);
        Take nine = new Take.When(Take.Passing.FIRST, Threshold.atLeast(9), 0);
        assertThat(told(new Take.Until(nine, 3), out).isCensored()).isFalse();
        Take eleven = new Take.When(Take.Passing.FIRST, Threshold.atLeast(11), 0);
        assertThat(told(new Take.Until(eleven, 3), out).result()).isEqualTo(3);
        assertThat(told(new Take.Until(eleven, 3), out).isCensored()).isTrue();
    }

    @Test
    void aRunOfLessThanTwentyLagsGivesNone() {
        assertThat(longRun(4, 0, 79).isPresent()).isFalse();
        assertThat(longRun(4, 0, 80).isPresent()).isTrue();
    }
}
