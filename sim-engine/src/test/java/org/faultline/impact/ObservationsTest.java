package org.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** Observations of runs in which every moment is fixed. */
class ObservationsTest {

    private static final double EXACT = 1e-9;

    /**
     * A stops from 1 h to 3 h, B from 2 h to 4 h and from 6 h to the end at 10 h.
     *
     * <pre>
     * working  2 . 1 . 0 . 1 . 2 . . . 1 . . . . . . .
     * hours    0   1   2   3   4       6              10
     * </pre>
     */
    private static final String TWO_ASSETS =
            """
            horizon: 10 h
            network:
              inline:
                regions: {here: 1 k}
                assets:
                  a: {kind: facility, tags: unit, capacity: 3}
                  b: {kind: facility, tags: unit, capacity: 5}
                  c: {kind: facility}
            campaign:
              steps:
                a-stops: {at: 1 h, effect: stop, targets: a}
                b-stops: {at: 2 h, effect: stop, targets: b}
                b-again: {at: 6 h, effect: {degrade: 20 %}, targets: b}
            response:
              detection: {notice: 0 h}
              crews: {own: {reach: on-site, size: 9, work: 2 h}}
            """;

    private static double of(String observation) {
        return Written.run(TWO_ASSETS + "observe: {x: " + observation + "}", 1, 1)
                .mean("x");
    }

    @Test
    void countsAreIntegratedExactly() {
        // Down: 1 from 1 to 2, 2 from 2 to 3, 1 from 3 to 4, 1 from 6 to 8: 6 asset-hours.
        String down = "count: {of: {tag: unit}, level: {below: 1}}";

        assertThat(of("{" + down + ", take: integral}")).isCloseTo(6, within(EXACT));
        assertThat(of("{" + down + ", take: time-average}")).isCloseTo(0.6, within(EXACT));
        assertThat(of("{" + down + ", take: time-average, after: 2 h}")).isCloseTo(5.0 / 8, within(EXACT));
        // Squares: 1 + 4 + 1 + 2 = 8 over 10 h, less 0.36.
        assertThat(of("{" + down + ", take: time-variance}")).isCloseTo(0.44, within(EXACT));
        assertThat(of("{" + down + ", take: greatest}")).isEqualTo(2);
        assertThat(of("{" + down + ", take: greatest, after: 3 h}")).isEqualTo(1);
        assertThat(of("{" + down + ", take: final}")).isEqualTo(0);
        assertThat(of("{" + down + ", at: 2 h}")).isEqualTo(2);
        assertThat(of("{" + down + ", at: 119 min}")).isEqualTo(1);
        assertThat(of("{" + down + ", test: {at: 2 h, is: {above: 1}}}")).isEqualTo(1);
        assertThat(of("{" + down + ", test: {at: 3 h, is: {above: 1}}}")).isEqualTo(0);
    }

    @Test
    void passingATestIsTimedExactly() {
        String down = "count: {of: {tag: unit}, level: {below: 1}}";

        assertThat(of("{" + down + ", first: {at_least: 2}}")).isCloseTo(2, within(EXACT));
        assertThat(of("{" + down + ", first: {at_least: 1}, after: 5 h}")).isCloseTo(6, within(EXACT));
        assertThat(of("{" + down + ", time: {at_least: 1}}")).isCloseTo(5, within(EXACT));
        assertThat(of("{" + down + ", share_of_time: {at_least: 1}, after: 6 h}"))
                .isCloseTo(0.5, within(EXACT));
        // Exactly one is down from 1 to 2, 3 to 4 and 6 to 8 h.
        assertThat(of("{" + down + ", time: {equals: 1}}")).isCloseTo(4, within(EXACT));
        assertThat(of("{" + down + ", entries: {equals: 1}}")).isEqualTo(3);
        assertThat(of("{" + down + ", entries: {at_least: 1}}")).isEqualTo(2);
        assertThat(of("{" + down + ", entries: {at_least: 1}, after: 90 min}")).isEqualTo(1);
        assertThat(of("{" + down + ", entries_per_hour: {at_least: 1}}")).isCloseTo(0.2, within(EXACT));
        assertThat(of("{" + down + ", entries: {at_most: 0}}")).isEqualTo(2);
        // Episodes of 3 h and of 2 h.
        assertThat(of("{" + down + ", mean_episode: {at_least: 1}}")).isCloseTo(2.5, within(EXACT));
        assertThat(of("{" + down + ", longest_episode: {at_least: 1}}")).isCloseTo(3, within(EXACT));
    }

    @Test
    void whatNeverHappensIsALowerBound() {
        Written run = Written.run(
                TWO_ASSETS + "observe: {x: {level: c, first: {below: 1}}, y: {level: c, mean_episode: {below: 1}}}",
                1,
                1);

        assertThat(run.all("x")).containsExactly(10);
        assertThat(run.censored("x")).isEqualTo(1);
        assertThat(run.all("y")).isEmpty();
    }

    @Test
    void statesAreOfLevelConditionIntegrityOrRepair() {
        assertThat(of("{count: {of: a, condition: {below: 1}}, take: integral}"))
                .isCloseTo(2, within(EXACT));
        assertThat(of("{count: {of: {tag: unit}, integrity: [active]}, take: integral}"))
                .isCloseTo(6, within(EXACT));
        assertThat(of("{count: {of: {tag: unit}, integrity: clean}, take: least}"))
                .isEqualTo(0);
        assertThat(of("{count: {level: {below: 1}, ever: true}, take: final}")).isEqualTo(2);
        assertThat(of("{count: {of: {tag: unit}, level: {at_most: 20 %}, share: true}, take: integral}"))
                .isCloseTo(3, within(EXACT));
        assertThat(of("{count: {repair: under-way}, take: integral}")).isCloseTo(6, within(EXACT));
        assertThat(of("{count: {repair: waiting}, take: integral}")).isCloseTo(0, within(EXACT));
        assertThat(of("{level: b, take: least}")).isEqualTo(0);
    }

    @Test
    void capacityMeetsDemandHourByHour() {
        // Delivered: 8, from 1 h 5, from 2 h 0, from 3 h 3, from 4 h 8, from 6 h 3 + 1 = 4, from 8 h 8.
        String of = "of: {tag: unit}";
        assertThat(of("{capacity: {" + of + "}, take: integral}")).isCloseTo(8 + 5 + 0 + 3 + 16 + 8 + 16, within(1e-6));
        // Demand 4, 6, 4, 6, ...: short by 1 in hour 1 (6 against 5), 4 in hour 2, 3 in hour 3, 0, 0, 0 in hour 6 and 2
        // in hour 7.
        String demand = "{every: 1 h, values: [4, 6]}";
        assertThat(of("{shortfall: {" + of + ", demand: " + demand + "}, take: integral}"))
                .isCloseTo(10, within(1e-6));
        assertThat(of("{shortfall: {" + of + ", demand: " + demand + "}, time: {above: 0}}"))
                .isCloseTo(4, within(1e-6));
        assertThat(of("{shortfall: {" + of + ", demand: " + demand + "}, entries: {above: 0}}"))
                .isEqualTo(2);
        assertThat(of("{capacity: {" + of + ", minus: " + demand + "}, time: {below: 0}}"))
                .isCloseTo(4, within(1e-6));
        assertThat(of("{capacity: {" + of + ", minus: 5}, time: {below: 0}}")).isCloseTo(4, within(1e-6));
    }

    @Test
    void eventsAreCounted() {
        String all = "events: {of: {tag: unit}, sort: ";
        assertThat(of("{" + all + "failures}, take: final}")).isEqualTo(3);
        assertThat(of("{" + all + "recoveries}, take: increase, after: 4 h}")).isEqualTo(2); // b at 4 h and at 8 h
        assertThat(of("{" + all + "repairs-done}, take: rate}")).isCloseTo(0.3, within(EXACT));
        assertThat(of("{" + all + "falls}, at: 2 h}")).isEqualTo(2);
    }

    @Test
    void observationsCombine() {
        String parts = "a: {level: a, time: {below: 1}}, b: {level: b, time: {below: 1}}";
        Written run = Written.run(
                TWO_ASSETS + "observe: {" + parts
                        + ", r: {ratio_of: [a, b]}, p: {product_of: [a, b]}, s: {sum_of: [a, b, a]}, d: {difference_of: [a, b]}}",
                1,
                1);
        assertThat(run.mean("r")).isCloseTo(0.5, within(EXACT));
        assertThat(run.mean("p")).isCloseTo(8, within(EXACT));
        assertThat(run.mean("s")).isCloseTo(8, within(EXACT));
        assertThat(run.mean("d")).isCloseTo(-2, within(EXACT));
    }

    /** Both steps begin at 1 h; a is seen after 2 h and worked for 1 h, then b's alert, of the same moment, for another; the remedies take 3 h. */
    @Test
    void whatDefendersKnowIsTimed() {
        String watched = TWO_ASSETS.substring(0, TWO_ASSETS.indexOf("campaign:"))
                + """
                campaign:
                  steps:
                    a-sleeps: {at: 1 h, effect: implant, targets: a}
                    b-copied: {at: 1 h, effect: intercept, targets: b}
                response:
                  detection: {notice: 0 h, notice_chance: 0 %, diagnosis: 3 h}
                  sensors: {any: {sees: [integrity, interception], covers: {}, after: 2 h}}
                  analysts: {desk: {size: 1, work: 1 h}}
                observe:
                  alerts: {events: {sort: alerts}, take: final}
                  a-noticed: {known: a-sleeps, first: {at_least: 1}}
                  both-noticed: {known: [a-sleeps, b-copied], first: {at_least: 2}}
                  b-understood: {known: {steps: b-copied, understood: true}, first: {at_least: 1}}
                """;
        Written run = Written.run(watched, 1, 1);
        assertThat(run.mean("alerts")).isEqualTo(2);
        assertThat(run.mean("a-noticed")).isCloseTo(4, within(EXACT));
        assertThat(run.mean("both-noticed")).isCloseTo(5, within(EXACT));
        assertThat(run.mean("b-understood")).isCloseTo(8, within(EXACT));
    }

    @Test
    void whetherANumberPassesATestIsOneOrZero() {
        // Both are down from 2 h to 3 h; c never is: its first fall is the length of the run, 10 h, as a lower bound.
        Written run = Written.run(
                TWO_ASSETS
                        + """
                observe:
                  most: {count: {of: {tag: unit}, level: {below: 1}}, take: greatest}
                  both: {passes: {observation: most, is: {at_least: 2}}}
                  more: {passes: {observation: most, is: {above: 2}}}
                  never: {level: c, first: {below: 1}}
                  early: {passes: {observation: never, is: {at_most: 5 h}}}
                  late: {passes: {observation: never, is: {above: 5 h}}}
                  open: {passes: {observation: never, is: {at_most: 30 h}}}
                  just: {passes: {observation: never, is: {equals: 10 h}}}
                  not: {passes: {observation: never, is: {equals: 9 h}}}
                  nothing: {level: c, mean_episode: {below: 1}}
                  of-nothing: {passes: {observation: nothing, is: {above: 0}}}
                """,
                1,
                1);

        assertThat(run.all("both")).containsExactly(1);
        assertThat(run.all("more")).containsExactly(0);
        assertThat(run.all("early")).containsExactly(0);
        assertThat(run.all("late")).containsExactly(1);
        assertThat(run.all("of-nothing")).isEmpty();
        // A bound of 10 h decides about 5 h, but not about 30 h.
        assertThat(run.censored("early")).isZero();
        assertThat(run.censored("late")).isZero();
        assertThat(run.censored("open")).isEqualTo(1);
        assertThat(run.censored("just")).isEqualTo(1);
        assertThat(run.all("not")).containsExactly(0);
        assertThat(run.censored("not")).isZero();
    }
}
