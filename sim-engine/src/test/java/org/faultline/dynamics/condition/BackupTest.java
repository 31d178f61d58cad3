package org.faultline.dynamics.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** Machines behind a stock, with every time fixed: the grid is down from 10 to 20 h and from 24 to 34 h. */
class BackupTest {

    private static Written run(String power) {
        return Written.run(
                """
                horizon: 40 h
                network:
                  inline:
                    regions: {here: 1 k}
                    assets:
                      grid: {kind: facility}
                      site: {kind: facility, needs: {power: {of: grid, %s}}}
                failures:
                  first: {targets: grid, after: 10 h, repair: 10 h}
                campaign:
                  steps:
                    second: {at: 24 h, effect: stop, targets: grid}
                response:
                  detection: {notice: 0 h}
                  crews: {own: {reach: on-site, size: 1, work: 10 h}}
                observe:
                  down: {level: site, time: {below: 1}}
                  got: {level: site, take: integral}
                  first: {level: site, first: {below: 1}}
                  again: {level: site, first: {below: 1}, after: 22 h}
                """
                        .formatted(power),
                1,
                1);
    }

    @Test
    void aGeneratorFollowsTheBatteryUntilItsFuelIsBurned() {
        Written run = run("autonomy: 2 h, backup: {fuel: 3 h}");

        // Battery until 12 h, fuel until 15 h; both are full again at 24 h: until 29 h.
        assertThat(run.mean("first")).isCloseTo(15, within(1e-9));
        assertThat(run.mean("again")).isCloseTo(29, within(1e-9));
        assertThat(run.mean("down")).isCloseTo(10, within(1e-9));
    }

    @Test
    void aTankFillsWhileTheNeedIsMet() {
        // An empty tank of 6 h needs 12 h to fill: 4 h of supply give 2 h. The stock refills at once.
        Written run = run("autonomy: 1 h, backup: {fuel: 6 h, refuel: 12 h}");

        assertThat(run.mean("first")).isCloseTo(17, within(1e-9));
        assertThat(run.mean("again")).isCloseTo(24 + 1 + 2, within(1e-9));
    }

    @Test
    void whatDoesNotStartOrBreaksLeavesTheNextOne() {
        // The first never starts, the second breaks after 2 h, the third has fuel for 1 h.
        Written run = run("backup: [{starts: 0 %}, {runs: 2 h}, {fuel: 1 h}]");

        assertThat(run.mean("first")).isCloseTo(13, within(1e-9));
        assertThat(run.mean("again")).isCloseTo(27, within(1e-9));
    }

    @Test
    void whatIsBroughtBridgesFromItsArrivalOn() {
        // Battery until 12 h, nothing until 15 h, fuel until 19 h; the tank is full again: nothing from 26 to 29 h and
        // from 33 h on.
        Written run = run("autonomy: 2 h, backup: {arrives: 3 h, fuel: 4 h}");

        assertThat(run.mean("first")).isCloseTo(12, within(1e-9));
        assertThat(run.mean("again")).isCloseTo(26, within(1e-9));
        assertThat(run.mean("down")).isCloseTo(3 + 1 + 3 + 1, within(1e-9));
    }

    @Test
    void whatIsStillOnItsWayIsNotNeededOnceTheGridIsBack() {
        // What was sent for at 10 h would be there at 26 h, in the second outage, but was called off at 20 h; what is
        // sent for at 24 h comes at 40 h.
        Written run = run("backup: {arrives: 16 h}");

        assertThat(run.mean("down")).isCloseTo(20, within(1e-9));
        assertThat(run.mean("again")).isCloseTo(24, within(1e-9));
    }

    @Test
    void whatIsBroughtComesAfterWhatBroke() {
        // Of each outage 3 h without anything, 1 h of fuel, 2 h without, and the rest from the second one.
        assertThat(run("backup: [{arrives: 3 h, fuel: 1 h}, {arrives: 2 h}]").mean("down"))
                .isCloseTo(2 * (3 + 2), within(1e-9));
        // Nobody brings the first one.
        assertThat(run("backup: [{starts: 0 %, arrives: 3 h}, {arrives: 2 h}]").mean("down"))
                .isCloseTo(2 * 2, within(1e-9));
    }

    @Test
    void untilItIsThereTheResponseSaysWhatIsLeft() {
        // Half for 2 h, a quarter for 1 h, then all: each outage costs 2 x 0.5 + 1 x 0.75 = 1.75 h of 40.
        Written run = run("backup: {arrives: 3 h}, response: [{after: 0 h, level: 50 %}, {after: 2 h, level: 25 %}]");

        assertThat(run.mean("got")).isCloseTo(40 - 2 * 1.75, within(1e-6));
    }

    @Test
    void aStockCanGainHoursAtARate() {
        // 5 h drained in the first outage; 4 h of supply at half an hour per hour give 2 h.
        Written run = run("autonomy: 5 h, refill_rate: 0.5");

        assertThat(run.mean("first")).isCloseTo(15, within(1e-9));
        assertThat(run.mean("again")).isCloseTo(26, within(1e-9));
    }

    @Test
    void aTankThatWasUsedInPartLastsForTheRest() {
        // Battery until 16 h, then 4 h of 6 h of fuel; 4 of 60 h of filling give 0.4 h. Battery until 30 h, then 2.4 h.
        Written run = run("autonomy: 6 h, backup: {fuel: 6 h, refuel: 60 h}");

        assertThat(run.mean("again")).isCloseTo(32.4, within(1e-9));
    }

    @Test
    void everySiteHasTanksOfItsOwn() {
        // One lasts 1 + 2 h each time. Two lasts 3 + 4 h, and then 3 + 1 h, because 4 h of supply fill a quarter of the
        // second tank.
        Written run = Written.run(
                """
                horizon: 40 h
                network:
                  inline:
                    regions: {here: 1 k}
                    assets:
                      grid: {kind: facility}
                      one: {kind: facility, needs: {power: {of: grid, backup: [{fuel: 1 h}, {fuel: 2 h}]}}}
                      two: {kind: facility, needs: {power: {of: grid, backup: [{fuel: 3 h}, {fuel: 4 h, refuel: 16 h}]}}}
                failures: {first: {targets: grid, after: 10 h, repair: 10 h}}
                campaign: {steps: {second: {at: 24 h, effect: stop, targets: grid}}}
                observe:
                  one-first: {level: one, first: {below: 1}}
                  two-first: {level: two, first: {below: 1}}
                  one-again: {level: one, first: {below: 1}, after: 22 h}
                  two-again: {level: two, first: {below: 1}, after: 22 h}
                """,
                1,
                1);

        assertThat(run.mean("one-first")).isCloseTo(13, within(1e-9));
        assertThat(run.mean("two-first")).isCloseTo(17, within(1e-9));
        assertThat(run.mean("one-again")).isCloseTo(27, within(1e-9));
        assertThat(run.mean("two-again")).isCloseTo(28, within(1e-9));
    }
}
