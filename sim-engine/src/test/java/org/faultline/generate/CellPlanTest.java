package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.model.Asset;
import org.faultline.model.Cell;
import org.faultline.model.Network;
import org.faultline.model.Region;
import org.junit.jupiter.api.Test;

class CellPlanTest {

    /** One region: a town of 900 people at the origin and a countryside of 100. */
    private static final Territory ONE_TOWN = new Territory(
            new Plane(10, 50),
            List.of(new Region("A", "A", 1000)),
            List.of(100.0),
            List.of(
                    new Settlement("town", "Town", 0, 900, 0, 0, 1, Setting.SUBURBAN),
                    new Settlement("countryside:A", "A", 0, 100, 5, 5, 5, Setting.RURAL)),
            List.of(List.of(0, 1)));

    private static final SiteRadio REACHES = new SiteRadio(
            Map.of(Setting.URBAN, 1.2, Setting.SUBURBAN, 2.4, Setting.RURAL, 3.2),
            Map.of(Setting.URBAN, 100.0, Setting.SUBURBAN, 50.0, Setting.RURAL, 30.0),
            Map.of(Setting.URBAN, 1.0, Setting.SUBURBAN, 1.0, Setting.RURAL, 1.0));

    private static Site site(int number, double x, double y, int settlement, Setting setting) {
        return new Site(0, number, x, y, 0, settlement, setting);
    }

    private static CellPlan plan(Site... sites) {
        return new CellPlan(ONE_TOWN, new Chance(1), "op", List.of(sites), REACHES);
    }

    /** Half of 900 over two town sites, half of 100 on the countryside's site. */
    @Test
    void usersOfASettlementAreSpreadOverItsSites() {
        double[] users = plan(
                        site(1, 0, 0, 0, Setting.SUBURBAN),
                        site(2, 1, 0, 0, Setting.SUBURBAN),
                        site(3, 6, 0, 1, Setting.RURAL))
                .usersOfSites(0.5);
        assertThat(users).containsExactly(225, 225, 50);
    }

    /** The town has no site: its 900 go to the nearest, the countryside's 100 to both of its sites. */
    @Test
    void aTownWithoutSiteUsesTheNearest() {
        double[] users = plan(site(1, 9, 0, 1, Setting.RURAL), site(2, 6, 0, 1, Setting.RURAL))
                .usersOfSites(1);
        assertThat(users).containsExactly(50, 950);
    }

    @Test
    void aCountrysideWithoutSiteUsesAllOfTheRegion() {
        double[] users = plan(site(1, 0, 0, 0, Setting.SUBURBAN), site(2, 1, 0, 0, Setting.SUBURBAN))
                .usersOfSites(1);
        assertThat(users).containsExactly(500, 500);
    }

    /** City sites 1 km apart with a reach of 1.2 km cover each other's users wholly on the facing side. */
    @Test
    void closeSitesReachAllUsersOfEachOther() {
        Site[] grid = grid(1, Setting.URBAN);
        CellPlan.Overlaps overlaps = plan(grid).overlaps();
        for (int sector = 0; sector < 3; sector++) {
            assertThat(total(overlaps.of(12 * 3 + sector))).isEqualTo(1);
        }
    }

    /** Countryside sites 12 km apart: a user at most 6.9 km from the own site is at least 5.1 km from the next, above the reach of 3.2 km. */
    @Test
    void farSitesReachNobody() {
        CellPlan.Overlaps overlaps = plan(grid(12, Setting.RURAL)).overlaps();
        for (int cell = 0; cell < 75; cell++) {
            assertThat(overlaps.of(cell)).isEmpty();
        }
    }

    @Test
    void overlapsShrinkWithDistanceAndNeverNameTheOwnSite() {
        double before = 1.01;
        for (double apart : new double[] {3, 5, 6, 7, 8, 10}) {
            CellPlan.Overlaps overlaps = plan(grid(apart, Setting.RURAL)).overlaps();
            double mean = IntStream.range(36, 39)
                    .mapToDouble(c -> total(overlaps.of(c)))
                    .average()
                    .orElseThrow();
            assertThat(mean).as("%s km", apart).isLessThanOrEqualTo(before);
            before = mean;
            for (int sector = 0; sector < 3; sector++) {
                assertThat(overlaps.of(36 + sector)).hasSizeLessThanOrEqualTo(4).noneMatch(o -> o.cell() / 3 == 12);
            }
        }
        assertThat(before).isLessThan(0.2);
    }

    @Test
    void usersOfARegionAreItsPopulationTimesTheLineShare() {
        for (Network network : networks()) {
            Map<String, Double> users = new HashMap<>();
            network.cells().forEach(c -> users.merge(c.area(), c.users(), Double::sum));
            network.operators()
                    .forEach(o -> network.regions().forEach(r -> assertThat(users.get("area:" + o.id() + "@" + r.id()))
                            .isCloseTo(o.lineShare() * r.population(), within(1e-6 * r.population()))));
        }
    }

    @Test
    void everyCellHasUsersWithinItsCapacityAndHeadroom() {
        for (Network network : networks()) {
            Map<String, Asset> assets = network.assets().stream().collect(Collectors.toMap(Asset::id, a -> a));
            assertThat(network.cells())
                    .allMatch(c -> c.users() > 0 && assets.get(c.asset()).capacity() >= 1.4 * c.users() - 1e-9);
        }
    }

    /** A cell serves as many users as its megabits per second hold of the 0.046 that each asks for, unless its own are too many. */
    @Test
    void aCellServesWhatItsCarriersCarry() {
        SiteRadio radio = SiteRadio.of(Countries.NORDLAND.carriers());
        Network network = Countries.Nordland.BUILT.network();
        Map<String, Asset> assets = network.assets().stream().collect(Collectors.toMap(Asset::id, a -> a));
        int enlarged = 0;
        for (Cell cell : network.cells()) {
            Asset asset = assets.get(cell.asset());
            Setting setting = Setting.valueOf(asset.tags().get(0).toUpperCase(java.util.Locale.ROOT));
            double carried = radio.mbps().get(setting) / 0.046;
            assertThat(asset.capacity()).isCloseTo(Math.max(carried, 1.4 * cell.users()), within(1e-6));
            enlarged += 1.4 * cell.users() > carried ? 1 : 0;
        }
        assertThat(enlarged).isBetween(1, network.cells().size() / 50);
    }

    /** At a demand that no cell carries, operators build for their own users and the headroom. */
    @Test
    void cellsAreEnlargedForTheirOwnUsers() {
        Network crowded = new CountryNetworks()
                .build(
                        Countries.folder("nordland"),
                        List.of(),
                        Map.of("busy_hour_kbps", 50_000.0, "cell_headroom", 1.25))
                .network();
        Map<String, Asset> assets = crowded.assets().stream().collect(Collectors.toMap(Asset::id, a -> a));
        assertThat(crowded.cells())
                .allSatisfy(
                        c -> assertThat(assets.get(c.asset()).capacity()).isCloseTo(1.25 * c.users(), within(1e-6)));
    }

    @Test
    void overlapIsLargerInCitiesThanInTheCountryside() {
        for (Network network : networks()) {
            double urban = meanOverlap(network, "urban");
            double rural = meanOverlap(network, "rural");
            assertThat(urban).isGreaterThan(0.75);
            assertThat(rural).isBetween(0.05, urban - 0.15);
        }
    }

    @Test
    void neighboursAreCellsOfTheSameOperator() {
        Map<String, String> operatorOf = new HashMap<>();
        networks().get(1).assets().forEach(a -> a.operator().ifPresent(o -> operatorOf.put(a.id(), o)));
        assertThat(networks().get(1).cells()).allMatch(c -> c.neighbours().stream()
                .allMatch(n -> operatorOf.get(n.cell()).equals(operatorOf.get(c.asset()))
                        && !n.cell().equals(c.asset())));
    }

    private static List<Network> networks() {
        return List.of(Countries.Germany.BUILT.network(), Countries.Nordland.BUILT.network());
    }

    private static double meanOverlap(Network network, String tag) {
        Map<String, Asset> assets = network.assets().stream().collect(Collectors.toMap(Asset::id, a -> a));
        return network.cells().stream()
                .filter(c -> assets.get(c.asset()).tags().contains(tag))
                .mapToDouble(c ->
                        c.neighbours().stream().mapToDouble(Cell.Overlap::share).sum())
                .average()
                .orElseThrow();
    }

    /** Five by five sites; number 12 is in the middle. */
    private static Site[] grid(double apartKm, Setting setting) {
        List<Site> sites = new ArrayList<>();
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 5; column++) {
                sites.add(site(sites.size() + 1, apartKm * column, apartKm * row, 0, setting));
            }
        }
        return sites.toArray(Site[]::new);
    }

    private static double total(List<CellPlan.Overlap> overlaps) {
        return overlaps.stream().mapToDouble(CellPlan.Overlap::share).sum();
    }
}
