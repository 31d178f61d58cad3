package org.faultline.dynamics.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** Restart times, and mutual dependence solved in time. */
class LevelsTest {

    @Test
    void whatWasDownNeedsItsRestartTime() {
        Told told = Story.of("amf a restart 30min")
                .hitBy(step("cut").at(1).stops("a"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1))
                .told();
        assertThat(told.changes("a", What.CONDITION)).isEqualTo("1h 0, 2h 1");
        assertThat(told.levels("a")).isEqualTo("1h 0, 2.5h 1");
    }

    @Test
    void whatWasOnlyDegradedNeedsNoRestart() {
        Told told = Story.of("amf a restart 30min")
                .hitBy(step("cut").at(1).degrades(0.2, "a"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0.2, 2h 1");
    }

    @Test
    void aServiceRestartsToo() {
        Told told = Story.of(
                        """
                        facility bus
                        service trains restart 45min needs power all bus
                        """)
                .hitBy(step("cut").at(1).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1))
                .told();
        assertThat(told.levels("trains")).isEqualTo("1h 0, 2.75h 1");
    }

    /** Mended at 2 h, restart until 3 h; the supply fails from 2.5 h to 3.5 h, so the restart begins again and ends at 4.5 h. */
    @Test
    void aLossDuringTheRestartMakesItBeginAgain() {
        Told told = Story.of(
                        """
                        facility bus
                        amf a restart 1h needs power all bus
                        """)
                .hitBy(step("cut").at(1).stops("a"), step("dark").at(2.5).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(5, 0, 1))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0, 4.5h 1");
    }

    /** b1 is back at 2 h and starts the restart, b2 is back at 2.5 h; at 3 h all of the supply is there. */
    @Test
    void supplyThatGrowsDuringTheRestartIsThereAtItsEnd() {
        Told told = Story.of(
                        """
                        facility b1,b2
                        amf a restart 1h needs power weighted b1 b2
                        """)
                .hitBy(step("1").at(1).stops("b1"), step("2").at(1.5).stops("b2"))
                .answeredBy(noticedAfter(0).onSite(5, 0, 1))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0.5, 1.5h 0, 3h 1");
    }

    /** As before, but b1 fails again from 2.75 h to 3.75 h: half at the end of the restart, then whole without another one. */
    @Test
    void supplyThatShrinksDuringTheRestartIsMissingAtItsEnd() {
        Told told = Story.of(
                        """
                        facility b1,b2
                        amf a restart 1h needs power weighted b1 b2
                        """)
                .hitBy(
                        step("1").at(1).stops("b1"),
                        step("2").at(1.5).stops("b2"),
                        step("3").at(2.75).stops("b1"))
                .answeredBy(noticedAfter(0).onSite(5, 0, 1))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0.5, 1.5h 0, 3h 0.5, 3.75h 1");
    }

    /** The mast lives from the bus, the control centre from the mast, the bus from its control. */
    private static final String LOOP =
            """
            power-bus bus needs signalling all control holds 8h refills 8h
            gnb mast needs power all bus holds 2h refills 4h
            control-centre control needs signalling all mast
            """;

    /** The mast is out from 3 h to 5 h; the bus holds 8 h without control, so it supplies the mast when it is mended at 5 h. */
    @Test
    void aLoopRecoversWhileOneOfItsStocksHolds() {
        Told told = Story.of(LOOP)
                .hitBy(step("cut").at(1).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 4))
                .told();
        assertThat(told.levels("bus")).isEqualTo("1h 0, 5h 1");
        assertThat(told.levels("mast")).isEqualTo("3h 0, 5h 1");
        assertThat(told.levels("control")).isEqualTo("3h 0, 5h 1");
    }

    /** Control is lost at 3 h, the bus can do without until 11 h; mended at 13 h it has no control, and control has no bus. */
    @Test
    void aLoopWhoseStocksAreGoneCannotStartAgain() {
        Told told = Story.of(LOOP)
                .hitBy(step("cut").at(1).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 12))
                .lasting(500)
                .told();
        assertThat(told.changes("bus", What.CONDITION)).isEqualTo("1h 0, 13h 1");
        assertThat(told.levels("bus")).isEqualTo("1h 0");
        assertThat(told.levels("mast")).isEqualTo("3h 0");
        assertThat(told.levels("control")).isEqualTo("3h 0");
    }

    /** Each is half of itself through the other: nothing can hold them, and the fall ends. */
    @Test
    void aPairThatLivesFromItselfFallsToNothing() {
        Told told = Story.of(
                        """
                        facility feed
                        facility a needs power weighted b feed
                        facility b needs power weighted a feed
                        """)
                .hitBy(step("cut").at(1).stops("feed"))
                .told();
        assertThat(told.levelAt("a", 1)).isZero();
        assertThat(told.levelAt("b", 1)).isZero();
        assertThat(told.log().size()).isLessThan(1000);
    }

    /** Levels are kept to 24 bits, as in the log: one user of a billion is no change and starts no battery. */
    @Test
    void aChangeThatTheLogCannotHoldIsNoChange() {
        Told told = Story.of(
                        """
                        coverage-area area of acme
                        cell big of acme cap 1000000000 users 999999999 area area
                        cell small of acme cap 1 users 1 area area
                        facility shop needs data all area holds 1h
                        """)
                .hitBy(step("cut").at(1).stops("small"))
                .told();
        assertThat(told.levels("area")).isEmpty();
        assertThat(told.changes("shop", What.AUTONOMY)).isEmpty();
    }
}
