package org.faultline.dynamics.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.Story;
import org.faultline.story.Told;
import org.junit.jupiter.api.Test;

/** Whether traffic finds a way. */
class ReachTest {

    /**
     * <pre>
     *        a1 -- a2 -- a3
     *       /             \
     *  dc -- hub -- a5 -- a4      masts g2 at a2, g3 at a3, twin at a2 and a5
     * </pre>
     */
    private static final String RING =
            """
            access-router a1,a2,a3,a4,a5
            aggregation-router hub
            data-centre dc
            gnb g2,g3,twin needs connectivity all dc
            hub -- a1 -- a2 -- a3 -- a4 -- a5 -- hub
            dc -- hub
            g2 -- a2
            g3 -- a3
            twin -- a2
            twin -- a5
            """;

    @Test
    void aRingSurvivesOneCut() {
        Told told = Story.of(RING).hitBy(step("cut").at(1).stops("a1")).told();
        assertThat(told.levels("g2")).isEmpty();
        assertThat(told.levels("g3")).isEmpty();
    }

    @Test
    void aRingDiesBetweenTwoCuts() {
        Told told = Story.of(RING)
                .hitBy(step("one").at(1).stops("a1"), step("two").at(2).stops("a4"))
                .told();
        assertThat(told.levels("g2")).isEqualTo("2h 0");
        assertThat(told.levels("g3")).isEqualTo("2h 0");
        assertThat(told.levels("twin")).isEmpty();
        assertThat(told.why("g3")).isEqualTo("two STEP > a4 INTEGRITY > a4 CONDITION > a4 LEVEL > g3 LEVEL");
    }

    @Test
    void oneMendedCutIsEnough() {
        Told told = Story.of(RING)
                .hitBy(step("one").at(1).stops("a1"), step("two").at(2).stops("a4"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 3))
                .told();
        assertThat(told.levels("g3")).isEqualTo("2h 0, 4h 1");
    }

    @Test
    void anEndPointLivesAsLongAsOneOfItsRouters() {
        Told told = Story.of(RING)
                .hitBy(step("one").at(1).stops("a2"), step("two").at(2).stops("a5"))
                .told();
        assertThat(told.levels("g2")).isEqualTo("1h 0");
        assertThat(told.levels("twin")).isEqualTo("2h 0");
    }

    @Test
    void anIsolatedProviderIsLostToAllAndWorks() {
        Told told = Story.of(RING).hitBy(step("cut").at(1).stops("hub")).told();
        assertThat(told.levels("dc")).isEmpty();
        assertThat(told.levels("g2")).isEqualTo("1h 0");
        assertThat(told.levels("twin")).isEqualTo("1h 0");
        assertThat(told.why("twin")).isEqualTo("cut STEP > hub INTEGRITY > hub CONDITION > hub LEVEL > twin LEVEL");
    }

    @Test
    void aDegradedRouterStillCarries() {
        Told told =
                Story.of(RING).hitBy(step("slow").at(1).degrades(0.01, "hub")).told();
        assertThat(told.levels("g2")).isEmpty();
    }

    @Test
    void aProviderThatFailsIsLostEvenWithAPath() {
        Told told = Story.of(RING).hitBy(step("half").at(1).degrades(0.5, "dc")).told();
        assertThat(told.levels("g2")).isEqualTo("1h 0.5");
    }

    @Test
    void neighboursNeedNoRouter() {
        Told told = Story.of(
                        """
                        facility dc
                        gnb g needs connectivity all dc
                        access-router r
                        g -- dc
                        g -- r -- dc
                        """)
                .hitBy(step("cut").at(1).stops("r"))
                .told();
        assertThat(told.levels("g")).isEmpty();
    }

    /** A cable is an asset; the ring of two routers has two. */
    @Test
    void aCableCanBeCut() {
        Told told = Story.of(
                        """
                        access-router near
                        core-router far
                        optical-line cable,spare
                        facility dc
                        gnb g needs connectivity all dc
                        g -- near -- cable -- far -- dc
                        near -- spare -- far
                        """)
                .hitBy(step("one").at(1).stops("cable"), step("two").at(2).stops("spare"))
                .told();
        assertThat(told.levels("g")).isEqualTo("2h 0");
    }

    /** End points do not carry the traffic of others: the mast between two routers is no way. */
    @Test
    void trafficDoesNotPassThroughEndPoints() {
        Told told = Story.of(
                        """
                        access-router r1,r2,r3
                        facility dc
                        gnb between,g needs connectivity all dc
                        g -- r1 -- between -- r2 -- dc
                        r1 -- r3 -- r2
                        """)
                .hitBy(step("cut").at(1).stops("r3"))
                .told();
        assertThat(told.levels("between")).isEmpty();
        assertThat(told.levels("g")).isEqualTo("1h 0");
    }

    /** The router needs its controller; it is down for want of it, and must come back when the way to the controller does. */
    @Test
    void aRouterThatLostItsControllerComesBackWithTheWay() {
        Told told = Story.of(
                        """
                        core-router hub
                        access-router edge needs connectivity all controller
                        facility controller
                        controller -- hub -- edge
                        """)
                .hitBy(step("cut").at(1).stops("hub"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1))
                .told();
        assertThat(told.levels("edge")).isEqualTo("1h 0, 2h 1");
    }

    /** Two routers fail and one returns at the same moment; each end point names the router that it lost. */
    @Test
    void everyoneNamesTheRouterThatTheyLost() {
        Told told = Story.of(
                        """
                        core-router hub
                        access-router left,right
                        facility dc
                        gnb l,r needs connectivity all dc
                        dc -- hub
                        l -- left -- hub -- right -- r
                        """)
                .hitBy(step("one").at(1).stops("left"), step("two").at(1).stops("right"))
                .told();
        assertThat(told.why("l")).startsWith("one STEP").contains("left LEVEL > l LEVEL");
        assertThat(told.why("r")).startsWith("two STEP").contains("right LEVEL > r LEVEL");
    }
}
