package org.faultline.dynamics.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Trace;
import org.faultline.kernel.SimTime;
import org.faultline.story.Sample;
import org.faultline.story.Written;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** What breaks by itself, with every time fixed: the course is worked out by hand. */
class FailuresTest {

    private static final String CREWS = "response: {crews: {own: {reach: on-site, size: %d, work: %s}}}\n";

    /** Units u1 to un of kind facility, each of capacity one. */
    static String units(int n) {
        StringBuilder text = new StringBuilder("network:\n  inline:\n    regions: {here: 1 k}\n    assets:\n");
        for (int i = 1; i <= n; i++) {
            text.append("      u").append(i).append(": {kind: facility, tags: unit, capacity: 1}\n");
        }
        return text.toString();
    }

    private static Written run(int units, String rest) {
        return Written.run(units(units) + rest, 1, 1);
    }

    @Test
    void aLifeEndsAndBeginsAnewAfterEachRepair() {
        // Up 3 h, down 1 h: falls at 3, 7, 11, 15, 19; down at the end of 20 h exactly when the fifth repair is done.
        Written run = run(
                1,
                """
                horizon: 21 h
                failures: {wear: {targets: {tag: unit}, after: 3 h, repair: 1 h}}
                observe:
                  falls: {events: {sort: falls}, take: final}
                  down: {level: u1, time: {below: 1}}
                  first: {level: u1, first: {below: 1}}
                  at-7: {level: u1, at: 7 h}
                  at-8: {level: u1, at: 8 h}
                """);

        assertThat(run.mean("falls")).isEqualTo(5);
        assertThat(run.mean("down")).isCloseTo(5, within(1e-9));
        assertThat(run.mean("first")).isCloseTo(3, within(1e-9));
        assertThat(run.mean("at-7")).isEqualTo(0);
        assertThat(run.mean("at-8")).isEqualTo(1);
    }

    /**
     * A life that is drawn together with the repair before it is the life that would have been drawn after it: with repairs of one hour, which are not
     * drawn, and with drawn ones u1 lives as long each time. A second process on it that does not happen keeps its course from being foreseen.
     */
    @Test
    void aLifeIsTheSameHoweverTheRepairBeforeItIsDrawn() {
        List<Long> fixed = livesOfU1("1 h");

        assertThat(fixed).hasSizeGreaterThan(50);
        assertThat(livesOfU1("\"uniform(0.1 h, 0.2 h)\"")).startsWith(fixed.toArray(Long[]::new));
        assertThat(livesOfU1("exponential(1 min)")).startsWith(fixed.toArray(Long[]::new));
    }

    /** How long u1 lives each time, in microseconds, lives of 10 h on average for 1,000 h. */
    private static List<Long> livesOfU1(String repair) {
        EventLog log = Experiment.of(Written.read(units(1) + "horizon: 1000 h\n"
                        + "failures: {wear: {targets: u1, after: exponential(10 h), repair: " + repair
                        + "}, never: {targets: u1, at: 9999 h, repair: 1 h}}\n"))
                .trace(0, 1, 0)
                .log();
        List<Long> lives = new ArrayList<>();
        long begun = 0;
        for (int e = 0; e < log.size(); e++) {
            if (log.what(e) == What.CONDITION && log.isFall(e)) {
                lives.add(log.timeMicros(e) - begun);
            } else if (log.what(e) == What.CONDITION) {
                begun = log.timeMicros(e);
            }
        }
        return lives;
    }

    @Test
    void workByPlanTakesAllDownOnceAtItsMomentAndNobodyIsCalled() {
        // Both down from 5 to 7 h, and one from 0 to 1 h; no crew, and nothing comes again in 21 h.
        Written run = run(
                2,
                """
                horizon: 21 h
                failures:
                  swap: {targets: {tag: unit}, at: 5 h, repair: 2 h}
                  under-way: {targets: u2, at: 0 h, repair: 1 h}
                observe:
                  falls: {events: {sort: falls}, take: final}
                  down-1: {level: u1, time: {below: 1}}
                  down-2: {level: u2, time: {below: 1}}
                  first: {level: u1, first: {below: 1}}
                  at-7: {level: u1, at: 7 h}
                """);

        assertThat(run.mean("falls")).isEqualTo(3);
        assertThat(run.mean("down-1")).isCloseTo(2, within(1e-9));
        assertThat(run.mean("down-2")).isCloseTo(3, within(1e-9));
        assertThat(run.mean("first")).isCloseTo(5, within(1e-9));
        assertThat(run.mean("at-7")).isEqualTo(1);
    }

    @Test
    void anInstantRepairRenewsWithoutAnyTimeDown() {
        Written run = run(
                1,
                """
                horizon: 10 h
                failures: {wear: {targets: {tag: unit}, after: 3 h, repair: 0 h}}
                observe:
                  failures: {events: {sort: failures}, take: final}
                  down: {level: u1, time: {below: 1}}
                """);

        assertThat(run.mean("failures")).isEqualTo(3);
        assertThat(run.mean("down")).isZero();
    }

    @Test
    void crewsQueueForWhatBreaksByItself() {
        // All three break at 4 h; one crew needs 2 h each: back at 6, 8 and 10 h: 2 + 4 + 6 asset-hours.
        Written run = run(
                3,
                CREWS.formatted(1, "2 h")
                        + """
                horizon: 9 h
                failures: {wear: {targets: {tag: unit}, after: 4 h}}
                observe:
                  lost: {count: {level: {below: 1}}, take: integral}
                  waiting: {count: {repair: waiting}, take: integral}
                """);

        // Until 9 h: u1 2 h, u2 4 h, u3 5 h; u1 breaks again at 10 h only.
        assertThat(run.mean("lost")).isCloseTo(11, within(1e-9));
        assertThat(run.mean("waiting")).isCloseTo(2 + 4, within(1e-9));
    }

    @Test
    void noticeDelaysTheCrew() {
        Written run = run(
                1,
                CREWS.formatted(1, "2 h")
                        + """
                horizon: 20 h
                failures: {wear: {targets: {tag: unit}, after: 4 h, notice: 30 min}}
                observe: {up-again: {level: u1, first: {at_least: 1}, after: 4 h}}
                """);

        assertThat(run.mean("up-again")).isCloseTo(6.5, within(1e-9));
    }

    @Test
    void nobodyMendsWithoutCrewsOrARepairTime() {
        Written run = run(
                2,
                """
                horizon: 20 h
                failures: {wear: {targets: u1, after: 4 h}}
                observe: {lost: {count: {level: {below: 1}}, take: integral}}
                """);

        assertThat(run.mean("lost")).isCloseTo(16, within(1e-9));
    }

    @Test
    void aRepairWaitsForASpareAndEachSpareTakenIsReplaced() {
        // Both break at 4 h; one spare is at hand, the next comes 5 h after it was ordered, at 9 h. Repairs take 1 h:
        // u1 is back at 5 h, u2 at 10 h. u1 breaks again at 9 h: its spare, ordered at 4 h for u2, ... the two ordered
        // at 4 h
        // arrive at 9 h: one goes to u2, the other to u1, which is back at 10 h.
        Written run = run(
                2,
                """
                horizon: 12 h
                failures: {wear: {targets: {tag: unit}, after: 4 h, repair: 1 h, spares: {stock: 1, restock: 5 h}}}
                observe:
                  u1-down: {level: u1, time: {below: 1}}
                  u2-down: {level: u2, time: {below: 1}}
                """);

        assertThat(run.mean("u1-down")).isCloseTo(1 + 1, within(1e-9));
        assertThat(run.mean("u2-down")).isCloseTo(6, within(1e-9));
    }

    @Test
    void withoutSupportNoPartIsOrderedAnew() {
        // The supplier of both leaves at 50 h. Lives of 40 h, repairs of 1 h. At 40 h both break: u1 has the one part
        // in stock, the other two, ordered then,
        // come at 60 h: u2 is back at 61 h. u1, back at 41 h, breaks at 81 h and has the third part, back at 82 h until
        // 122 h. u2 breaks at 101 h.
        // Nothing was ordered since 50 h: both stay down. With support each would be back 20 h after it broke.
        String failures =
                """
                horizon: 1000 h
                failures: {wear: {targets: {tag: unit}, after: 40 h, %s spares: {stock: 1, restock: 20 h}}}
                observe: {u1-up: {level: u1, time: {at_least: 1}}, u2-up: {level: u2, time: {at_least: 1}}}
                campaign: {steps: {leave: {at: 50 h, effect: withdraw, targets: {}}}}
                """;
        Written own = run(2, failures.formatted("repair: 1 h,"));
        assertThat(own.mean("u1-up")).isCloseTo(120, within(1e-9));
        assertThat(own.mean("u2-up")).isCloseTo(80, within(1e-9));
        // The same with a crew that builds the part in, which must be one that was in stock or ordered before.
        Written crews = run(2, failures.formatted("effect: wipe,") + CREWS.formatted(2, "1 h"));
        assertThat(crews.mean("u1-up")).isCloseTo(120, within(1e-9));
        assertThat(crews.mean("u2-up")).isCloseTo(80, within(1e-9));
    }

    @Test
    void aShockBreaksAllItsTargetsAtOnce() {
        // Shocks at 5, 10, 15 h, outages of 2 h.
        Written run = run(
                3,
                """
                horizon: 16 h
                failures: {push: {targets: [u1, u2], shock: 5 h, repair: 2 h}}
                observe:
                  both: {count: {level: {below: 1}}, time: {at_least: 2}}
                  one: {count: {level: {below: 1}}, time: {at_least: 1}}
                  rest: {level: u3, take: least}
                """);

        assertThat(run.mean("both")).isCloseTo(5, within(1e-9));
        assertThat(run.mean("one")).isCloseTo(5, within(1e-9));
        assertThat(run.mean("rest")).isEqualTo(1);
    }

    @Test
    void overlappingOutagesEndWithTheLast() {
        // Shocks every 2 h, each an outage of 3 h: down from 2 h on. A shorter outage from another cause does not end
        // it.
        Written run = run(
                1,
                """
                horizon: 9 h
                failures:
                  long: {targets: u1, shock: 2 h, repair: 3 h}
                  short: {targets: u1, shock: 2.5 h, repair: 10 min}
                observe:
                  down: {level: u1, time: {below: 1}}
                  falls: {events: {sort: falls}, take: final}
                """);

        assertThat(run.mean("down")).isCloseTo(7, within(1e-9));
        assertThat(run.mean("falls")).isEqualTo(1);
    }

    @Test
    void anOutageOfItsOwnDoesNotMendWhatAnAttackBroke() {
        // The attack wipes at 3 h; the outage from 5 to 6 h ends, but the asset is down until the crew is done at 3 + 1
        // + 4 h.
        Written run = run(
                1,
                """
                horizon: 9 h
                failures: {outage: {targets: u1, shock: 5 h, repair: 1 h}}
                campaign: {steps: {wipe: {at: 3 h, effect: wipe, targets: u1}}}
                response:
                  detection: {notice: 1 h}
                  crews: {own: {reach: on-site, size: 1, work: 4 h}}
                observe: {up-again: {level: u1, first: {at_least: 1}, after: 3 h}}
                """);

        assertThat(run.mean("up-again")).isCloseTo(8, within(1e-9));
    }

    @Test
    void degradedAssetsGoOnAtALowerLevel() {
        Written run = run(
                1,
                """
                horizon: 10 h
                failures: {worn: {targets: u1, after: 4 h, effect: {degrade: 30 %}, repair: 2 h}}
                observe: {mean: {level: u1, take: time-average}}
                """);

        // Down to 0.3 from 4 to 6 h; again from 10 h.
        assertThat(run.mean("mean")).isCloseTo(1 - 0.7 * 2 / 10, within(1e-7));
    }

    @Test
    void inColdStandbyOnlyThoseThatRunAge() {
        // One of three runs, for 4 h each: u1 until 4, u2 until 8, u3 until 12 h; nobody mends.
        String text =
                """
                horizon: 30 h
                failures: {wear: {targets: {tag: unit}, after: 4 h, standby: {running: 1, ageing: %s, switch_over: %s}}}
                observe:
                  second: {level: u2, first: {below: 1}}
                  third: {level: u3, first: {below: 1}}
                  gap: {count: {level: {at_least: 1}}, time: {at_most: 0}}
                """;
        Written cold = run(3, text.formatted("0 %", "0 h"));
        assertThat(cold.mean("second")).isCloseTo(8, within(1e-9));
        assertThat(cold.mean("third")).isCloseTo(12, within(1e-9));
        // Ageing at half: u2 has used 2 h when it takes over at 4 h, so it lasts until 6 h; u3 has used 3 h by then,
        // until 7 h.
        Written warm = run(3, text.formatted("50 %", "0 h"));
        assertThat(warm.mean("second")).isCloseTo(6, within(1e-9));
        assertThat(warm.mean("third")).isCloseTo(7, within(1e-9));
        Written hot = run(3, text.formatted("100 %", "0 h"));
        assertThat(hot.mean("third")).isCloseTo(4, within(1e-9));
    }

    @Test
    void whoTakesOverDeliversNothingWhileItSwitchesOver() {
        // u1 until 4 h; u2 delivers from 4.5 h and lasts until 8 h, as it ages from the take-over on.
        Written run = run(
                2,
                """
                horizon: 7 h
                failures: {wear: {targets: {tag: unit}, after: 4 h, standby: {running: 1, switch_over: 30 min}}}
                observe: {gap: {count: {level: {at_least: 1}}, time: {at_most: 0}}}
                """);

        assertThat(run.mean("gap")).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void assetsAreDownAtTheStartWithTheChanceOfTheirUnavailability() {
        String text = units(4).replace("capacity: 1}", "capacity: 1, unavailability: 30 %}")
                + """
                horizon: 1 h
                failures: {down: {targets: {tag: unit}, start: unavailability}}
                observe: {down: {count: {level: {below: 1}}, at: 0 h}}
                """;
        Written run = Written.run(text, 7, 4000);

        Sample.of(run, "down").meets(1.2, 0.02);
        Sample.of(run, "down").share(d -> d == 4).meets(0.0081, 0.25);
    }

    @Test
    void aSteadyStartIsSteady() {
        // Weibull lives of shape 2 and mean 8.862 h, repairs of 2 h: unavailable 2 / 10.862 at every moment, from the
        // start on.
        double unavailable = 2 / (2 + 10 * Math.sqrt(Math.PI) / 2);
        String text = units(20)
                + """
                horizon: 6 h
                failures: {wear: {targets: {tag: unit}, after: "weibull(2, 10 h)", repair: 2 h, start: steady}}
                observe:
                  start: {count: {level: {below: 1}, share: true}, at: 0 h}
                  early: {count: {level: {below: 1}, share: true}, at: 1 h}
                  late: {count: {level: {below: 1}, share: true}, at: 6 h}
                """;
        Written run = Written.run(text, 3, 3000);

        Sample.of(run, "start").meets(unavailable, 0.01);
        Sample.of(run, "early").meets(unavailable, 0.01);
        Sample.of(run, "late").meets(unavailable, 0.01);
    }

    @Test
    void aFailureIsTheCauseOfWhatItTakesAway() {
        Written run = run(
                1,
                """
                horizon: 10 h
                failures: {wear: {title: Wear and tear, targets: u1, after: 5 h, repair: 1 h}}
                services: {calls: {sector: telecoms, people: 100, needs: {data: u1}}}
                """);

        assertThat(run.outcome().rows().get(0).values().entrySet().stream()
                        .filter(e -> e.getKey().toString().equals("people-hours-lost|step:wear"))
                        .findFirst()
                        .orElseThrow()
                        .getValue())
                .isCloseTo(100, within(1e-6));
    }

    /**
     * Worn out from 1 to 11 h, and hit at 2 h, when there is nothing left to fall: the crew comes because of the hit. Something else has happened before,
     * which must not be blamed.
     */
    @Test
    void aRepairIsAskedForByWhatNeedsIt() {
        Trace trace = Experiment.of(
                        Written.read(
                                units(2)
                                        + """
                        horizon: 20 h
                        failures:
                          before: {targets: u2, shock: 30 min, repair: 30 h}
                          wear: {targets: u1, after: 1 h, repair: 10 h}
                        campaign: {steps: {hit: {at: 2 h, effect: stop, targets: u1}}}
                        response: {detection: {notice: 1 h, implant_chance: 100 %}, crews: {own: {reach: on-site, size: 1, work: 1 h}}}
                        """))
                .trace(0, 1, 0);
        EventLog log = trace.log();
        List<String> causes = new ArrayList<>();
        for (int e = 0; e < log.size(); e++) {
            if (log.what(e) == What.REPAIR) {
                causes.add(trace.subjects().idOf(log.subject(log.root(e))));
            }
        }
        assertThat(causes).containsExactly("hit", "hit", "hit");
    }

    /** Out of order from 1 to 5 h and hit at 2 h: nothing to see until 5 h, when it does not come back; 1 h to notice, 1 h of work. */
    @Test
    void whatAnOutageHidesIsSeenWhenTheOutageEnds() {
        Trace trace = Experiment.of(
                        Written.read(
                                units(1)
                                        + """
                        horizon: 20 h
                        failures: {wear: {targets: u1, after: 1 h, repair: 4 h}}
                        campaign: {steps: {hit: {at: 2 h, effect: stop, targets: u1}}}
                        response: {detection: {notice: 1 h, implant_chance: 0 %}, crews: {own: {reach: on-site, size: 1, work: 1 h}}}
                        """))
                .trace(0, 1, 0);
        EventLog log = trace.log();
        List<String> told = new ArrayList<>();
        for (int e = 0; e < log.size(); e++) {
            if (log.what(e) == What.NOTICED || (log.what(e) == What.LEVEL && log.timeMicros(e) < SimTime.ofHours(8))) {
                told.add(SimTime.toHours(log.timeMicros(e)) + " h " + log.what(e) + " " + log.to(e));
            }
        }
        assertThat(told).containsExactly("1.0 h LEVEL 0.0", "6.0 h NOTICED 1.0", "7.0 h LEVEL 1.0");
    }

    @Test
    void aShockMayBreakOneAndSpareTheOther() {
        // Each of two with 50 %: both with 25 %, one or the other with 50 %.
        Written run = Written.run(
                units(2)
                        + """
                horizon: 90 min
                failures: {blow: {targets: {tag: unit}, shock: 1 h, chance: 50 %}}
                observe: {down: {count: {level: {at_most: 0}}, take: final}}
                """,
                17,
                4000);

        Sample.of(run, "down").share(d -> d == 2).meets(0.25, 0.03);
        Sample.of(run, "down").share(d -> d == 1).meets(0.5, 0.02);
    }

    @Test
    void whoIsHitWhileItSwitchesOverDoesNotGoOnSwitching() {
        // u1 breaks at 1 h, and u2 would deliver from 2 h on; hit at 1.5 h and mended at 1.75 h it runs at once, like
        // anything that was mended.
        Written run = run(
                2,
                """
                horizon: 2 h
                failures: {wear: {targets: {tag: unit}, after: 1 h, repair: 9 h, standby: {running: 1, switch_over: 1 h}}}
                campaign: {steps: {hit: {at: 90 min, effect: stop, targets: u2}}}
                response: {detection: {notice: 0 h, implant_chance: 100 %}, crews: {own: {reach: on-site, size: 1, work: 15 min}}}
                observe:
                  before: {level: u2, at: 70 min}
                  after: {level: u2, at: 108 min}
                """);

        assertThat(run.mean("before")).isZero();
        assertThat(run.mean("after")).isEqualTo(1);
    }

    @Test
    void anInspectionFindsWhatBrokeBefore() {
        // Lives of 3 h, looked at every 5 h, repairs of 1 h: broken at 3, found at 5, back at 6; then 9, 10, 11; 14,
        // 15, 16; 19 to the end.
        Written run = run(
                1,
                """
                horizon: 20 h
                failures: {wear: {targets: {tag: unit}, after: 3 h, inspected: 5 h, repair: 1 h}}
                observe: {down: {level: u1, time: {below: 1}}}
                """);

        assertThat(run.mean("down")).isCloseTo(3 + 2 + 2 + 1, within(1e-9));
    }

    @Test
    void anInspectionFindsWhatBreaksAtItsVeryMoment() {
        // Lives of 5 h, looked at every 5 h: broken and found at 5, back at 6; broken again at 11, to the end at 13 h.
        String text =
                """
                horizon: 13 h
                failures: {wear: {targets: {tag: unit}, after: 5 h, inspected: %s, repair: 1 h}}
                observe: {down: {level: u1, time: {below: 1}}}
                """;

        assertThat(run(1, text.formatted("5 h")).mean("down")).isCloseTo(1 + 2, within(1e-9));
        // Looked at before as well, at 0 h, it comes to the same.
        assertThat(run(1, text.formatted("{every: 5 h, first: 0 h}")).mean("down"))
                .isCloseTo(1 + 2, within(1e-9));
    }

    @Test
    void anInspectionMayBeginEarlierThanItComesAgain() {
        // Looked at at 2 h, 12 h, 22 h: broken at 4 h and found at 12 h; an hour later a crew begins, and is done after
        // 2 h.
        Written run = run(
                1,
                CREWS.formatted(1, "2 h")
                        + """
                horizon: 18 h
                failures: {wear: {targets: {tag: unit}, at: 4 h, inspected: {every: 10 h, first: 2 h}, notice: 1 h}}
                observe: {down: {level: u1, time: {below: 1}}}
                """);

        assertThat(run.mean("down")).isCloseTo(15 - 4, within(1e-9));
    }

    @Test
    void noticeAndCrewBeginWithTheInspection() {
        // Both break at 4 h and are found at 10 h; half an hour later one crew begins, 2 h for each: back at 12.5 and
        // 14.5 h.
        Written run = run(
                2,
                CREWS.formatted(1, "2 h")
                        + """
                horizon: 15 h
                failures: {wear: {targets: {tag: unit}, after: 4 h, inspected: 10 h, notice: 30 min}}
                observe: {lost: {count: {level: {below: 1}}, take: integral}}
                """);

        assertThat(run.mean("lost")).isCloseTo(8.5 + 10.5, within(1e-9));
    }

    @Test
    void aStandbyThatDoesNotStartBreaksAndTheNextIsTried() {
        // u1 breaks at 3 h; u2 and u3 are tried and break. All are back at 13 h; the first that is mended runs and
        // needs no start.
        String text =
                """
                horizon: 14 h
                failures: {wear: {targets: {tag: unit}, after: 3 h, repair: 10 h, standby: {running: 1, starts: %s}}}
                observe:
                  none: {count: {level: {below: 1}}, time: {at_least: 3}}
                  broken: {events: {sort: failures}, take: final}
                """;
        Written never = run(3, text.formatted("0 %"));
        assertThat(never.mean("none")).isCloseTo(10, within(1e-9));
        assertThat(never.mean("broken")).isEqualTo(3);

        // All start: u1 down from 3 h, u2 from 6 h, u3 from 9 h, u1 back at 13 h.
        Written always = run(3, text.formatted("100 %"));
        assertThat(always.mean("none")).isCloseTo(4, within(1e-9));
    }
}
