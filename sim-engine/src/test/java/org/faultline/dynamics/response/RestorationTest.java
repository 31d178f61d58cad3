package org.faultline.dynamics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.policy.Restoration;
import org.faultline.story.ResponseText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** Who mends when, with what, and what comes first. */
class RestorationTest {

    private static Told mended(String assets, ResponseText by) {
        return Story.of("facility " + assets)
                .hitBy(step("cut").at(1).stops(assets.split(",")))
                .answeredBy(by)
                .lasting(48)
                .told();
    }

    /** On duty from 8 h to 16 h. Five hours of work begin at 8 h and end at 13 h; the next job has 3 h until 16 h and 2 h from 32 h on. */
    @Test
    void workStandsStillOutsideTheHoursOfWork() {
        Told told = mended("a,b", noticedAfter(0).onSite(1, 1, 4).working(8, 16));
        assertThat(told.levels("a")).isEqualTo("1h 0, 13h 1");
        assertThat(told.levels("b")).isEqualTo("1h 0, 34h 1");
    }

    /** On duty from 22 h to 6 h, and so at 1 h: four hours are done at 5 h, of the next four one by 6 h and three by 25 h. */
    @Test
    void aNightShiftCrossesMidnight() {
        Told told = mended("a,b", noticedAfter(0).onSite(1, 0, 4).working(22, 6));
        assertThat(told.levels("a")).isEqualTo("1h 0, 5h 1");
        assertThat(told.levels("b")).isEqualTo("1h 0, 25h 1");
    }

    /**
     * The night shift of one takes a at 1 h, the day shift of two b and c at 8 h; nobody waits for the night, although the plan names
     * the day shift first.
     */
    @Test
    void whoIsOnDutyTakesTheJobs() {
        Told told = mended(
                "a,b,c",
                noticedAfter(0).onSite(2, 0, 2).working(8, 16).onSite(1, 0, 6).working(0, 7));
        assertThat(told.levels("a")).isEqualTo("1h 0, 7h 1");
        assertThat(told.levels("b")).isEqualTo("1h 0, 10h 1");
        assertThat(told.levels("c")).isEqualTo("1h 0, 10h 1");
    }

    /** Owners do not queue: all three are back after 2 h, which one crew would need 6 h for. */
    @Test
    void ownersSeeToTheirOwn() {
        Told told = mended("a,b,c", noticedAfter(0).owners(2));
        assertThat(told.levels("a")).isEqualTo("1h 0, 3h 1");
        assertThat(told.levels("c")).isEqualTo("1h 0, 3h 1");
    }

    /** Owners awake from 7 h to 23 h: told at 22 h, three hours are one until 23 h and two from 31 h on; told at 1 h, they begin at 7 h. */
    @Test
    void ownersSleep() {
        assertThat(mended("a", noticedAfter(0).owners(3).working(7, 23)).levels("a"))
                .isEqualTo("1h 0, 10h 1");
        Told told = Story.of("facility a")
                .hitBy(step("cut").at(22).stops("a"))
                .answeredBy(noticedAfter(0).owners(3).working(7, 23))
                .lasting(48)
                .told();
        assertThat(told.levels("a")).isEqualTo("22h 0, 33h 1");
    }

    @Test
    void ownersReplaceNothing() {
        Told told = Story.of("facility a")
                .hitBy(step("w").at(1).wipes("a"))
                .answeredBy(noticedAfter(0).owners(2))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0");
    }

    /** Crashed at 1 h and again at 4 h, mended after 2 h each time. */
    @Test
    void whatCrashesAgainIsMendedAgain() {
        Told told = Story.of("facility a")
                .hitBy(step("scan").at(1).stops("a"), step("again").at(4).stops("a"))
                .answeredBy(noticedAfter(0).owners(2))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0, 3h 1, 4h 0, 6h 1");
    }

    /** An hour for what was stopped, five for what was wiped. */
    @Test
    void whatIsWipedTakesLonger() {
        Told told = Story.of("facility a,b")
                .hitBy(step("s").at(1).stops("a"), step("w").at(1).wipes("b"))
                .answeredBy(noticedAfter(0).onSite(2, 0, 1).replacing(5, 1))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0, 2h 1");
        assertThat(told.levels("b")).isEqualTo("1h 0, 6h 1");
    }

    /** An attempt of an hour helps one time in four: four attempts in the mean, with a standard deviation of 3.46; four of 600 in the mean. */
    @Test
    void whatDoesNotHelpIsTriedAgain() {
        double mean = Story.of("facility a")
                .hitBy(step("cut").at(1).stops("a"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1).replacing(1, 0.25))
                .toldTimes(3, 600)
                .mapToInt(t -> t.changes("a", What.REPAIR).split(" 1(?=,|$)", -1).length - 1)
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(3.43, 4.57);
    }

    /** Two at hand: a and b after an hour. c and d are ordered at 1 h, arrive after 10 h and, as one is made in half a day, 12 h later. */
    @Test
    void whatIsReplacedWaitsForItsPart() {
        Told told = Story.of("facility a,b,c,d")
                .hitBy(step("w").at(1).wipes("a", "b", "c", "d"))
                .answeredBy(noticedAfter(0).onSite(4, 0, 1).spares(2, 10, 2))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0, 2h 1");
        assertThat(told.levels("b")).isEqualTo("1h 0, 2h 1");
        assertThat(told.levels("c")).isEqualTo("1h 0, 12h 1");
        assertThat(told.levels("d")).isEqualTo("1h 0, 24h 1");
    }

    /** What was stopped needs no part; a part that is built in is gone, and the next one is ordered when the asset is wiped again at 20 h. */
    @Test
    void aPartIsNeededForEachReplacementAndForNothingElse() {
        Told told = Story.of("facility a,b")
                .hitBy(
                        step("w").at(1).wipes("a"),
                        step("s").at(1).stops("b"),
                        step("w2").at(20).wipes("a"))
                .answeredBy(noticedAfter(0).onSite(2, 0, 1).spares(1, 10, 24))
                .lasting(48)
                .told();
        assertThat(told.levels("b")).isEqualTo("1h 0, 2h 1");
        assertThat(told.levels("a")).isEqualTo("1h 0, 2h 1, 20h 0, 31h 1");
    }

    /** One part arrives at 11 h, the next at 35 h; c comes first by the plan, and so waits least although it broke with the others. */
    @Test
    void aPartGoesToWhatComesFirst() {
        Told told = Story.of("facility a,c")
                .hitBy(step("w").at(1).wipes("a", "c"))
                .answeredBy(noticedAfter(0).onSite(2, 0, 1).spares(0, 10, 1).first("c"))
                .lasting(48)
                .told();
        assertThat(told.levels("c")).isEqualTo("1h 0, 12h 1");
        assertThat(told.levels("a")).isEqualTo("1h 0, 36h 1");
    }

    /** c, then b, then the rest in the order in which it broke, 2 h each. */
    @Test
    void whatThePlanNamesFirstIsMendedFirst() {
        Told told = mended("a,b,c,d", noticedAfter(0).onSite(1, 0, 2).first("c", "b"));
        assertThat(told.levels("c")).isEqualTo("1h 0, 3h 1");
        assertThat(told.levels("b")).isEqualTo("1h 0, 5h 1");
        assertThat(told.levels("a")).isEqualTo("1h 0, 7h 1");
        assertThat(told.levels("d")).isEqualTo("1h 0, 9h 1");
    }

    /** top needs mid needs base; other needs nothing, as base, and stands behind it. */
    @Test
    void whatOthersAreBuiltOnIsMendedFirst() {
        Told told = Story.of(
                        """
                        facility top needs data all mid
                        facility mid needs data all base
                        facility base,other
                        """)
                .hitBy(step("cut").at(1).stops("top", "mid", "base", "other"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 2).order(Restoration.Order.PROVIDERS_FIRST))
                .told();
        assertThat(told.changes("base", What.REPAIR)).isEqualTo("1h 0, 1h 1, 3h 2");
        assertThat(told.changes("other", What.REPAIR)).isEqualTo("1h 0, 3h 1, 5h 2");
        assertThat(told.changes("mid", What.REPAIR)).isEqualTo("1h 0, 5h 1, 7h 2");
        assertThat(told.changes("top", What.REPAIR)).isEqualTo("1h 0, 7h 1, 9h 2");
    }

    /** a and b need each other and stand side by side; what needs them comes after both. */
    @Test
    void aCircleOfNeedsIsMendedAsOne() {
        Told told = Story.of(
                        """
                        facility top needs data all a
                        facility a needs data any b x
                        facility b needs data any a x
                        facility x
                        """)
                .hitBy(step("cut").at(1).stops("top", "a", "b"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 2).order(Restoration.Order.PROVIDERS_FIRST))
                .told();
        assertThat(told.changes("b", What.REPAIR)).isEqualTo("1h 0, 3h 1, 5h 2");
        assertThat(told.changes("top", What.REPAIR)).isEqualTo("1h 0, 5h 1, 7h 2");
    }

    /** A run leaves neither parts nor shifts behind: every replication is as the first. */
    @Test
    void aRunForgetsThePartsOfTheOneBefore() {
        Story story = Story.of("facility a,b")
                .hitBy(step("w").at(1).wipes("a", "b"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1).working(8, 16).spares(1, 30, 1))
                .lasting(48);
        assertThat(story.toldTimes(5, 3).map(t -> t.levels("b")).distinct()).hasSize(1);
        assertThat(story.told().levels("b")).isEqualTo("1h 0, 33h 1");
    }
}
