package org.faultline.dynamics.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.dynamics.failure.FailuresTest.units;

import org.faultline.model.Distribution;
import org.faultline.story.Sample;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a repair leaves of the wear, and lives of those that share a load, against closed forms and an independent simulation. Seeds were fixed before looking. */
class WearTest {

    private static Written failures(String life, String wear, double hours, int runs) {
        return Written.run(
                units(1)
                        + """
                horizon: %s h
                failures: {wear: {targets: u1, after: "%s", repair: 0 h, wear: %s}}
                observe: {failures: {events: {sort: failures}, take: final}}
                """
                                .formatted(hours, life, wear),
                11,
                runs);
    }

    /** As bad as old: failures are a Poisson process whose mean is the hazard so far, (T / scale) ^ shape (Barlow and Hunter 1960), and so is its variance. */
    @ParameterizedTest
    @CsvSource({"2, 2, 6", "3, 5, 12", "0.5, 1, 30"})
    void failuresAfterMinimalRepairsArePoisson(double shape, double scale, double hours) {
        Written run = failures("weibull(%s, %s h)".formatted(shape, scale), "{left: 100 %}", hours, 4000);

        double mean = Math.pow(hours / scale, shape);
        Sample.of(run, "failures").meets(mean, 0.02);
        Sample.of(run, "failures").squaredAround(mean).meets(mean, 0.05);
    }

    /**
     * Mean numbers of failures with part of the wear left, from 400,000 courses of a simulation that shares no code with this one (hazard to
     * come of the next failure exponential, age q (v + x) or v + q x after it); their standard errors are below 0.006.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 2, 50, age, 10, 8.126", "2, 2, 50, last-life, 10, 14.189", "3, 5, 30, last-life, 20, 9.750",
        "3, 5, 30, age, 20, 5.432", "1.5, 4, 80, last-life, 24, 13.450", "0.7, 4, 50, age, 24, 4.015"
    })
    void partOfTheWearIsLeft(double shape, double scale, int left, String of, double hours, double expected) {
        Written run = failures(
                "weibull(%s, %s h)".formatted(shape, scale), "{left: %d %%, of: %s}".formatted(left, of), hours, 4000);

        Sample.of(run, "failures").meets(expected, 0.01);
    }

    /** Exponential lives do not wear: 12 failures in 60 h whatever is left. */
    @Test
    void whatDoesNotAgeIsNeverWorn() {
        Sample.of(failures("exponential(5 h)", "{left: 70 %}", 60, 2000), "failures")
                .meets(12, 0.01);
    }

    /**
     * Minimal repairs, and work by plan every 4 h that makes the unit new: in each cycle (4 / 2) ^ 2 = 4 failures, in 10 cycles 40. Without the
     * plan there would be 400.
     */
    @Test
    void workByPlanMakesNewWhatRepairsLeaveWorn() {
        Written run = Written.run(
                units(1)
                        + """
                horizon: 40 h
                failures:
                  wear: {targets: u1, after: "weibull(2, 2 h)", repair: 0 h, wear: {left: 100 %}}
                  visit: {targets: u1, shock: 4 h, repair: 0 h}
                observe:
                  falls: {events: {sort: falls}, take: final}
                """,
                12,
                2000);

        Sample.of(run, "falls").meets(40 + 10, 0.01);
    }

    /** Other laws: a life of two phases of 1 h each (Erlang), of which 3 h are over, has x more with chance S(3 + x) / S(3) = e^-x (4 + x) / 4. */
    @ParameterizedTest
    @CsvSource({"0.5", "1", "2.5"})
    void whatIsLeftOfALifeIsThatOfThoseWhoLivedSoLong(double more) {
        double u = 1 - Math.exp(-more) * (4 + more) / 4;

        assertThat(Ageing.left(new Distribution.Erlang(2, 2), 3, u)).isCloseTo(more, within(1e-9));
        assertThat(Ageing.left(new Distribution.Weibull(1, 2), 3, -Math.expm1(-more / 2)))
                .isCloseTo(more, within(1e-12));
    }

    /**
     * Two units with lives of 10 h share a load. u1 is taken down at 4 h for 2 h: u2 has aged 4 h by then and ages twice as fast for 2 h, to 8. Then
     * both run, and u2 falls at 8 h. u1, new at 6 h, is 2 h old then, ages 2 h more while u2 is mended for 1 h, and has
     * 6 h left at 9 h: it falls at 15 h.
     */
    @Test
    void whoIsLeftAgesTwiceAsFast() {
        Written run = Written.run(
                units(2)
                        + """
                horizon: 16 h
                failures:
                  wear: {targets: {tag: unit}, after: 10 h, repair: 1 h, sharing: {}}
                  work: {targets: u1, at: 4 h, repair: 2 h}
                observe:
                  u2-falls: {level: u2, first: {below: 1}}
                  u1-falls: {level: u1, first: {below: 1}, after: 7 h}
                """,
                1,
                1);

        assertThat(run.mean("u2-falls")).isCloseTo(8, within(1e-9));
        assertThat(run.mean("u1-falls")).isCloseTo(15, within(1e-9));
    }

    /**
     * Nobody is mended. With i of n down each ages at the speed c(i), so that the last falls after the sum over i of the gap from the i-th to the
     * next of n independent lives, over c(i). Weibull lives of shape k: the least of j lives has the mean m j ^ (-1/k), with m that of one, and the means
     * of the others follow by inclusion and exclusion.
     */
    @ParameterizedTest
    @CsvSource({"2, 2, 1", "3, 1.5, 2", "4, 3, 0.5"})
    void theLastOfThoseThatShareALoadFallsSooner(int n, double shape, double power) {
        Written run = Written.run(
                units(n)
                        + """
                horizon: 1000 h
                failures: {wear: {targets: {tag: unit}, after: "weibull(%s, 10 h)", repair: 100000 h, sharing: {power: %s}}}
                observe: {last: {count: {level: {above: 0}}, first: {at_most: 0}}}
                """
                                .formatted(shape, power),
                13,
                4000);

        double expected = 0;
        for (int down = 0; down < n; down++) {
            double gap = orderStatistic(n, down + 1, shape) - orderStatistic(n, down, shape);
            expected += gap / Math.pow((double) n / (n - down), power);
        }
        Sample.of(run, "last").meets(expected, 0.01);
        Sample.of(run, "last").misses(orderStatistic(n, n, shape));
    }

    /** Mean of the r-th least of n Weibull lives of scale 10. */
    private static double orderStatistic(int n, int r, double shape) {
        double mean = 10 * new Distribution.Weibull(shape, 1).mean();
        double sum = 0;
        for (int j = n - r + 1; j <= n && r > 0; j++) {
            sum += Math.pow(-1, j - n + r - 1) * choose(j - 1, n - r) * choose(n, j) * mean * Math.pow(j, -1 / shape);
        }
        return sum;
    }

    private static double choose(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product *= (double) (n - k + i) / i;
        }
        return product;
    }

    /**
     * Three units, failure rate 0.1 each, mended at the rate 0.5 each; speeds 1, 2 and 5. Birth and death with d down: rates up 0.3, 0.4, 0.5,
     * down 0.5, 1, 1.5: weights 1, 0.6, 0.24, 0.08. All down for 0.08 / 1.92 of the time; without sharing 1/216.
     */
    @Test
    void aListOfSpeedsSaysHowFastThoseAgeWhoAreLeft() {
        Written run = Written.run(
                units(3)
                        + """
                horizon: 2000 h
                failures: {wear: {targets: {tag: unit}, after: exponential(10 h), repair: exponential(2 h), sharing: {speeds: [1, 2, 5]}}}
                observe:
                  none: {count: {level: {above: 0}}, share_of_time: {at_most: 0}, after: 20 h}
                  down: {count: {level: {at_most: 0}}, take: time-average, after: 20 h}
                """,
                14,
                400);

        Sample.of(run, "none").meets(0.08 / 1.92, 0.02);
        Sample.of(run, "down").meets((0.6 + 0.48 + 0.24) / 1.92, 0.01);
    }
}
