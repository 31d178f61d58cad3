package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LandTest {

    @ParameterizedTest
    @MethodSource("org.faultline.generate.TerritoryTest#countries")
    void statesHaveTheirOfficialArea(CountryTables tables) {
        Territory territory = Territory.of(tables);
        Land land = new Land(tables, territory);
        for (int s = 0; s < tables.states().size(); s++) {
            int state = s;
            double area = IntStream.range(0, territory.regions().size())
                    .filter(r -> tables.districts().get(r).state() == state)
                    .mapToDouble(r -> land.squaresOf(r).size() * Land.STEP_KM * Land.STEP_KM)
                    .sum();
            assertThat(area / tables.states().get(s).areaKm2())
                    .as(tables.states().get(s).name())
                    .isCloseTo(1, within(0.07));
        }
    }

    /** Borders of districts are guessed from municipalities; for half of them the area is right within an eighth. */
    @Test
    void districtsHaveAboutTheirArea() {
        Territory territory = Territory.of(Countries.GERMANY);
        Land land = new Land(Countries.GERMANY, territory);
        double[] errors = IntStream.range(0, territory.regions().size())
                .mapToDouble(r -> Math.abs(land.squaresOf(r).size()
                                * Land.STEP_KM
                                * Land.STEP_KM
                                / territory.areasKm2().get(r)
                        - 1))
                .sorted()
                .toArray();
        assertThat(errors[errors.length / 2]).isLessThan(1 / 8.0);
        assertThat(Arrays.stream(errors).average().orElseThrow()).isLessThan(0.3);
    }

    @Test
    void townsOnTheCoastAreOnLandAndTheSeaIsNot() {
        Territory territory = Territory.of(Countries.GERMANY);
        Land land = new Land(Countries.GERMANY, territory);
        assertThat(land.contains(x(territory, 54.0, 10.7), territory.plane().y(54.0)))
                .isTrue();
        assertThat(land.contains(x(territory, 54.6, 7.4), territory.plane().y(54.6)))
                .isFalse();
        assertThat(land.contains(-1e6, 0)).isFalse();
    }

    @Test
    void everyRegionHasLand() {
        for (CountryTables tables : TerritoryTest.countries().toList()) {
            Territory territory = Territory.of(tables);
            Land land = new Land(tables, territory);
            assertThat(IntStream.range(0, territory.regions().size()))
                    .allMatch(r -> !land.squaresOf(r).isEmpty());
        }
    }

    private static double x(Territory territory, double latitude, double longitude) {
        return territory.plane().x(latitude, longitude);
    }
}
