package org.faultline.dynamics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.Story;
import org.faultline.story.Told;
import org.junit.jupiter.api.Test;

/** Islands of the grid share what their generators give. */
class IslandsTest {

    /** <pre>west (60 MW) == b1 (30 MW) == b2 (30 MW) == b3 (90 MW) == east (90 MW)</pre> */
    private static final String GRID =
            """
            power-bus b1,b2 cap 30
            power-bus b3 cap 90
            generator west cap 60
            generator east cap 90
            west == b1 == b2 == b3 == east
            """;

    /** 90 MW for 150 MW: everyone gets 60 %. */
    @Test
    void aMissingGeneratorIsSharedByAll() {
        Told told = Story.of(GRID)
                .hitBy(step("trip").at(1).stops("west"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 2))
                .told();
        assertThat(told.levels("b1")).isEqualTo("1h 0.6, 3h 1");
        assertThat(told.levels("b3")).isEqualTo("1h 0.6, 3h 1");
    }

    /** Without b2 the west has 60 MW for 30 MW, the east 90 MW for 90 MW: only b2 itself is dark. */
    @Test
    void aSplitGridServesWhatItsPartsCan() {
        Told told = Story.of(GRID).hitBy(step("split").at(1).stops("b2")).told();
        assertThat(told.levels("b1")).isEmpty();
        assertThat(told.levels("b2")).isEqualTo("1h 0");
        assertThat(told.levels("b3")).isEmpty();
    }

    /** After the split half of east is lost: 45 MW for 90 MW in the east, the west does not notice. */
    @Test
    void aDeficitStaysInItsIsland() {
        Told told = Story.of(GRID)
                .hitBy(step("split").at(1).stops("b2"), step("sag").at(2).degrades(0.5, "east"))
                .told();
        assertThat(told.levels("b1")).isEmpty();
        assertThat(told.levels("b3")).isEqualTo("2h 0.5");
    }

    @Test
    void anIslandWithoutGeneratorIsDark() {
        Told told = Story.of(GRID)
                .hitBy(step("split").at(1).stops("b2"), step("trip").at(2).stops("west"))
                .told();
        assertThat(told.levels("b1")).isEqualTo("2h 0");
    }

    /** The plant has lines to a and b. When c is gone they are two islands, and all of its power goes to the first. */
    @Test
    void aGeneratorBetweenTwoIslandsFeedsOneOfThem() {
        Told told = Story.of(
                        """
                        power-bus a,b cap 50
                        power-bus c
                        generator plant cap 100
                        a == c == b
                        a == plant == b
                        """)
                .hitBy(step("cut").at(1).stops("c"))
                .told();
        assertThat(told.levels("a")).isEmpty();
        assertThat(told.levels("b")).isEqualTo("1h 0");
    }

    @Test
    void aBusWithoutLinesStandsAlone() {
        Told told = Story.of("power-bus lonely cap 5\n" + GRID)
                .hitBy(step("trip").at(1).stops("west", "east"))
                .told();
        assertThat(told.levels("lonely")).isEmpty();
        assertThat(told.levels("b2")).isEqualTo("1h 0");
    }

    /** Two islands lose a generator each at the same moment, by two steps. */
    @Test
    void everyIslandNamesItsOwnCause() {
        Told told = Story.of(
                        """
                        power-bus b1,b2 cap 10
                        generator g1,g2 cap 10
                        b1 == g1
                        b2 == g2
                        """)
                .hitBy(step("one").at(1).stops("g1"), step("two").at(1).stops("g2"))
                .told();
        assertThat(told.why("b1")).startsWith("one STEP").endsWith("g1 LEVEL > b1 LEVEL");
        assertThat(told.why("b2")).startsWith("two STEP").endsWith("g2 LEVEL > b2 LEVEL");
    }
}
