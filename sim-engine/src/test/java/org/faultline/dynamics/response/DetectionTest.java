package org.faultline.dynamics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** How incidents are noticed and understood. */
class DetectionTest {

    /** Noticed 2 h after the first effect at 1 h, understood 0.5 h later, mended after 3 h of work. */
    @Test
    void repairBeginsWhenTheIncidentIsUnderstood() {
        Told told = Story.of("facility f")
                .hitBy(step("cut").at(1).stops("f"))
                .answeredBy(noticedAfter(2).understoodAfter(0.5).onSite(1, 0, 3))
                .told();
        assertThat(told.changes("cut", What.NOTICED)).isEqualTo("3h 1");
        assertThat(told.changes("cut", What.DIAGNOSED)).isEqualTo("3.5h 1");
        assertThat(told.changes("f", What.REPAIR)).isEqualTo("3.5h 0, 3.5h 1, 6.5h 2");
        assertThat(told.levels("f")).isEqualTo("1h 0, 6.5h 1");
        assertThat(told.changes("f", What.INTEGRITY)).isEqualTo("1h 2, 6.5h 0");
    }

    @Test
    void anOutageThatNobodySeesIsNotRepaired() {
        Told told = Story.of("facility f")
                .hitBy(step("cut").at(1).stops("f"))
                .answeredBy(noticedAfter(0).chances(0, 1).onSite(1, 0, 1))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0");
        assertThat(told.changes("f", What.REPAIR)).isEmpty();
    }

    /** 400 replications at 30 %: 120 expected, standard deviation 9.2; four of them. */
    @Test
    void anOutageIsSeenWithItsChance() {
        Story story = Story.of("facility f")
                .hitBy(step("cut").at(1).stops("f"))
                .answeredBy(noticedAfter(0).chances(0.3, 0));
        int seen = 0;
        for (int r = 0; r < 400; r++) {
            seen += story.told(3, r).changes("cut", What.NOTICED).isEmpty() ? 0 : 1;
        }
        assertThat((double) seen).isCloseTo(120, within(37.0));
    }

    /** Listened to from 2 h; with a chance of zero nobody finds out: 22 asset-hours until midnight. */
    @Test
    void aHiddenEffectStaysWhenNobodyFindsIt() {
        Told told = Story.of("facility f")
                .hitBy(step("listen").at(2).intercepts("f"))
                .answeredBy(noticedAfter(3).chances(1, 0).onSite(1, 0, 1))
                .told();
        assertThat(told.levels("f")).isEmpty();
        assertThat(told.measure("compromised-asset-hours", "all")).isCloseTo(22, within(1e-9));
    }

    /** Found 3 h later: 3 asset-hours. */
    @Test
    void aHiddenEffectIsRemovedWhenItIsFound() {
        Told told = Story.of("facility f")
                .hitBy(step("listen").at(2).intercepts("f"))
                .answeredBy(noticedAfter(3).chances(0, 1).onSite(1, 0, 1))
                .told();
        assertThat(told.changes("f", What.INTEGRITY)).isEqualTo("2h 2, 5h 0");
        assertThat(told.measure("compromised-asset-hours", "all")).isCloseTo(3, within(1e-9));
    }

    /** The remedy is known from 2 h on; the target hit at 5 h is given to the crews at once. */
    @Test
    void laterDamageOfAKnownStepIsRepairedAtOnce() {
        Told told = Story.of("facility f,g")
                .hitBy(step("roll").stops("f", "g").at(1).inWaves(0, 0, 0.5, 4, 0, 1))
                .answeredBy(noticedAfter(9).understoodAfter(0).onSite(2, 0, 1))
                .told();
        assertThat(told.levels("g")).isEqualTo("5h 0, 11h 1");
        Told slow = Story.of("facility f,g")
                .hitBy(
                        step("cut").at(1).stops("f"),
                        step("late")
                                .after(0, "cut")
                                .stops("f", "g")
                                .delayedBy(new org.faultline.model.Distribution.Uniform(1, 8)))
                .answeredBy(noticedAfter(0).onSite(2, 0, 0.5))
                .told();
        int hit = slow.events("g", What.LEVEL).get(0);
        int back = slow.events("g", What.LEVEL).get(1);
        assertThat((slow.log().timeMicros(back) - slow.log().timeMicros(hit)) / 3.6e9)
                .isCloseTo(0.5, within(1e-6));
    }

    /** The first target is down already, so the step is first felt, and seen, at its second one. */
    @Test
    void aStepWhoseFirstEffectChangesNothingIsSeenAtItsFirstVisibleOne() {
        Told told = Story.of("facility f,g")
                .hitBy(
                        step("first").at(1).stops("f"),
                        step("roll").at(2).stops("f", "g").inWaves(0, 0, 0.5, 3, 0, 1))
                .answeredBy(noticedAfter(1).chances(1, 0).onSite(1, 0, 20))
                .lasting(48)
                .told();
        assertThat(told.changes("first", What.NOTICED)).isEqualTo("2h 1");
        assertThat(told.changes("roll", What.NOTICED)).isEqualTo("6h 1");
    }

    /** Damaged visibly, then listened to: the crews who were told of the first find it broken and mend it, listener included. */
    @Test
    void aSecondHiddenEffectDoesNotHideTheFirst() {
        Told told = Story.of("facility f")
                .hitBy(step("cut").at(1).stops("f"), step("listen").at(2).intercepts("f"))
                .answeredBy(noticedAfter(3).chances(1, 0).onSite(1, 0, 1))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0, 5h 1");
        assertThat(told.changes("f", What.INTEGRITY)).isEqualTo("1h 2, 2h 2, 5h 0");
    }

    /** Nothing visible has happened, but somebody has to go there. */
    @Test
    void aLockOutIsLiftedOnSite() {
        Told told = Story.of("facility f")
                .hitBy(step("lock").at(1).locksOut("f"), step("cut").at(20).stops("f"))
                .answeredBy(noticedAfter(2).remote(1, 0.5).onSite(1, 1, 4))
                .told();
        assertThat(told.changes("f", What.REPAIR)).startsWith("3h 0, 3h 1, 8h 2");
        assertThat(told.changes("f", What.INTEGRITY)).startsWith("1h 2, 8h 0");
        // the lock is gone: the later stop is mended from afar within half an hour of its notice
        assertThat(told.levels("f")).isEqualTo("20h 0, 22.5h 1");
    }
}
