package org.faultline.dynamics.failure;

import static org.faultline.dynamics.failure.FailuresTest.units;

import org.faultline.story.Sample;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** Whole questions of reliability against closed forms. Seeds were fixed before looking. */
class ReliabilityTest {

    private static final String SYSTEM = "      system: {kind: capability, needs: {data: {of: [%s], at_least: %d}}}\n";

    private static String crews(int size, String work) {
        return "response: {crews: {own: {reach: on-site, size: %d, work: %s}}}\n".formatted(size, work);
    }

    private static String system(int n, int k) {
        StringBuilder ids = new StringBuilder("u1");
        for (int i = 2; i <= n; i++) {
            ids.append(", u").append(i);
        }
        return units(n) + SYSTEM.formatted(ids, k);
    }

    /**
     * Two of three units, failure rate a = 0.1, one crew with rate 1. Birth and death with d down: weights 1, 3a, 6a^2, 6a^3, that is
     * 1, 0.3, 0.06, 0.006. Up with d up to 1: 1.3 / 1.366. Falls: p1 x 2a. First fall from all up: 1/(3a) + (1 + 1/(3a))/(2a) = 25.
     * Mean outage: (1 - A) / falls = 1.1.
     */
    @Test
    void twoOfThreeWithOneCrew() {
        Written run = Written.run(
                system(3, 2)
                        + crews(1, "exponential(1 h)")
                        + """
                horizon: 2000 h
                failures: {wear: {targets: {tag: unit}, after: exponential(10 h)}}
                observe:
                  up: {level: system, share_of_time: {at_least: 1}, after: 20 h}
                  falls: {level: system, entries_per_hour: {below: 1}, after: 20 h}
                  first: {level: system, first: {below: 1}}
                  outage: {level: system, mean_episode: {below: 1}, after: 20 h}
                """,
                20261126,
                600);

        Sample.of(run, "up").meets(1.3 / 1.366, 0.005);
        Sample.of(run, "falls").meets(0.2 * 0.3 / 1.366, 0.01);
        Sample.of(run, "first").meets(25, 0.05);
        Sample.of(run, "outage").meets(1.1, 0.01);
    }

    /**
     * Three of four in cold standby, failure rate 0.03 of those that run, one crew with rate 0.4: birth rates 0.09, 0.09, 0.06, 0.03.
     * First fall from all up: 1/0.09 + (1 + 0.4/0.09)/0.09 = 71.605. In hot standby the first birth rate is 0.12: 8.33 + 48.15.
     */
    @Test
    void coldStandbyLivesLonger() {
        String text = system(4, 3)
                + crews(1, "exponential(2.5 h)")
                + """
                horizon: 3000 h
                failures: {wear: {targets: {tag: unit}, after: exponential(33.333333333 h), standby: {running: 3, ageing: %s}}}
                observe: {first: {level: system, first: {below: 1}}}
                """;
        Written cold = Written.run(text.formatted("0 %"), 4, 4000);
        Sample.of(cold, "first").meets(1 / 0.09 + (1 + 0.4 / 0.09) / 0.09, 0.02);
        Sample.of(cold, "first").misses(1 / 0.12 + (1 + 0.4 / 0.12) / 0.09);
        Written hot = Written.run(text.formatted("100 %"), 4, 4000);
        Sample.of(hot, "first").meets(1 / 0.12 + (1 + 0.4 / 0.12) / 0.09, 0.02);
    }

    /** One of two with a common cause at the start: 1 - (1 - b Q)(1 - ((1-b) Q)^2), here 1 - 0.98 x (1 - 0.18^2) with Q = 0.2, b = 0.1. */
    @Test
    void aBetaFactorDecidesHowOftenBothAreDown() {
        Written run = Written.run(
                units(2)
                        + """
                horizon: 1 h
                campaign:
                  steps:
                    own: {at: 0 h, effect: stop, chance: 18 %, targets: {tag: unit}}
                    common: {at: 0 h, effect: stop, happens: 2 %, targets: {tag: unit}}
                observe: {both: {count: {level: {below: 1}}, test: {at: 0 h, is: {at_least: 2}}}}
                """,
                5,
                20000);

        Sample.of(run, "both").meets(1 - 0.98 * (1 - 0.18 * 0.18), 0.05);
        Sample.of(run, "both").misses(0.2 * 0.2);
    }

    /**
     * Marshall and Olkin, rates 0.1, 0.2 and 0.05 for both: the longer life is 1/0.15 + 1/0.25 - 1/0.35, the shorter 1/0.35, both at once
     * with 0.05/0.35, and P(T1 > 3, T2 > 5) = exp(-0.3 - 1 - 0.25).
     */
    @Test
    void sharedShocksMakeLivesDependent() {
        Written run = Written.run(
                units(2)
                        + """
                horizon: 2000 h
                failures:
                  one: {targets: u1, after: exponential(10 h)}
                  two: {targets: u2, after: exponential(5 h)}
                  push: {targets: [u1, u2], shock: exponential(20 h)}
                observe:
                  longer: {count: {level: {at_least: 1}}, first: {at_most: 0}}
                  shorter: {count: {level: {below: 1}}, first: {at_least: 1}}
                  apart: {difference_of: [longer, shorter]}
                  one-at-3: {level: u1, at: 3 h}
                  two-at-5: {level: u2, at: 5 h}
                  both: {product_of: [one-at-3, two-at-5]}
                """,
                6,
                20000);

        Sample.of(run, "longer").meets(1 / 0.15 + 1 / 0.25 - 1 / 0.35, 0.01);
        Sample.of(run, "shorter").meets(1 / 0.35, 0.01);
        Sample.of(run, "apart").share(d -> d == 0).meets(0.05 / 0.35, 0.02);
        Sample.of(run, "both").meets(Math.exp(-1.55), 0.02);
    }

    /**
     * A battery of 6 h that gains half an hour per hour of supply; grid up 20 h, down 2 h in the mean. With l = 0.05, m = 0.5, r = 0.5:
     * t = m - l/r = 0.4; C = 1 / [(1 + r)(e^2.4 - 1)/t + r e^2.4 / l + r/m]; unavailable r C / m, falls r C. A battery that is always full
     * would give P(D > 6) x 2 / 22.
     */
    @Test
    void aBatteryThatIsNotYetFullAgainLastsLess() {
        Written run = Written.run(
                """
                horizon: 20000 h
                network:
                  inline:
                    regions: {here: 1 k}
                    assets:
                      grid: {kind: facility}
                      site: {kind: facility, needs: {power: {of: grid, autonomy: 6 h, refill_rate: 0.5}}}
                failures: {outages: {targets: grid, after: exponential(20 h), repair: exponential(2 h)}}
                observe:
                  down: {level: site, share_of_time: {below: 1}, after: 100 h}
                  falls: {level: site, entries_per_hour: {below: 1}, after: 100 h}
                """,
                7,
                300);
        double e = Math.exp(2.4);
        double c = 1 / (1.5 * (e - 1) / 0.4 + 0.5 * e / 0.05 + 1);

        Sample.of(run, "down").meets(c, 0.02);
        Sample.of(run, "falls").meets(0.5 * c, 0.02);
        Sample.of(run, "down").misses(Math.exp(-3) * 2 / 22);
    }

    /**
     * Outage with rate m = 0.4, battery 2 to 6 h, then a generator that starts with 0.9, breaks with rate g = 0.1 and has fuel for 5 h:
     * P(D > A) = (e^-0.8 - e^-2.4) / (4 m), lost = that x [0.1 + 0.9 (g/(g+m) (1 - e^-2.5) + e^-2.5)].
     */
    @Test
    void aGeneratorBridgesWhatTheBatteryDoesNot() {
        Written run = Written.run(
                """
                horizon: 1000 h
                network:
                  inline:
                    regions: {here: 1 k}
                    assets:
                      grid: {kind: facility}
                      small: {kind: facility, needs: {power: {of: grid, autonomy: "uniform(2 h, 6 h)"}}}
                      large:
                        kind: facility
                        needs:
                          power: {of: grid, autonomy: "uniform(2 h, 6 h)", backup: {starts: 90 %, runs: exponential(10 h), fuel: 5 h}}
                campaign:
                  steps:
                    outage: {at: 0 h, effect: stop, targets: grid}
                response:
                  detection: {notice: 0 h}
                  crews: {grid: {reach: on-site, size: 1, work: exponential(2.5 h)}}
                observe:
                  small: {level: small, entries: {below: 1}}
                  large: {level: large, entries: {below: 1}}
                """,
                8, 40000);
        double exhausted = (Math.exp(-0.8) - Math.exp(-2.4)) / 1.6;

        Sample.of(run, "small").meets(exhausted, 0.02);
        Sample.of(run, "large").meets(exhausted * (0.1 + 0.9 * (0.2 * (1 - Math.exp(-2.5)) + Math.exp(-2.5))), 0.03);
    }

    /** A unit with rates 0.1 and 1: A(t) = 1/1.1 + 0.1/1.1 e^-1.1t; expected time down in [0, 2]: 0.1/1.1 (2 - (1 - e^-2.2)/1.1). */
    @Test
    void oneUnitIsAvailableAtAMomentAndOverAnInterval() {
        Written run = Written.run(
                units(1)
                        + """
                horizon: 2 h
                failures: {wear: {targets: u1, after: exponential(10 h), repair: exponential(1 h)}}
                observe:
                  up: {level: u1, at: 2 h}
                  down: {level: u1, time: {below: 1}}
                """,
                9,
                40000);

        Sample.of(run, "up").meets(1 / 1.1 + 0.1 / 1.1 * Math.exp(-2.2), 0.005);
        Sample.of(run, "down").meets(0.1 / 1.1 * (2 - (1 - Math.exp(-2.2)) / 1.1), 0.02);
        // No time down at all: no failure within two hours.
        Sample.of(run, "down").share(d -> d == 0).meets(Math.exp(-0.2), 0.005);
    }

    /** Ten units, failure rate 0.2, three crews with rate 1; weights C(10,k) 0.2^k, from k = 3 on C(10,k) k!/(6 x 3^(k-3)) 0.2^k. */
    @Test
    void unitsWaitForOneOfThreeCrews() {
        Written run = Written.run(
                units(10)
                        + crews(3, "exponential(1 h)")
                        + """
                horizon: 3000 h
                failures: {wear: {targets: {tag: unit}, after: exponential(5 h)}}
                observe:
                  down: {count: {level: {below: 1}}, take: time-average, after: 50 h}
                  none: {count: {level: {below: 1}}, share_of_time: {at_most: 0}, after: 50 h}
                  repairs: {events: {sort: repairs-done}, take: rate, after: 50 h}
                  queue: {count: {repair: waiting}, take: time-average, after: 50 h}
                  wait: {ratio_of: [queue, repairs]}
                """,
                10,
                200);
        double[] weight = new double[11];
        double all = 0;
        double down = 0;
        double waiting = 0;
        for (int k = 0; k <= 10; k++) {
            weight[k] = k == 0 ? 1 : weight[k - 1] * 0.2 * (11 - k) / Math.min(k, 3);
            all += weight[k];
            down += k * weight[k];
            waiting += Math.max(0, k - 3) * weight[k];
        }
        double throughput = 0.2 * (10 - down / all);

        Sample.of(run, "down").meets(down / all, 0.005);
        Sample.of(run, "none").meets(1 / all, 0.005);
        Sample.of(run, "repairs").meets(throughput, 0.005);
        Sample.of(run, "wait").meets(waiting / all / throughput, 0.02);
    }

    /**
     * Units of 10, 10 and 20 with unavailability 0.1, 0.1 and 0.2 against a demand of 15 and 25 in turn, each for an hour: capacity is 40
     * (0.648), 30 (0.144), 20 (0.008 + 0.162), 10 (0.036), 0 (0.002). Short of 15: 0.038; of 25: 0.208; not served in the mean 0.036 x 5 +
     * 0.002 x 15 = 0.21 and 0.17 x 5 + 0.036 x 15 + 0.002 x 25 = 1.44.
     */
    @Test
    void capacityFallsShortOfAChangingDemand() {
        Written run = Written.run(
                """
                horizon: 1000 h
                network:
                  inline:
                    regions: {here: 1 k}
                    assets:
                      a: {kind: facility, capacity: 10, unavailability: 10 %}
                      b: {kind: facility, capacity: 10, unavailability: 10 %}
                      c: {kind: facility, capacity: 20, unavailability: 20 %}
                failures:
                  small: {targets: [a, b], after: exponential(90 h), repair: exponential(10 h), start: unavailability}
                  large: {targets: c, after: exponential(80 h), repair: exponential(20 h), start: unavailability}
                observe:
                  hours: {shortfall: {demand: [15, 25]}, time: {above: 0}}
                  energy: {shortfall: {demand: [15, 25]}, take: integral}
                  short-of-25: {capacity: {minus: 25}, time: {below: 0}}
                """,
                11, 1500);

        Sample.of(run, "hours").meets(500 * (0.038 + 0.208), 0.02);
        Sample.of(run, "energy").meets(500 * (0.21 + 1.44), 0.02);
        Sample.of(run, "short-of-25").meets(1000 * 0.208, 0.02);
    }

    /** Five in a chain, down with 0.1 each; lost when two neighbours are: with a run of two among five, by recursion 1 - R. */
    @Test
    void aChainFailsWithTwoNeighbours() {
        StringBuilder text = new StringBuilder(units(5).replace("capacity: 1}", "unavailability: 10 %}"));
        for (int i = 1; i <= 4; i++) {
            text.append("      pair-%d: {kind: capability, tags: pair, needs: {data: {of: [u%d, u%d], mode: any}}}\n"
                    .formatted(i, i, i + 1));
        }
        text.append("      chain: {kind: capability, needs: {data: [pair-1, pair-2, pair-3, pair-4]}}\n");
        Written run = Written.run(
                text
                        + """
                horizon: 1 h
                failures: {down: {targets: {tag: unit}, start: unavailability}}
                observe: {works: {level: chain, at: 0 h}}
                """,
                12,
                20000);
        // R(n) = p R(n-1) + q p R(n-2), R(0) = R(1) = 1.
        double before = 1;
        double now = 1;
        for (int n = 2; n <= 5; n++) {
            double next = 0.9 * now + 0.1 * 0.9 * before;
            before = now;
            now = next;
        }

        Sample.of(run, "works").meets(now, 0.005);
    }

    /** Two leaves with rate 1; the node above loses its supply when both are gone, and then lives 0.5 h in the mean: 1.5 + 0.5. */
    @Test
    void autonomyComesOnTopOfTheLastSupplier() {
        Written run = Written.run(
                units(2)
                        + """
                      root: {kind: capability, needs: {power: {of: [u1, u2], at_least: 1, autonomy: exponential(30 min)}}}
                horizon: 100 h
                failures: {wear: {targets: {tag: unit}, after: exponential(1 h)}}
                observe: {life: {level: root, first: {below: 1}}}
                """,
                13,
                20000);

        Sample.of(run, "life").meets(2, 0.01);
    }

    /**
     * Sixty assets wiped at once, ten crews, rate 0.25: the k-th last repair takes 1/(min(k, 10) x 0.25): in all 4 x (H(10) + 50/10);
     * down hours sum of k/(min(k, 10) x 0.25).
     */
    @Test
    void crewsRestoreWhatAWipeTookAway() {
        Written run = Written.run(
                units(60)
                        + """
                horizon: 400 h
                campaign: {steps: {wipe: {at: 0 h, effect: wipe, targets: {tag: unit}}}}
                response:
                  detection: {notice: 0 h}
                  crews: {own: {reach: on-site, size: 10, work: exponential(4 h)}}
                observe:
                  all: {count: {level: {at_least: 1}}, first: {at_least: 60}}
                  most: {count: {level: {at_least: 1}, share: true}, first: {at_least: 95 %}}
                  lost: {count: {level: {below: 1}}, take: integral}
                """,
                14,
                2000);
        double whole = 0;
        double most = 0;
        double lost = 0;
        for (int k = 60; k >= 1; k--) {
            double step = 4.0 / Math.min(k, 10);
            whole += step;
            most += k > 3 ? step : 0;
            lost += k * step;
        }

        Sample.of(run, "all").meets(whole, 0.01);
        Sample.of(run, "most").meets(most, 0.01);
        Sample.of(run, "lost").meets(lost, 0.01);
    }

    /**
     * Shocks with rate 0.01 hit each of 10 assets with 0.6 for 48 h in the mean: one is up with exp(-0.01 x 0.6 x 48). Two are up with
     * exp(-0.48 x (1.2 - 0.18)), so the variance of the number down is 10 u (1 - u) + 90 (both up - u^2) with u = up.
     */
    @Test
    void overlappingOutagesOfACampaignAreCorrelated() {
        String failures =
                "failures: {push: {targets: {tag: unit}, shock: exponential(100 h), chance: 60 %, repair: exponential(48 h)}}\n";
        String observe =
                """
                horizon: 1000 h
                observe: {down: {count: {level: {below: 1}}, at: 1000 h}}
                """;
        double up = Math.exp(-0.288);
        double variance = 10 * up * (1 - up) + 90 * (Math.exp(-0.48 * 1.02) - up * up);
        Written run = Written.run(units(10) + failures + observe, 15, 5000);

        Sample.of(run, "down").meets(10 * (1 - up), 0.02);
        Sample.of(run, "down").squaredAround(10 * (1 - up)).meets(variance, 0.05);
    }

    /** A step that comes again every 2 h in the mean, and hits with one half each time: 0.25 hits per hour. */
    @Test
    void aCampaignStepRecurs() {
        Written run = Written.run(
                units(1)
                        + """
                horizon: 100 h
                campaign:
                  steps:
                    hit: {at: exponential(2 h), every: exponential(2 h), chance: 50 %, effect: stop, targets: u1}
                response:
                  detection: {notice: 0 h}
                  crews: {own: {reach: on-site, size: 1, work: 0 h}}
                observe: {hits: {events: {sort: failures}, take: final}}
                """,
                16,
                2000);

        Sample.of(run, "hits").meets(25, 0.01);
    }

    /** An exploit with rate 0.02 against a patch with rate 0.05: it comes first with 2/7. After publication with rate 0.1 it is 2/7 x 2/3. */
    @Test
    void aPatchThatComesFirstPreventsTheExploit() {
        Written run = Written.run(
                units(2)
                        + """
                horizon: 8000 h
                campaign:
                  steps:
                    patch: {at: exponential(20 h), effect: nothing}
                    publish: {at: exponential(10 h), effect: nothing}
                    exploit: {at: exponential(50 h), unless: patch, effect: intercept, targets: u1}
                    later: {after: publish, delay: exponential(50 h), unless: patch, effect: intercept, targets: u2}
                observe:
                  plain: {count: {of: u1, integrity: active}, take: final}
                  published: {count: {of: u2, integrity: active}, take: final}
                """,
                17,
                20000);

        Sample.of(run, "plain").meets(2.0 / 7, 0.02);
        Sample.of(run, "published").meets(2.0 / 7 * 2 / 3, 0.02);
    }

    /** A push that installs with rate 1 on each of 20, frozen with rate 0.5: 20 x 1/1.5 are reached, all of them with prod j/(j + 0.5). */
    @Test
    void freezingAPushStopsWhatIsOnItsWay() {
        Written run = Written.run(
                units(20)
                        + """
                horizon: 400 h
                campaign:
                  steps:
                    push: {at: 0 h, delay_each: exponential(1 h), unless: freeze, effect: intercept, targets: {tag: unit}}
                    freeze: {at: exponential(2 h), effect: nothing}
                observe: {reached: {count: {integrity: active}, take: final}}
                """,
                18,
                10000);
        double all = 1;
        for (int j = 1; j <= 20; j++) {
            all *= j / (j + 0.5);
        }

        Sample.of(run, "reached").meets(20 / 1.5, 0.01);
        Sample.of(run, "reached").share(k -> k == 20).meets(all, 0.05);
    }

    /**
     * One of two in cold standby, one crew, r = 0.1 / 0.4 the failure rate over that of repair; the other starts with the chance s. Balance gives p1 = r p0
     * and p2 = (r^2 + r (1 - s)) p0: with s = 0.8 both are down for 0.1125 / 1.3625 of the time, with s = 1 for 0.0625 / 1.3125.
     */
    @Test
    void standbysThatDoNotStartWeighMoreThanSecondFailures() {
        String text = system(2, 1)
                + crews(1, "exponential(2.5 h)")
                + """
                horizon: 4000 h
                failures: {wear: {targets: {tag: unit}, after: exponential(10 h), standby: {running: 1, starts: %s}}}
                observe: {down: {level: system, share_of_time: {below: 1}, after: 100 h}}
                """;
        Sample some = Sample.of(Written.run(text.formatted("80 %"), 21, 150), "down");
        some.meets(0.1125 / 1.3625, 0.02);
        some.misses(0.0625 / 1.3125);
        Sample.of(Written.run(text.formatted("100 %"), 21, 150), "down").meets(0.0625 / 1.3125, 0.02);
    }

    /** Two of three run and break together at 3 h. The third starts with the chance 0.5: it is tried for one of them, and when it breaks not for the other. */
    @Test
    void whoDoesNotStartIsNotTriedAgainAtOnce() {
        Written run = Written.run(
                units(3)
                        + """
                horizon: 5 h
                failures: {wear: {targets: {tag: unit}, after: 3 h, repair: 10 h, standby: {running: 2, starts: 50 %}}}
                observe: {left: {count: {level: {at_least: 1}}, at: 4 h}}
                """,
                28,
                1000);

        Sample.of(run, "left").meets(0.5, 0.05);
        Sample.of(run, "left").misses(0.75);
    }

    /**
     * What breaks at rate a and is found by a test every T, mended at once: down for 1 - (1 - exp(-aT)) / (aT) of the time (mean probability of failure
     * on demand, IEC 61508-6, B.3.2). With aT = 0.72: 0.28716; half of aT, the usual approximation, would be 0.36.
     */
    @Test
    void aTestEveryMonthFindsHiddenFailures() {
        Written run = Written.run(
                units(1)
                        + """
                horizon: 72000 h
                failures: {wear: {targets: u1, after: exponential(1000 h), inspected: 720 h, repair: 0 h}}
                observe: {down: {level: u1, share_of_time: {below: 1}}}
                """,
                22,
                400);

        Sample.of(run, "down").meets(1 - (1 - StrictMath.exp(-0.72)) / 0.72, 0.01);
        Sample.of(run, "down").misses(0.36);
    }

    /**
     * Three units, failures at 0.03 and repairs at 0.2 an hour for each, that must be two of three for 10 h, one for 20 h, all three for 5 h. The chain of
     * the number down, from which what fails a phase is taken out at once, ends its 35 h unharmed with 0.370298 (matrix exponentials, worked out outside of
     * the project).
     */
    @Test
    void aMissionOfThreePhases() {
        Written run = Written.run(
                units(3)
                        + """
                horizon: 35 h
                failures: {wear: {targets: {tag: unit}, after: exponential(33.333333333 h), repair: exponential(5 h)}}
                observe:
                  short: {shortfall: {demand: {values: [2, 2, 1, 1, 1, 1, 3], every: 5 h}}, take: greatest}
                  failed: {passes: {observation: short, is: {above: 0}}}
                """,
                23,
                6000);

        Sample.of(run, "failed").meets(1 - 0.370298, 0.011);
    }

    /**
     * Three units with a failure rate of 0.02 must be two for 4 h and one for 6 h more, and the run ends with the mission: with p = e^-0.08 and r = e^-0.12 that is
     * p^3 (1 - (1 - r)^3) + 3 p^2 (1 - p) (1 - (1 - r)^2) = 0.979525. The two that would be asked for at the very end, as the list begins again, count for nothing:
     * with them it would be 0.9133.
     */
    @Test
    void aMissionAsLongAsItsPhases() {
        Written run = Written.run(
                units(3)
                        + """
                horizon: 10 h
                failures: {wear: {targets: {tag: unit}, after: exponential(50 h)}}
                observe:
                  short: {shortfall: {demand: {values: [2, 2, 1, 1, 1], every: 2 h}}, take: greatest}
                  done: {passes: {observation: short, is: {at_most: 0}}}
                """,
                29,
                4000);

        Sample.of(run, "done").meets(0.979525, 0.003);
    }

    /**
     * Two redundant units with a failure rate of 0.02, looked at every 10 h, one of them 5 h after the other: both down for 1/10 of the integral over 5 h of 2 u(t)
     * u(t + 5), u(t) = 1 - e^-0.02t, = 0.0074035; looked at together 0.0115074.
     */
    @Test
    void inspectionsThatAreStaggeredFindMore() {
        Written run = Written.run(
                units(2)
                        + """
                horizon: 2005 h
                failures:
                  one: {targets: u1, after: exponential(50 h), inspected: 10 h, repair: 0 h}
                  two: {targets: u2, after: exponential(50 h), inspected: {every: 10 h, first: 5 h}, repair: 0 h}
                observe: {none: {count: {level: {above: 0}}, share_of_time: {at_most: 0}, after: 5 h}}
                """,
                30,
                400);

        Sample.of(run, "none").meets(0.0074035, 0.03);
        Sample.of(run, "none").misses(0.0115074);
    }

    /**
     * A failure rate of 0.02, looked at every 10 h, found with 60 % each time and mended at once. From one repair to the next 10 / (1 - e^-0.2) h to the first look
     * that could find it and 10 x 0.4 / 0.6 h more, of which it is up for 50 h: down for 1 - 50 / 61.8332 = 0.191373.
     */
    @Test
    void anInspectionMayMissWhatIsBroken() {
        Written run = Written.run(
                units(1)
                        + """
                horizon: 10000 h
                failures: {wear: {targets: u1, after: exponential(50 h), inspected: {every: 10 h, finds: 60 %}, repair: 0 h}}
                observe: {down: {level: u1, share_of_time: {below: 1}, after: 1000 h}}
                """,
                31,
                200);

        Sample.of(run, "down").meets(0.191373, 0.01);
    }

    /** A breaks before B, and both within 10 h (a priority AND gate): integral of b exp(-b t) (1 - exp(-a t)), with a = 0.1 and b = 0.15: 0.226121. */
    @Test
    void whatBreaksFirstDecides() {
        Written run = Written.run(
                units(2)
                        + """
                horizon: 10 h
                failures: {one: {targets: u1, after: exponential(10 h)}, two: {targets: u2, after: exponential(6.666666667 h)}}
                observe:
                  first: {level: u1, first: {below: 1}}
                  second: {level: u2, first: {below: 1}}
                  later: {difference_of: [second, first]}
                  ordered: {passes: {observation: later, is: {above: 0}}}
                  both: {count: {level: {below: 1}}, test: {at: 10 h, is: {at_least: 2}}}
                  lost: {product_of: [ordered, both]}
                """,
                24,
                20000);

        Sample.of(run, "lost").meets(0.226121, 0.02);
        Sample.of(run, "both").meets((1 - StrictMath.exp(-1)) * (1 - StrictMath.exp(-1.5)), 0.02);
    }

    /**
     * Five machines that break at 0.1 an hour each, one part at hand and 4 h for the next, two crews with a way of 0.5 h and work of 1.25 h, all exponential:
     * the chain of parts on order, jobs that wait, travel and are worked on has 1.327612 machines down and 0.642668 crews busy in the long run.
     */
    @Test
    void machinesWaitForPartsAndForCrews() {
        Written run = Written.run(
                units(5)
                        + """
                horizon: 8000 h
                failures: {wear: {targets: {tag: unit}, after: exponential(10 h), spares: {stock: 1, restock: exponential(4 h)}}}
                response: {crews: {field: {reach: on-site, size: 2, travel: exponential(30 min), work: exponential(75 min)}}}
                observe:
                  down: {count: {level: {below: 1}}, take: time-average, after: 200 h}
                  busy: {count: {repair: under-way}, take: time-average, after: 200 h}
                """,
                25,
                40);

        Sample.of(run, "down").meets(1.327612, 0.01);
        Sample.of(run, "busy").meets(0.642668, 0.01);
    }

    /**
     * Two important machines (0.1 an hour) are mended before three others (0.08), by one crew of rate 0.5 that finishes what it has begun: the chain of both
     * numbers down and of whom the crew is with has 0.487248 and 0.750219 of them down. Without the order the important would wait as the others do.
     */
    @Test
    void theImportantAreMendedFirst() {
        Written run = Written.run(
                units(5)
                        + """
                horizon: 8000 h
                failures:
                  important: {targets: [u4, u5], after: exponential(10 h)}
                  other: {targets: [u1, u2, u3], after: exponential(12.5 h)}
                response: {first: [[u4, u5]], crews: {field: {reach: on-site, size: 1, work: exponential(2 h)}}}
                observe:
                  important: {count: {of: [u4, u5], level: {below: 1}}, take: time-average, after: 200 h}
                  other: {count: {of: [u1, u2, u3], level: {below: 1}}, take: time-average, after: 200 h}
                """,
                26,
                60);

        Sample.of(run, "important").meets(0.487248, 0.01);
        Sample.of(run, "other").meets(0.750219, 0.01);
    }

    /**
     * Outages of the grid last a Weibull time (shape 0.8, scale 3 h), 40 h apart; a site bridges 2 h, and 3 h more when its generator starts, 9 in 10 times.
     * Down for 0.9 E[(D - 5)+] + 0.1 E[(D - 2)+] of each 40 h + E[D], E[(D - x)+] the integral of exp(-(t/3)^0.8) from x on: 0.0261523.
     */
    @Test
    void aGeneratorShortensOutagesThatOutlastTheBattery() {
        Written run = Written.run(
                """
                horizon: 20000 h
                network:
                  inline:
                    regions: {here: 1 k}
                    assets:
                      grid: {kind: facility}
                      site: {kind: facility, needs: {power: {of: grid, autonomy: 2 h, backup: {starts: 90 %, fuel: 3 h}}}}
                failures: {outages: {targets: grid, after: exponential(40 h), repair: 'weibull(0.8, 3 h)'}}
                observe: {down: {level: site, share_of_time: {below: 1}, after: 500 h}}
                """,
                27, 200);

        Sample.of(run, "down").meets(0.0261523, 0.02);
    }

    /**
     * Weibull lives (shape 2.5, scale 100 h) that take 10 h to mend, replaced at the age of 60 h in 2 h: a cycle is up for U = integral of exp(-(t/100)^2.5) to 60 h =
     * 55.58 h, and down for 10 h with the chance 1 - exp(-0.6^2.5), else 2 h. The planned replacement begins the life anew, and a repair the way to the next
     * replacement: 0.9337018. Without it: 88.7264 / 98.7264.
     */
    @Test
    void whatIsReplacedInTimeBreaksLess() {
        String text = units(1)
                + """
                horizon: 20000 h
                failures:
                  wear: {targets: u1, after: 'weibull(2.5, 100 h)', repair: 10 h}
                %s
                observe: {up: {level: u1, take: time-average, after: 2000 h}}
                """;
        Written planned = Written.run(text.formatted("  plan: {targets: u1, after: 60 h, repair: 2 h}"), 29, 60);
        Sample.of(planned, "up").meets(0.93370178, 0.001);
        Sample.of(planned, "up").misses(88.7264 / 98.7264);
        Sample.of(Written.run(text.formatted(""), 29, 60), "up").meets(88.7264 / 98.7264, 0.001);
    }

    /**
     * Two that fail at 0.05 an hour each while both work and at 0.08 alone, one crew of rate 0.4: as one that runs at 0.08 beside one that ages at 0.25 of that. Weights
     * 1, 0.1 / 0.4 and that times 0.08 / 0.4: both are down for 0.05 / 1.3.
     */
    @Test
    void whoIsLeftAloneBearsTheLoad() {
        Written run = Written.run(
                system(2, 1)
                        + crews(1, "exponential(2.5 h)")
                        + """
                horizon: 4000 h
                failures: {wear: {targets: {tag: unit}, after: exponential(12.5 h), standby: {running: 1, ageing: 25 %}}}
                observe: {down: {level: system, share_of_time: {below: 1}, after: 100 h}}
                """,
                30,
                200);

        Sample.of(run, "down").meets(0.05 / 1.3, 0.02);
    }
}
