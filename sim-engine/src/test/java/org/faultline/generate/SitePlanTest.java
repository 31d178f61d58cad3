package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SitePlanTest {
    private static final double COVERAGE = 0.3;

    private static List<Site> sites(CountryTables tables, int operator) {
        Territory territory = Territory.of(tables);
        CountryTables.OperatorFigures figures = tables.operators().get(operator);
        return new SitePlan(territory, new Land(tables, territory), new Chance(1), COVERAGE)
                .sitesOf(operator, figures.id(), figures.sites());
    }

    @ParameterizedTest
    @MethodSource("org.faultline.generate.TerritoryTest#countries")
    void everyOperatorHasTheSitesOfItsTable(CountryTables tables) {
        for (int o = 0; o < tables.operators().size(); o++) {
            List<Site> sites = sites(tables, o);
            assertThat(sites).hasSize(tables.operators().get(o).sites());
            assertThat(sites.stream().map(Site::number)).doesNotHaveDuplicates();
        }
    }

    /** Berlin: 36,450 x (0.3 x 891 km2 / 357,6xx km2 + 0.7 x 3,685,265 / 83,577,140) = 27 + 1,125. */
    @Test
    void sitesOfARegionFollowAreaAndPopulation() {
        List<Site> sites = sites(Countries.GERMANY, 0);
        Territory territory = Territory.of(Countries.GERMANY);
        int berlin = territory.regions().stream().map(r -> r.id()).toList().indexOf("DE-BE-01");
        assertThat(sites.stream().filter(s -> s.region() == berlin).count()).isBetween(1151L, 1154L);
        for (int r = 0; r < territory.regions().size(); r++) {
            int region = r;
            double quota = 36_450
                    * (COVERAGE * territory.areasKm2().get(r) / territory.areaKm2()
                            + (1 - COVERAGE) * territory.regions().get(r).population() / territory.population());
            assertThat((double) sites.stream().filter(s -> s.region() == region).count())
                    .isCloseTo(quota, within(1.0));
        }
    }

    /** All but those of towns on islands that are too small for the outline. */
    @Test
    void sitesStandOnLand() {
        Territory territory = Territory.of(Countries.GERMANY);
        Land land = new Land(Countries.GERMANY, territory);
        List<Site> sites = sites(Countries.GERMANY, 0);
        assertThat((double)
                        sites.stream().filter(s -> land.contains(s.x(), s.y())).count())
                .isGreaterThan(0.995 * sites.size());
    }

    @Test
    void citiesHaveDenserSitesThanTheCountryside() {
        List<Site> sites = sites(Countries.GERMANY, 0);
        assertThat(meanGapKm(sites, Setting.URBAN)).isLessThan(0.8);
        assertThat(meanGapKm(sites, Setting.RURAL)).isBetween(1.5, 6.0);
    }

    /** A systematic sample keeps apart: random points of the same number have a mean gap of 0.5 / sqrt(density). */
    @Test
    void sitesKeepApartMoreThanChanceWould() {
        List<Site> sites = sites(Countries.NORDLAND, 0).stream()
                .filter(s -> s.setting() == Setting.RURAL)
                .toList();
        Random random = new Random(1);
        Territory territory = Territory.of(Countries.NORDLAND);
        Land land = new Land(Countries.NORDLAND, territory);
        List<Land.Square> squares = IntStream.range(0, territory.regions().size())
                .boxed()
                .flatMap(r -> land.squaresOf(r).stream())
                .toList();
        double[] x = new double[sites.size()];
        double[] y = new double[sites.size()];
        for (int i = 0; i < x.length; i++) {
            Land.Square square = squares.get(random.nextInt(squares.size()));
            x[i] = square.x() + 2 * random.nextDouble();
            y[i] = square.y() + 2 * random.nextDouble();
        }
        assertThat(meanGapKm(sites, Setting.RURAL)).isGreaterThan(1.1 * meanGapKm(x, y));
    }

    @Test
    void anotherOperatorMovesNoSite() {
        List<Site> alone = sites(Countries.NORDLAND, 1);
        sites(Countries.NORDLAND, 0);
        assertThat(sites(Countries.NORDLAND, 1)).isEqualTo(alone);
    }

    private static double meanGapKm(List<Site> all, Setting setting) {
        List<Site> sites = all.stream().filter(s -> s.setting() == setting).toList();
        return meanGapKm(
                sites.stream().mapToDouble(Site::x).toArray(),
                sites.stream().mapToDouble(Site::y).toArray());
    }

    private static double meanGapKm(double[] x, double[] y) {
        KdTree tree = new KdTree(x, y);
        return IntStream.range(0, x.length)
                .mapToDouble(i -> {
                    int[] near = tree.nearest(x[i], y[i], 2);
                    int other = near[0] == i ? near[1] : near[0];
                    return Math.hypot(x[i] - x[other], y[i] - y[other]);
                })
                .average()
                .orElseThrow();
    }
}
