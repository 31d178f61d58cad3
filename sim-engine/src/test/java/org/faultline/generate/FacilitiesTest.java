package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.junit.jupiter.api.Test;

class FacilitiesTest {
    private static final Territory TERRITORY = Territory.of(Countries.GERMANY);
    private static final Map<String, List<Facility>> GERMANY =
            Facilities.of(Countries.GERMANY, TERRITORY, new Land(Countries.GERMANY, TERRITORY), new Chance(1));

    @Test
    void everyKindHasTheCountOfItsTable() {
        Map<String, Integer> wanted = Countries.GERMANY.facilities().stream()
                .collect(Collectors.toMap(
                        f -> Facilities.tagOf(f.kind()), CountryTables.FacilityCount::count, Integer::sum));
        assertThat(GERMANY.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((tag, count) -> assertThat(GERMANY.get(tag)).as(tag).hasSize(count));
    }

    @Test
    void everyStateHasTheCountOfItsRow() {
        for (CountryTables.FacilityCount row : Countries.GERMANY.facilities()) {
            if (row.kind().equals("hospital")) {
                long here = GERMANY.get("hospital").stream()
                        .filter(f -> row.state().orElseThrow()
                                == Countries.GERMANY
                                        .districts()
                                        .get(TERRITORY
                                                .settlements()
                                                .get(f.settlement())
                                                .region())
                                        .state())
                        .count();
                assertThat(here).isEqualTo(row.count());
            }
        }
    }

    @Test
    void aNamedTownHasItsFacility() {
        assertThat(GERMANY.get("rail-control").stream()
                        .map(f -> TERRITORY.settlements().get(f.settlement()).id()))
                .containsExactly(
                        "berlin", "duisburg", "frankfurt-am-main", "hannover", "karlsruhe", "leipzig", "muenchen");
    }

    /** Bavaria has 38 dispatch centres and 96 districts: no two in one town. */
    @Test
    void controlRoomsOfAStateAreSpreadOverIt() {
        List<Integer> towns = GERMANY.get("dispatch-centre").stream()
                .map(Facility::settlement)
                .filter(s -> TERRITORY
                        .regions()
                        .get(TERRITORY.settlements().get(s).region())
                        .id()
                        .startsWith("DE-BY"))
                .toList();
        assertThat(towns).hasSize(38).doesNotHaveDuplicates();
    }

    @Test
    void hospitalsHaveOneCarrierAndControlRoomsTwo() {
        Network network = Countries.Germany.BUILT.network();
        Map<String, Long> links = network.links().stream()
                .filter(l -> l.kind() == Link.Kind.INTERCONNECT)
                .collect(Collectors.groupingBy(Link::from, Collectors.counting()));
        assertThat(GERMANY.get("hospital")).allMatch(f -> links.get("line:" + f.id()) == 1);
        assertThat(GERMANY.get("dispatch-centre")).allMatch(f -> links.get("line:" + f.id()) == 2);
    }

    /** Train radio needs the railway's own network and no operator: every link of it ends at a router of the railway. */
    @Test
    void trainRadioNeedsNoPublicNetwork() {
        Network network = Countries.Germany.BUILT.network();
        assertThat(network.links().stream()
                        .filter(l -> l.from().startsWith("rail-radio-site:")
                                || l.from().startsWith("rail-control:"))
                        .map(Link::to))
                .hasSize(3007)
                .allMatch(id -> id.startsWith("core:rail:"));
        assertThat(network.assets().stream().filter(a -> a.id().startsWith("core:rail:")))
                .hasSize(7)
                .allMatch(a -> a.kind() == AssetKind.CORE_ROUTER && a.operator().isEmpty());
    }

    @Test
    void everyFacilityHasAStockOfItsOwn() {
        Network network = Countries.Germany.BUILT.network();
        Map<String, Asset> assets = network.assets().stream().collect(Collectors.toMap(Asset::id, a -> a));
        Stream<Gate> power = network.dependencies().stream()
                .filter(d -> GERMANY.containsKey(d.dependant().split(":")[0]) && assets.containsKey(d.dependant()))
                .map(d -> d.gates().get(0));
        assertThat(power)
                .hasSize(GERMANY.values().stream().mapToInt(List::size).sum())
                .allMatch(g -> g.kind() == Gate.Kind.POWER && g.autonomy().isPresent());
    }
}
