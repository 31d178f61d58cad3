package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.model.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerritoryTest {

    static Stream<CountryTables> countries() {
        return Stream.of(Countries.GERMANY, Countries.NORDLAND);
    }

    @ParameterizedTest
    @MethodSource("countries")
    void regionsAddUpToTheirStateToOnePerson(CountryTables tables) {
        Territory territory = Territory.of(tables);
        for (int s = 0; s < tables.states().size(); s++) {
            int state = s;
            double people = IntStream.range(0, territory.regions().size())
                    .filter(r -> tables.districts().get(r).state() == state)
                    .mapToDouble(r -> territory.regions().get(r).population())
                    .sum();
            assertThat(people).as(tables.states().get(s).name()).isEqualTo((double)
                    tables.states().get(s).population());
        }
    }

    @ParameterizedTest
    @MethodSource("countries")
    void settlementsAddUpToTheirRegionAndNoneIsNegative(CountryTables tables) {
        Territory territory = Territory.of(tables);
        for (int r = 0; r < territory.regions().size(); r++) {
            List<Settlement> here = territory.byRegion().get(r).stream()
                    .map(territory.settlements()::get)
                    .toList();
            assertThat(here).allMatch(s -> s.population() >= 0);
            assertThat(here.stream().mapToLong(Settlement::population).sum())
                    .isEqualTo((long) territory.regions().get(r).population());
        }
    }

    @Test
    void regionsAreNumberedWithinTheirState() {
        List<String> ids = Territory.of(Countries.GERMANY).regions().stream()
                .map(Region::id)
                .toList();
        assertThat(ids).hasSize(401).doesNotHaveDuplicates().contains("DE-BY-03", "DE-BE-01");
    }

    /** 1,500 people per km2 in a town of 5,000, and 4,000 in Berlin. */
    @Test
    void citiesAreDenserThanTowns() {
        assertThat(density(5_000)).isCloseTo(1500, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(density(3_600_000)).isBetween(3900.0, 4100.0);
    }

    @Test
    void aTownIsNotLargerThanItsMunicipality() {
        assertThat(Settlement.builtUpRadiusKm(100_000, Math.PI)).isEqualTo(1);
    }

    private static double density(long people) {
        double radius = Settlement.builtUpRadiusKm(people, 1e9);
        return people / (Math.PI * radius * radius);
    }
}
