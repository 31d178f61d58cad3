package org.faultline.dynamics.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.Story;
import org.faultline.story.Told;
import org.junit.jupiter.api.Test;

/** Neighbouring cells take over what they can. */
class TakeOverTest {

    /** One area of 150 users. c1 is covered by c2 (half of it) and by c3 (a quarter). */
    private static final String THREE =
            """
            coverage-area area of acme
            cell c1 of acme cap 100 users 60 area area overlaps c2 50% c3 25%
            cell c2 of acme cap 100 users 50 area area
            cell c3 of acme cap 50 users 40 area area
            """;

    /** c2 has room for 50 and takes 30; c3 has room for 10 of 15. Of 60 users 20 are unserved: 130 / 150. */
    @Test
    void neighboursTakeOverAsFarAsTheyReachAndHaveRoom() {
        Told told = Story.of(THREE).hitBy(step("cut").at(1).stops("c1")).told();
        assertThat(told.levels("area")).isEqualTo("1h 0.86667");
    }

    /** c2 at half serves 50 of its own users and has room for none: 10 of c1's 60 remain: 100 / 150. */
    @Test
    void ownUsersComeFirst() {
        Told told = Story.of(THREE)
                .hitBy(step("sag").at(1).degrades(0.5, "c2"), step("cut").at(2).stops("c1"))
                .told();
        assertThat(told.levels("area")).isEqualTo("2h 0.66667");
    }

    /** The same in the other order: what c2 had taken over it must give up. */
    @Test
    void whatWasTakenOverIsGivenUpFirst() {
        Told told = Story.of(THREE)
                .hitBy(step("cut").at(1).stops("c1"), step("sag").at(2).degrades(0.5, "c2"))
                .told();
        assertThat(told.levels("area")).isEqualTo("1h 0.86667, 2h 0.66667");
    }

    /** c1 at half can serve 50 of its 60 users; of 10 it offers 5 and 2.5, both taken: 147.5 / 150. */
    @Test
    void aWeakCellHandsOverOnlyWhatItCannotServe() {
        Told told = Story.of(THREE).hitBy(step("sag").at(1).degrades(0.5, "c1")).told();
        assertThat(told.levels("area")).isEqualTo("1h 0.98333");
    }

    /** Offers of 30 and 60 meet room for 45: half of each is taken. West keeps 15 of 60, north 30 of 60. */
    @Test
    void offersShareTheRoomInProportion() {
        Told told = Story.of(
                        """
                        coverage-area west of acme
                        coverage-area north of acme
                        coverage-area centre of acme
                        cell w of acme cap 60 users 60 area west overlaps hub 50%
                        cell n of acme cap 60 users 60 area north overlaps hub 100%
                        cell hub of acme cap 100 users 55 area centre
                        """)
                .hitBy(step("cut").at(1).stops("w"), step("cut too").at(2).stops("n"))
                .told();
        assertThat(told.levels("west")).isEqualTo("1h 0.5, 2h 0.25");
        assertThat(told.levels("north")).isEqualTo("2h 0.5");
        assertThat(told.levels("centre")).isEmpty();
        assertThat(told.why("west")).isEqualTo("cut too STEP > n INTEGRITY > n CONDITION > n LEVEL > west LEVEL");
    }

    /** Awkward numbers, all cells down in turn and mended: in the end exactly one, and from then on no loss. */
    @Test
    void anAreaWhoseCellsAreWholeIsAtExactlyOne() {
        Told told = Story.of(
                        """
                        coverage-area area of acme
                        cell c1 of acme cap 77.7 users 33.333 area area overlaps c2 33.3% c3 33.3% c4 33.3%
                        cell c2 of acme cap 41.1 users 41.1 area area overlaps c1 7.7% c3 11.1%
                        cell c3 of acme cap 99.9 users 13.37 area area overlaps c4 49%
                        cell c4 of acme cap 50 users 49.999 area area overlaps c1 98.7%
                        """)
                .hitBy(
                        step("1").at(1).stops("c1"),
                        step("2").at(1.1).degrades(0.3, "c2"),
                        step("3").at(1.2).stops("c3"),
                        step("4").at(1.3).degrades(0.77, "c4"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 0.37))
                .told();
        assertThat(told.levelAt("area", 1.3)).isLessThan(1);
        assertThat(told.levelAt("area", 24)).isEqualTo(1.0);
        assertThat(told.losses().usersOutOfOperator(0).at(24L * 3_600_000_000L)).isZero();
    }

    /** At one moment one cell returns and another, smaller one fails: the area's rise names the one that returned. */
    @Test
    void aRiseIsNamedAfterWhatReturned() {
        Told told = Story.of(
                        """
                        coverage-area area of acme
                        cell small of acme cap 10 users 10 area area
                        cell big of acme cap 90 users 90 area area
                        """)
                .hitBy(step("big").at(1).stops("big"), step("small").at(3).stops("small"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 2))
                .told();
        assertThat(told.levels("area")).isEqualTo("1h 0.1, 3h 0.9, 5h 1");
        int rise = told.events("area", org.faultline.trace.What.LEVEL).get(1);
        assertThat(told.chain(rise)).contains("big REPAIR").doesNotContain("small");
    }
}
