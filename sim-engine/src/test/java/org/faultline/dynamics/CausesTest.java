package org.faultline.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** When several things happen at one moment, each change names what really brought it about. */
class CausesTest {

    /** spare fails first and harms nobody; vital fails at the same moment. */
    @Test
    void aHarmlessFailureIsNotBlamed() {
        Told told = Story.of(
                        """
                        facility spare,other,vital
                        service web needs power any spare other ; data all vital
                        """)
                .hitBy(
                        step("harmless").at(1).stops("spare"),
                        step("harmful").at(1).stops("vital"))
                .told();
        assertThat(told.why("web"))
                .isEqualTo("harmful STEP > vital INTEGRITY > vital CONDITION > vital LEVEL > web LEVEL");
    }

    /** The same with a battery: what starts to drain it is the loss of vital. */
    @Test
    void aBatteryNamesWhatItStandsInFor() {
        Told told = Story.of(
                        """
                        facility spare,other,vital
                        gnb mast needs data any spare other ; power all vital holds 2h
                        """)
                .hitBy(
                        step("harmless").at(1).stops("spare"),
                        step("harmful").at(1).stops("vital"))
                .told();
        assertThat(told.levels("mast")).isEqualTo("3h 0");
        assertThat(told.why("mast"))
                .startsWith("harmful STEP > vital INTEGRITY > vital CONDITION > vital LEVEL > mast AUTONOMY");
    }

    /** At 3 h a is mended and b fails: web falls because of b. */
    @Test
    void aFallIsNotBlamedOnARepair() {
        Told told = Story.of(
                        """
                        facility a,b
                        service web needs data weighted a b*3
                        """)
                .hitBy(step("one").at(1).stops("a"), step("two").at(3).stops("b"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 2))
                .told();
        assertThat(told.levels("web")).isEqualTo("1h 0.75, 3h 0.25, 5h 1");
        assertThat(told.why("web")).startsWith("two STEP > b INTEGRITY").doesNotContain("a REPAIR");
    }

    /** And the other way round: a much smaller failure at the moment of a return does not lift anybody. */
    @Test
    void aRiseIsNotNamedAfterAFailure() {
        Told told = Story.of(
                        """
                        facility a,b
                        service web needs data weighted a b*3
                        """)
                .hitBy(step("two").at(1).stops("b"), step("one").at(3).stops("a"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 2))
                .told();
        assertThat(told.levels("web")).isEqualTo("1h 0.25, 3h 0.75, 5h 1");
        int rise = told.events("web", What.LEVEL).get(1);
        assertThat(told.chain(rise)).contains("b REPAIR").endsWith("b LEVEL > web LEVEL");
    }

    /** The last of three ways to go is the one that is missed. */
    @Test
    void theLastStrawIsBlamed() {
        Told told = Story.of(
                        """
                        facility a,b,c
                        service web needs data any a b c
                        """)
                .hitBy(
                        step("1").at(1).stops("b"),
                        step("2").at(2).stops("c"),
                        step("3").at(3).stops("a"))
                .told();
        assertThat(told.why("web")).startsWith("3 STEP");
    }

    /** The own failure comes with that of a provider that is not needed alone. */
    @Test
    void theOwnFailureIsBlamedForTheOwnFall() {
        Told told = Story.of(
                        """
                        facility spare,other
                        facility web needs data any spare other
                        """)
                .hitBy(
                        step("harmless").at(1).stops("spare"),
                        step("harmful").at(1).stops("web"))
                .told();
        assertThat(told.why("web")).isEqualTo("harmful STEP > web INTEGRITY > web CONDITION > web LEVEL");
    }

    /** The router that is cut, not the unneeded provider that fails at the same moment. */
    @Test
    void aLostPathIsBlamedOnTheRouter() {
        Told told = Story.of(
                        """
                        facility dc1,dc2
                        core-router r,s
                        gnb g needs connectivity any dc1 dc2
                        g -- r -- dc1
                        r -- s -- dc2
                        """)
                .hitBy(
                        step("harmless").at(1).stops("dc1"),
                        step("harmful").at(1).stops("r"))
                .told();
        assertThat(told.why("g")).startsWith("harmful STEP > r INTEGRITY > r CONDITION > r LEVEL > g LEVEL");
    }

    /** Two cells of one area: one returns, a larger one fails; the area falls because of the failure. */
    @Test
    void anAreaFallsBecauseOfACellThatFell() {
        Told told = Story.of(
                        """
                        coverage-area area of acme
                        cell a of acme cap 60 users 60 area area
                        cell b of acme cap 40 users 40 area area
                        cell c of acme cap 40 users 40 area area
                        """)
                .hitBy(step("one").at(1).stops("a"), step("two").at(3).stops("b", "c"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 2))
                .lasting(4)
                .told();
        int fall = told.events("area", What.LEVEL).get(1);
        assertThat(told.log().to(fall)).isLessThan(told.log().from(fall));
        assertThat(told.chain(fall)).startsWith("two STEP");
    }
}
