package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridMapTest {

    /** Buses, loads, generators that give power and branches of the archive's files; parallel branches count once. */
    @Test
    void theCaseIsThatOfTheArchive() {
        IeeeCase grid = IeeeCase.ofBuses(118);
        assertThat(grid.size()).isEqualTo(118);
        assertThat(grid.totalLoadMw()).isCloseTo(3668, within(0.5));
        assertThat(grid.generators()).hasSize(19);
        assertThat(grid.lines()).hasSize(179);
        assertThatThrownBy(() -> IeeeCase.ofBuses(99)).hasMessageContaining("99 buses");
    }

    @ParameterizedTest
    @CsvSource({"germany, 118, 0.33", "nordland, 57, 0.36"})
    void linesAreMuchShorterThanAtRandomPlaces(String country, int buses, double share) {
        List<Settlement> settlements =
                Territory.of(CountryTables.read(Countries.folder(country))).settlements();
        IeeeCase grid = IeeeCase.ofBuses(buses);
        GridMap map = GridMap.of(grid, settlements);
        assertThat(map.meanLineKm()).isLessThan(share * meanLineWithShuffledBuses(grid, map));
    }

    /** A path of four buses with equal loads over four towns in a row: each line is one step long. */
    @Test
    void aPathLiesAlongARow() {
        IeeeCase path = new IeeeCase(
                List.of(1.0, 1.0, 1.0, 1.0),
                List.of(),
                List.of(new IeeeCase.Line(0, 2), new IeeeCase.Line(1, 2), new IeeeCase.Line(1, 3)));
        List<Settlement> row = IntStream.range(0, 4)
                .mapToObj(i -> new Settlement("t" + i, "T", 0, 100, 10.0 * i, 0, 1, Setting.SUBURBAN))
                .toList();
        assertThat(GridMap.of(path, row).meanLineKm()).isCloseTo(10, within(1e-9));
    }

    @Test
    void peopleOfABusAreInProportionToItsLoad() {
        List<Settlement> settlements = Territory.of(Countries.GERMANY).settlements();
        IeeeCase grid = IeeeCase.ofBuses(118);
        int[] busOf = GridMap.of(grid, settlements).busOfSettlements();
        double people = settlements.stream().mapToDouble(Settlement::population).sum();
        double[] share = new double[grid.size()];
        for (int s = 0; s < busOf.length; s++) {
            share[busOf[s]] += settlements.get(s).population() / people;
        }
        double moved = 0;
        for (int bus = 0; bus < grid.size(); bus++) {
            moved += Math.abs(share[bus] - grid.loadMw().get(bus) / grid.totalLoadMw()) / 2;
        }
        assertThat(moved)
                .as("share of people who would have to change their bus")
                .isLessThan(0.15);
        assertThat(IntStream.range(0, grid.size()))
                .allMatch(bus -> (share[bus] > 0) == (grid.loadMw().get(bus) > 0));
    }

    @Test
    void theIntactGridServesAll() {
        for (Network network : List.of(Countries.Germany.BUILT.network(), Countries.Nordland.BUILT.network())) {
            double load = sum(network, AssetKind.POWER_BUS);
            assertThat(sum(network, AssetKind.GENERATOR)).isBetween(1.1 * load, 1.3 * load);
            double people =
                    network.regions().stream().mapToDouble(r -> r.population()).sum();
            assertThat(load).isCloseTo(0.0009 * people, within(1e-6 * people));
        }
    }

    private static double sum(Network network, AssetKind kind) {
        return network.assets().stream()
                .filter(a -> a.kind() == kind)
                .mapToDouble(Asset::capacity)
                .sum();
    }

    private static double meanLineWithShuffledBuses(IeeeCase grid, GridMap map) {
        Random random = new Random(1);
        double sum = 0;
        for (int round = 0; round < 20; round++) {
            List<Integer> shuffled =
                    new ArrayList<>(IntStream.range(0, grid.size()).boxed().toList());
            Collections.shuffle(shuffled, random);
            sum += grid.lines().stream()
                    .mapToDouble(l -> Math.hypot(
                            map.x(shuffled.get(l.from())) - map.x(shuffled.get(l.to())),
                            map.y(shuffled.get(l.from())) - map.y(shuffled.get(l.to()))))
                    .average()
                    .orElseThrow();
        }
        return sum / 20;
    }
}
