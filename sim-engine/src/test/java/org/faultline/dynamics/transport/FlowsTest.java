package org.faultline.dynamics.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.List;
import org.faultline.kernel.EndlessMoment;
import org.faultline.model.AssetKind;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Selector;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** Which way traffic takes, and what arrives of it. */
class FlowsTest {

    /**
     * <pre>
     *            upf -- hub         every line of the triangle carries 100; a mast at a and one at b
     *                  /   \\        each sends 10 of emergency calls and 60 of best effort.
     *             cable     \\       Intact: 70 on hub--a and on hub--b.
     *              /         \\      Without the cable all 140 go over b--hub: 20 of calls arrive, and of
     *             a --------- b     120 of best effort 80: two thirds.
     * </pre>
     */
    private static final String TRIANGLE =
            """
            core-router hub,a,b
            optical-line cable
            upf upf
            gnb g1,g2
            upf -- hub
            hub -- cable -- a carrying 100
            hub -- b carrying 100
            a -- b carrying 100 taking 1
            g1 -- a
            g2 -- b
            flow calls g1,g2 to upf sends 10 class 0
            flow data g1,g2 to upf sends 60 class 3
            """;

    @Test
    void whatFitsArrives() {
        Told told = Story.of(TRIANGLE).told();
        assertThat(told.log().size()).isZero();
    }

    @Test
    void theDetourIsFullAndBestEffortLosesFirst() {
        Told told = Story.of(TRIANGLE).hitBy(step("cut").at(1).stops("cable")).told();
        assertThat(told.levels("calls@g1")).isEmpty();
        assertThat(told.levels("calls@g2")).isEmpty();
        assertThat(told.levels("data@g1")).isEqualTo("1h 0.66667");
        assertThat(told.levels("data@g2")).isEqualTo("1h 0.66667");
        String cut = "cut STEP > cable INTEGRITY > cable CONDITION > cable LEVEL > ";
        assertThat(told.why("data@g1")).isEqualTo(cut + "data@g1 LEVEL");
        assertThat(told.why("data@g2")).isEqualTo(cut + "data@g2 LEVEL");
    }

    @Test
    void aMendedCableBringsEverythingBack() {
        Told told = Story.of(TRIANGLE)
                .hitBy(step("cut").at(1).stops("cable"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 3))
                .told();
        assertThat(told.levels("data@g1")).isEqualTo("1h 0.66667, 4h 1");
        assertThat(told.levels("data@g2")).isEqualTo("1h 0.66667, 4h 1");
        int back = told.events("data@g2", What.LEVEL).get(1);
        assertThat(told.chain(back)).contains("cable LEVEL > data@g2 LEVEL");
    }

    /** For six minutes the traffic of a runs into the dead cable, and b has its line for itself. */
    @Test
    void untilTheNetworkHasConvergedTrafficRunsIntoTheFailure() {
        Told told = Story.of(TRIANGLE + "converging 6min\n")
                .hitBy(step("cut").at(1).stops("cable"))
                .told();
        assertThat(told.levels("calls@g1")).isEqualTo("1h 0, 1.1h 1");
        assertThat(told.levels("data@g1")).isEqualTo("1h 0, 1.1h 0.66667");
        assertThat(told.levels("data@g2")).isEqualTo("1.1h 0.66667");
        assertThat(told.why("data@g2")).endsWith("cable LEVEL > data@g2 LEVEL");
    }

    /** The cable is whole again after three minutes, before the network has converged: nobody takes the detour. */
    @Test
    void aShortFailureIsOverBeforeRoutesNoteIt() {
        Told told = Story.of(TRIANGLE + "converging 6min\n")
                .hitBy(step("cut").at(1).stops("cable"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 0.05))
                .told();
        assertThat(told.levels("data@g1")).isEqualTo("1h 0, 1.05h 1");
        assertThat(told.levels("data@g2")).isEmpty();
    }

    /** Twelve hours without and twelve at double weight from six: 20 + 240 on 100. */
    @Test
    void anOverloadThatComesWithTheHourIsTheFaultOfTheCut() {
        Told told = Story.of(TRIANGLE.replace("class 3", "class 3 demand day"))
                .hitBy(step("cut").at(1).stops("cable"))
                .told();
        assertThat(told.levels("data@g2")).isEqualTo("6h 0.33333, 18h 1");
        assertThat(told.why("data@g2")).endsWith("cable CONDITION > cable LEVEL > data@g2 LEVEL");
    }

    /** Two masts offer 2 x 60 x 2 = 240 by day; b and a each carry 130 of calls and data on 100: 80 of 120. */
    @Test
    void anOverloadThatNothingCausedHasNoCause() {
        Told told = Story.of(TRIANGLE.replace("class 3", "class 3 demand day").replace("sends 10", "sends 20"))
                .told();
        assertThat(told.levels("data@g1")).isEqualTo("6h 0.66667, 18h 1");
        assertThat(told.why("data@g1")).isEqualTo("data@g1 LEVEL");
    }

    @Test
    void aStoryThatBeginsByDayBeginsOverloaded() {
        Told told = Story.of(TRIANGLE.replace("class 3", "class 3 demand day").replace("sends 10", "sends 20"))
                .startingAt(12, 30)
                .told();
        assertThat(told.levels("data@g1")).isEqualTo("0h 0.66667, 5.5h 1, 17.5h 0.66667");
    }

    /** What a flow is worth to others: half of it, while its source is half; nothing while it is down, and its load is gone. */
    @Test
    void aFlowIsWorthNoMoreThanItsSource() {
        Told told = Story.of(TRIANGLE)
                .hitBy(step("cut").at(1).stops("cable"), step("mast").at(2).stops("g1"))
                .told();
        assertThat(told.levels("data@g1")).isEqualTo("1h 0.66667, 2h 0");
        assertThat(told.levels("data@g2")).isEqualTo("1h 0.66667, 2h 1");
        assertThat(told.chain(told.events("data@g2", What.LEVEL).get(1)))
                .isEqualTo("mast STEP > g1 INTEGRITY > g1 CONDITION > g1 LEVEL > data@g2 LEVEL");
    }

    /** The router lets 100 through while it is whole and 50 while it is half: 20 of calls and 30 of 60. */
    @Test
    void aDegradedRouterPassesLess() {
        String line =
                """
                core-router r cap 100
                upf upf
                gnb g
                upf -- r -- g
                flow calls g to upf sends 20 class 0
                flow data g to upf sends 60 class 3
                """;
        Told told = Story.of(line).hitBy(step("half").at(1).degrades(0.5, "r")).told();
        assertThat(told.levels("calls@g")).isEmpty();
        assertThat(told.levels("data@g")).isEqualTo("1h 0.5");
        assertThat(told.why("data@g")).endsWith("r LEVEL > data@g LEVEL");
    }

    /**
     * <pre>
     *  long --- x =10= y =20= z    one flow over both lines, one over each: volumes 10, 10, 20.
     *           Line x--y is asked for 20: both stop at one half. 5 of line y--z are taken, 15 are left for 20: 3/4.
     * </pre>
     */
    @Test
    void whoStopsAtOneLineLeavesTheNextToOthers() {
        Told told = Story.of(LINE).told();
        assertThat(told.levels("both@long")).isEqualTo("0h 0.5");
        assertThat(told.levels("first@left")).isEqualTo("0h 0.5");
        assertThat(told.levels("second@right")).isEqualTo("0h 0.75");
    }

    private static final String LINE =
            """
            core-router x,y,z
            facility long,left,right,mid,end
            long -- x
            left -- x
            mid -- y
            right -- y
            end -- z
            x -- y carrying 10
            y -- z carrying 20
            flow both long to end sends 10
            flow first left to mid sends 10
            flow second right to end sends 20
            """;

    /** With 20 on the first line the long flow arrives at the second whole: 10 + 20 on 20, two thirds instead of three quarters. */
    @Test
    void moreRoomOnOneLineCanCostAnother() {
        Told told = Story.of(LINE.replace("carrying 10", "carrying 20")).told();
        assertThat(told.levels("first@left")).isEmpty();
        assertThat(told.levels("second@right")).isEqualTo("0h 0.66667");
    }

    /** Each direction of a line has all of its capacity. */
    @Test
    void oppositeDirectionsDoNotMeet() {
        Told told = Story.of(
                        """
                        core-router x,y
                        facility a,b
                        a -- x
                        b -- y
                        x -- y carrying 10
                        flow there a to b sends 10
                        flow back b to a sends 10
                        """)
                .told();
        assertThat(told.log().size()).isZero();
    }

    /**
     * <pre>
     *  upf1 --1 ms-- a --5 ms-- b --1 ms-- upf2     The mast at a goes to upf1 in 1 ms; without it to upf2 in 6 ms.
     * </pre>
     */
    private static final String TWO_ENDS =
            """
            core-router a,b
            upf upf1,upf2
            gnb g
            g -- a
            upf1 -- a taking 1
            a -- b taking 5
            b -- upf2 taking 1
            flow near g to upf1,upf2 sends 1 within 5 else 25%
            flow far g to upf1,upf2 sends 1 within 6 else 25%
            """;

    @Test
    void theNextNearestDestinationTakesOverAndMayBeTooFar() {
        Told told = Story.of(TWO_ENDS).hitBy(step("out").at(1).stops("upf1")).told();
        assertThat(told.levels("near@g")).isEqualTo("1h 0.25");
        assertThat(told.levels("far@g")).isEmpty();
        assertThat(told.why("near@g")).endsWith("upf1 LEVEL > near@g LEVEL");
    }

    @Test
    void untilTheNetworkHasConvergedTrafficRunsIntoADeadDestination() {
        Told told = Story.of(TWO_ENDS + "converging 6min\n")
                .hitBy(step("out").at(1).stops("upf1"))
                .told();
        assertThat(told.levels("far@g")).isEqualTo("1h 0, 1.1h 1");
    }

    @Test
    void whoHasNoWayLeftGetsNothing() {
        Told told = Story.of(TWO_ENDS)
                .hitBy(step("one").at(1).stops("upf1"), step("two").at(2).stops("b"))
                .answeredBy(noticedAfter(0).onSite(2, 0, 3))
                .told();
        assertThat(told.levels("far@g")).isEqualTo("2h 0, 4h 1");
        assertThat(told.why("far@g")).endsWith("two STEP > b INTEGRITY > b CONDITION > b LEVEL > far@g LEVEL");
    }

    @Test
    void aFlowWithoutAnyWayBeginsWithNothing() {
        Told told = Story.of("upf upf\ngnb g\ncore-router r\nupf -- r\nflow lost g to upf sends 1\n")
                .told();
        assertThat(told.levels("lost@g")).isEqualTo("0h 0");
    }

    /** Of two ways that take equally long the one with fewer hops, of those the one over the first id: x, not y. */
    @Test
    void equalWaysAreTakenInTheOrderOfIds() {
        String square =
                """
                core-router y,x,u,w
                facility from,to
                from -- u
                to -- w
                u -- y carrying 1
                u -- x carrying 1
                y -- w
                x -- w
                flow only from to to sends 2
                """;
        assertThat(Story.of(square).hitBy(step("x").at(1).stops("x")).told().why("only@from"))
                .isEqualTo("only@from LEVEL");
        assertThat(Story.of(square.replace("u -- x carrying 1", "u -- x carrying 2"))
                        .hitBy(step("y").at(1).stops("y"))
                        .told()
                        .levels("only@from"))
                .isEmpty();
    }

    /** Half of what a mast sends by day arrives: from six to six 1 000 people lose half, at twice the mean demand. */
    @Test
    void whoLivesFromAFlowGetsWhatArrives() {
        Told told = Story.of(
                        """
                        core-router r
                        upf upf
                        gnb g
                        upf -- r
                        r -- g carrying 60
                        flow data g to upf sends 60 demand day
                        service web people 1000 demand day needs data all data@g
                        """)
                .told();
        assertThat(told.levels("web")).isEqualTo("6h 0.5, 18h 1");
        assertThat(told.lost("all")).isCloseTo(12_000, within(1e-6));
    }

    /** All assets of an operator or a region are hit, but a flow is no thing that stands there. */
    @Test
    void aFlowIsHitOnlyWhenItIsMeant() {
        Told all = Story.of(TRIANGLE)
                .hitBy(step("all").at(1).on(Selector.everything()))
                .told();
        assertThat(all.changes("data@g1", What.CONDITION)).isEmpty();
        assertThat(all.changes("g1", What.CONDITION)).isEqualTo("1h 0");
        Told meant = Story.of(TRIANGLE)
                .hitBy(step("meant").at(1).onKind(AssetKind.TRAFFIC_FLOW))
                .told();
        assertThat(meant.changes("data@g1", What.CONDITION)).isEqualTo("1h 0");
    }

    /** The urgent 10 of a leave nothing for the flow of b that a needs: a falls, the flow arrives, a rises, in no time. */
    @Test
    void whoFillsTheLinkOfAFlowThatItNeedsFindsNoRest() {
        String drawing =
                """
                core-router r,s
                upf upf
                facility b
                facility a needs data all low@b
                a -- r
                b -- r
                r -- s carrying 10
                s -- upf
                flow urgent a to upf sends 10 class 0
                flow low b to upf sends 5 class 3
                """;
        assertThatThrownBy(() -> Story.of(drawing).told())
                .isInstanceOf(EndlessMoment.class)
                .hasMessageContaining("low@b");
        Told restarting = Story.of(drawing.replace("facility a needs", "facility a restart 1h needs"))
                .lasting(3.5)
                .told();
        assertThat(restarting.levels("low@b")).isEqualTo("0h 0, 0h 1, 1h 0, 1h 1, 2h 0, 2h 1, 3h 0, 3h 1");
    }

    @Test
    void aFlowToAServiceIsRefused() {
        Story story = Story.of("gnb g\nservice web needs data all g\nflow lost g to web sends 1\n");
        assertThatThrownBy(story::told)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The flow lost@g begins or ends at web, which is a service and has no links.");
    }

    @Test
    void aRunLeavesNothingBehindForTheNext() {
        List<String> logs = Story.of(TRIANGLE + "converging 6min\n")
                .hitBy(step("cut").at(1).stops("cable"), step("mast").at(2).stops("g1"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 3))
                .toldTimes(7, 4)
                .map(t -> t.levels("data@g1") + "; " + t.levels("data@g2") + "; "
                        + t.log().size())
                .toList();
        assertThat(logs).containsOnly(logs.get(0));
    }
}
