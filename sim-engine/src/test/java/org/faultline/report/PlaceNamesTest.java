package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.report.PlaceNames.Name;
import org.faultline.report.PlaceNames.Place;
import org.junit.jupiter.api.Test;

/** Names on the map of a small network stand beside their places, and never on one another. */
class PlaceNamesTest {

    @Test
    void aNameStandsRightOfItsPlace() {
        Name name = lay(new Place("amf-a", 0, 100, 50)).get(0);

        assertThat(name.anchor()).isEqualTo("start");
        assertThat(name.x()).isGreaterThan(100);
        assertThat(name.place().text()).isEqualTo("amf-a");
    }

    @Test
    void atTheRightEdgeItStandsLeft() {
        assertThat(lay(new Place("amf-a", 0, 290, 50)).get(0).anchor()).isEqualTo("end");
    }

    /**
     * <pre>
     *   x=20 cell   x=60 gnb      a name to the right of the cell would lie on the gnb, left of it is the edge: so it stands above
     * </pre>
     */
    @Test
    void beforeANeighbourItStandsAbove() {
        List<Name> names = lay(new Place("cell", 0, 20, 50), new Place("gnb", 0, 60, 50));

        assertThat(names.get(0).anchor()).isEqualTo("middle");
        assertThat(names.get(0).y()).isLessThan(50);
        assertThat(names.get(1).anchor()).isEqualTo("start");
    }

    /** Ten places in a row, four units apart, in a map as high as three lines: there is no room for ten names. */
    @Test
    void aNameWithoutRoomIsLeftOut() {
        Place[] row = new Place[10];
        for (int i = 0; i < row.length; i++) {
            row[i] = new Place("router-" + i, 0, 100 + 4 * i, 30);
        }

        assertThat(lay(row)).hasSizeBetween(2, 4);
    }

    @Test
    void whatElseStandsThereIsCounted() {
        assertThat(new Place("site-1", 3, 0, 0).text()).isEqualTo("site-1 + 3");
        assertThat(new Place("a-name-of-more-than-24-letters", 0, 0, 0).text()).isEqualTo("a-name-of-more-than-24-…");
    }

    private static List<Name> lay(Place... places) {
        return PlaceNames.lay(List.of(places), 300, 100);
    }
}
