package org.faultline.dynamics.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** Batteries and other stocks: they drain while supply is missing and refill while it is there. */
class AutonomyTest {

    /** A battery of 4 h that charges in 8 h, so by half an hour per hour. */
    private static final String MAST =
            """
            facility bus
            gnb mast needs power all bus holds 4h refills 8h
            """;

    @Test
    void aBatteryBridgesAShortOutage() {
        Told told = Story.of(MAST)
                .hitBy(step("cut").at(1).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 3))
                .told();
        assertThat(told.levels("bus")).isEqualTo("1h 0, 4h 1");
        assertThat(told.levels("mast")).isEmpty();
    }

    @Test
    void aLongOutageIsFeltOnceTheBatteryIsEmpty() {
        Told told = Story.of(MAST)
                .hitBy(step("cut").at(1).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 6))
                .told();
        assertThat(told.levels("mast")).isEqualTo("5h 0, 7h 1");
        assertThat(told.why("mast"))
                .isEqualTo(
                        "cut STEP > bus INTEGRITY > bus CONDITION > bus LEVEL > mast AUTONOMY > mast AUTONOMY > mast LEVEL");
    }

    /**
     * Lost 0-3 h: 1 h is left. Back 3-5 h: 1 h more, so 2 h. Lost from 5 h: empty at 7 h. Back 8-9 h: half an hour. Lost
     * from 9 h: empty at 9.5 h, back at 12 h.
     */
    @Test
    void aBatteryThatWasNotFullAgainHoldsForLess() {
        Told told = Story.of(MAST)
                .hitBy(
                        step("1").at(0).stops("bus"),
                        step("2").at(5).stops("bus"),
                        step("3").at(9).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 3))
                .told();
        assertThat(told.levels("bus")).isEqualTo("0h 0, 3h 1, 5h 0, 8h 1, 9h 0, 12h 1");
        assertThat(told.levels("mast")).isEqualTo("7h 0, 8h 1, 9.5h 0, 12h 1");
        assertThat(told.changes("mast", What.AUTONOMY))
                .isEqualTo("0h 0, 3h 1, 5h 0, 7h -1, 8h 1, 9h 0, 9.5h -1, 12h 1");
    }

    /** One hour drained, twenty hours to charge: no more than full, so the second loss at 21 h is bridged until 25 h. */
    @Test
    void aBatteryNeverHoldsMoreThanFull() {
        Told told = Story.of(MAST)
                .hitBy(step("1").at(0).stops("bus"), step("2").at(21).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1))
                .lasting(48)
                .told();
        assertThat(told.levels("mast")).isEmpty();
        Told longer = Story.of(MAST)
                .hitBy(step("1").at(0).stops("bus"), step("2").at(21).wipes("bus"))
                .answeredBy(noticedAfter(0).remote(1, 1))
                .lasting(48)
                .told();
        assertThat(longer.levels("mast")).isEqualTo("25h 0");
    }

    @Test
    void aBatteryThatChargesAtOnceIsFullAtEveryLoss() {
        Told told = Story.of(
                        """
                        facility bus
                        gnb mast needs power all bus holds 4h
                        """)
                .hitBy(step("1").at(0).stops("bus"), step("2").at(6).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 5))
                .told();
        assertThat(told.levels("mast")).isEqualTo("4h 0, 5h 1, 10h 0, 11h 1");
    }

    /** While half of the supply is missing the stock drains as if all were; then half of the level is left. */
    @Test
    void partialSupplyDrainsTheStockToo() {
        Told told = Story.of(MAST).hitBy(step("sag").at(1).degrades(0.5, "bus")).told();
        assertThat(told.levels("mast")).isEqualTo("5h 0.5");
    }

    @Test
    void theResponseBeginsWhenTheStockIsGone() {
        Told told = Story.of(
                        """
                        facility bank
                        service cash needs data all bank holds 2h falls 50%@0h 0%@3h
                        """)
                .hitBy(step("cut").at(1).stops("bank"))
                .told();
        assertThat(told.levels("cash")).isEqualTo("3h 0.5, 6h 0");
    }

    @Test
    void anEmptyStockIsSaidToBeEmptyAtOnce() {
        Told told = Story.of(
                        """
                        facility bus
                        gnb mast needs power all bus holds 0h refills 8h
                        """)
                .hitBy(step("cut").at(1).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1))
                .told();
        assertThat(told.levels("mast")).isEqualTo("1h 0, 2h 1");
        assertThat(told.changes("mast", What.AUTONOMY)).isEqualTo("1h -1, 2h 1");
        int empty = told.events("mast", What.AUTONOMY).get(0);
        assertThat(told.log().from(empty)).isEqualTo(1);
        assertThat(told.why("mast"))
                .isEqualTo("cut STEP > bus INTEGRITY > bus CONDITION > bus LEVEL > mast AUTONOMY > mast LEVEL");
    }

    /** Two gates with stocks of 2 h and 4 h, both lost at 1 h. */
    @Test
    void theFirstStockToRunDryDecides() {
        Told told = Story.of(
                        """
                        facility bus,clock
                        gnb mast needs power all bus holds 4h ; timing all clock holds 2h falls 60%
                        """)
                .hitBy(step("cut").at(1).stops("bus", "clock"))
                .told();
        assertThat(told.levels("mast")).isEqualTo("3h 0.6, 5h 0");
    }
}
