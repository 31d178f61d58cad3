package org.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.faultline.analysis.Concentration.Scope;
import org.faultline.model.Asset;
import org.faultline.model.Component;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.Operator;
import org.faultline.model.SupplyChain;
import org.faultline.model.Vendor;
import org.faultline.story.NetworkText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Concentration, nominal and effective, against numbers worked out by hand and against counting pairs. */
class ConcentrationTest {

    private static final Component LIBRARY = new Component("library", "Library", Component.Kind.LIBRARY, List.of());
    private static final Component MODULE =
            new Component("module", "Module", Component.Kind.MODULE, List.of("library"));

    private static final Component CHIP = new Component("chip", "Chip", Component.Kind.CHIPSET, List.of());

    /** Five, three and two of ten stations, all with equal users. */
    private static final String TEN =
            """
            region county 10000
            gnb a1,a2,a3,a4,a5 of alpha by norda
            gnb b1,b2,b3 of alpha by sudda
            gnb c1,c2 of alpha by ostia
            service calls in telecoms people 10000 needs signalling weighted a1 a2 a3 a4 a5 b1 b2 b3 c1 c2
            """;

    private static Vendor vendor(String id, Component... inside) {
        List<String> ids = java.util.Arrays.stream(inside).map(Component::id).toList();
        return new Vendor(
                id,
                id,
                List.of(new Vendor.Product(
                        id + "-ran", Function.RAN, List.of(new Vendor.Release("", ids, List.of(inside))))));
    }

    private static List<Optional<Equipment>> makers(StaticNetwork network) {
        return network.network().assets().stream()
                .map(Asset::equipment)
                .map(e -> e.map(m -> new Equipment(m.vendor(), m.vendor() + "-ran", "")))
                .toList();
    }

    private static Concentration country(List<Concentration> found, Weighting weighting) {
        return found.stream()
                .filter(c -> c.scope() == Scope.COUNTRY && c.weighting() == weighting)
                .findFirst()
                .orElseThrow();
    }

    /** Two lines: 0.25 + 0.09 + 0.04 = 0.38 and 2 x 0.5 x 0.3 more; 5,000 people for one supplier, 3,000 more for both. */
    @Test
    void hidingASharedComponentRaisesIndexAndLossAsTheTwoLinesSay() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(TEN));
        SupplyChain apart = SupplyChain.of(List.of(vendor("norda", MODULE, LIBRARY), vendor("sudda"), vendor("ostia")));
        SupplyChain hidden =
                SupplyChain.of(List.of(vendor("norda", MODULE, LIBRARY), vendor("sudda", LIBRARY), vendor("ostia")));

        Concentration before = country(Concentration.of(network, makers(network), apart), Weighting.ASSETS);
        Concentration after = country(Concentration.of(network, makers(network), hidden), Weighting.ASSETS);

        assertThat(before.index()).isCloseTo(0.38, within(1e-12));
        assertThat(before.effective()).isEqualTo(before.index());
        assertThat(before.component()).isEmpty();
        assertThat(after.index()).isEqualTo(before.index());
        assertThat(after.effective()).isCloseTo(0.38 + 2 * 0.5 * 0.3, within(1e-12));
        assertThat(after.component()).contains("library");

        assertThat(JointLoss.ofEach(network, makers(network), apart)).isEmpty();
        JointLoss joint = JointLoss.ofEach(network, makers(network), hidden).get(0);
        assertThat(joint.bySector().get(0).people()).isCloseTo(8_000, within(1e-3));
        VendorLoss largest = VendorLoss.ofEach(network, makers(network)).get(0);
        assertThat(largest.bySector().get(0).people()).isCloseTo(5_000, within(1e-3));
        assertThat(joint.cause().vendors()).containsExactly("norda", "sudda");
    }

    /** The index after two suppliers merge is that of the suppliers (0.5 + 0.3) and 0.2. */
    @Test
    void twoSuppliersThatShareAllAreAsConcentratedAsOne() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(TEN));
        SupplyChain hidden =
                SupplyChain.of(List.of(vendor("norda", LIBRARY), vendor("sudda", LIBRARY), vendor("ostia")));

        assertThat(country(Concentration.of(network, makers(network), hidden), Weighting.ASSETS)
                        .effective())
                .isCloseTo(0.8 * 0.8 + 0.2 * 0.2, within(1e-12));
    }

    /** One component ties norda and sudda, another sudda and ostia: 2 x 0.5 x 0.3 and 2 x 0.3 x 0.2 more; norda and ostia share nothing. */
    @Test
    void twoComponentsTieTwoPairsTogether() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(TEN));
        SupplyChain hidden = SupplyChain.of(
                List.of(vendor("norda", LIBRARY), vendor("sudda", LIBRARY, CHIP), vendor("ostia", CHIP)));

        Concentration found = country(Concentration.of(network, makers(network), hidden), Weighting.ASSETS);
        assertThat(found.effective()).isCloseTo(0.38 + 2 * 0.5 * 0.3 + 2 * 0.3 * 0.2, within(1e-12));
        assertThat(found.component()).contains("library");
    }

    /** Norda's second product contains the library as well: still 0.25 + 0.09 + 0.04 and 2 x 0.5 x 0.3. */
    @Test
    void aComponentInTwoProductsOfOneSupplierTiesNobody() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(TEN));
        Vendor norda = vendor("norda", LIBRARY);
        Vendor two = new Vendor(
                "norda",
                "norda",
                List.of(
                        norda.products().get(0),
                        new Vendor.Product(
                                "norda-new",
                                Function.RAN,
                                norda.products().get(0).releases())));
        List<Optional<Equipment>> makers = new ArrayList<>(makers(network));
        makers.set(0, Optional.of(new Equipment("norda", "norda-new", "")));
        SupplyChain supply = SupplyChain.of(List.of(two, vendor("sudda", LIBRARY), vendor("ostia")));

        assertThat(country(Concentration.of(network, makers, supply), Weighting.ASSETS)
                        .effective())
                .isCloseTo(0.38 + 2 * 0.5 * 0.3, within(1e-12));
    }

    /** The library lies inside the module, and both lie in the same two products: one node, named by the library. */
    @Test
    void componentsInsideTheSameEquipmentAreOneNode() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(TEN));
        SupplyChain hidden = SupplyChain.of(
                List.of(vendor("norda", MODULE, LIBRARY), vendor("sudda", MODULE, LIBRARY), vendor("ostia")));

        assertThat(SharedPart.in(makers(network), hidden)).singleElement().satisfies(cause -> {
            assertThat(cause.component()).isEqualTo(LIBRARY);
            assertThat(cause.alsoInside()).containsExactly("module");
        });
    }

    @Test
    void renamingSuppliersRenamesResultsAndNothingElse() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(TEN));
        StaticNetwork renamed =
                StaticNetwork.of(NetworkText.of(TEN.replace("norda", "zeta").replace("ostia", "aster")));
        Concentration one = country(
                Concentration.of(
                        network,
                        makers(network),
                        SupplyChain.of(List.of(vendor("norda", LIBRARY), vendor("sudda", LIBRARY)))),
                Weighting.ASSETS);
        Concentration other = country(
                Concentration.of(
                        renamed,
                        makers(renamed),
                        SupplyChain.of(List.of(vendor("zeta", LIBRARY), vendor("sudda", LIBRARY)))),
                Weighting.ASSETS);

        assertThat(other.largest()).isEqualTo("zeta");
        assertThat(other.effective()).isCloseTo(one.effective(), within(1e-15));
        assertThat(VendorLoss.ofEach(renamed, makers(renamed)))
                .filteredOn(l -> l.vendor().equals("zeta"))
                .singleElement()
                .satisfies(l -> assertThat(l.bySector())
                        .isEqualTo(VendorLoss.ofEach(network, makers(network))
                                .get(0)
                                .bySector()));
    }

    /** A component that only a supplier without assets shares ties nobody together. */
    @Test
    void aSupplierWithoutAnAssetHasNoLossAndTiesNobody() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(TEN));
        SupplyChain supply = SupplyChain.of(List.of(vendor("norda", LIBRARY), vendor("nobody", LIBRARY)));

        assertThat(SharedPart.in(makers(network), supply)).isEmpty();
        assertThat(VendorLoss.ofEach(network, makers(network)))
                .extracting(VendorLoss::vendor)
                .doesNotContain("nobody");
    }

    /**
     * Two operators with 3 and 1 stations; cells with 100 users each at the first station, 500 at the last. By hand: by assets norda has 2 of
     * 4; by users 200 of 800; by lines operators have 60 and 40 % of the country's, so that norda has two thirds of 60 %.
     */
    @Test
    void usersAndLinesWeighDifferentlyFromAssets() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(
                """
                region west 1000
                gnb a1,a2 of alpha by norda
                gnb a3 of alpha by sudda
                gnb b1 of beta by sudda
                cell c1 of alpha cap 100 users 100 area west needs signalling all a1
                cell c2 of alpha cap 100 users 100 area west needs signalling all a2
                cell c3 of alpha cap 100 users 100 area west needs signalling all a3
                cell c4 of beta cap 500 users 500 area west needs signalling all b1
                coverage-area west
                """,
                new Operator("alpha", "alpha", 0.6),
                new Operator("beta", "beta", 0.4)));
        List<Concentration> found = Concentration.of(network, makers(network), SupplyChain.of(List.of()));

        assertThat(country(found, Weighting.ASSETS).index()).isCloseTo(0.5, within(1e-12));
        assertThat(country(found, Weighting.USERS).index()).isCloseTo(0.25 * 0.25 + 0.75 * 0.75, within(1e-12));
        assertThat(country(found, Weighting.LINES).index()).isCloseTo(0.4 * 0.4 + 0.6 * 0.6, within(1e-12));
        assertThat(found)
                .filteredOn(c -> c.scope() == Scope.OPERATOR && c.weighting() == Weighting.ASSETS)
                .extracting(Concentration::where)
                .containsExactly("alpha", "beta");
        assertThat(found)
                .filteredOn(c -> c.scope() == Scope.OPERATOR && c.where().equals("alpha"))
                .allSatisfy(c -> assertThat(c.index()).isCloseTo(5.0 / 9, within(1e-12)));
    }

    /** Core functions stand in the west alone, but serve the whole country: no index of a region. */
    @Test
    void regionsAreLookedAtWhereEquipmentServesThem() {
        StaticNetwork network = StaticNetwork.of(
                NetworkText.of(
                        """
                region west 1000
                gnb a1,a2 of alpha by norda
                amf m1 of alpha by norda
                region east 1000
                gnb b1 of alpha by norda
                gnb b2 of alpha by sudda
                """));
        List<Concentration> found = Concentration.of(network, makers(network), SupplyChain.of(List.of()));

        assertThat(found)
                .filteredOn(c -> c.scope() == Scope.REGION && c.weighting() == Weighting.ASSETS)
                .extracting(c -> c.function() + " " + c.where() + " " + c.index())
                .containsExactly("RAN east 0.5", "RAN west 1.0");
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    /** The index is a probability: it equals the share of ordered pairs of assets that have supplier or component in common. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theIndexCountsPairsWithSomethingInCommon(int seed) {
        Random random = new Random(seed);
        List<Vendor> vendors = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<String> vendorOf = new ArrayList<>();
        int n = 4 + random.nextInt(12);
        for (int v = 0; v < 4; v++) {
            List<Component> inside = new ArrayList<>();
            if (random.nextBoolean()) {
                inside.add(LIBRARY);
            }
            if (random.nextInt(3) == 0) {
                inside.add(CHIP);
            }
            vendors.add(vendor("v" + v, inside.toArray(Component[]::new)));
        }
        for (int a = 0; a < n; a++) {
            String vendor = "v" + random.nextInt(4);
            vendorOf.add(vendor);
            lines.add("gnb g" + a + " of alpha by " + vendor);
        }
        StaticNetwork network = StaticNetwork.of(NetworkText.of(String.join("\n", lines)));
        SupplyChain supply = SupplyChain.of(vendors);
        int pairs = 0;
        int common = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean same = vendorOf.get(i).equals(vendorOf.get(j));
                boolean shared = !java.util.Collections.disjoint(
                        supply.inside(makers(network).get(i).orElseThrow()),
                        supply.inside(makers(network).get(j).orElseThrow()));
                pairs += same ? 1 : 0;
                common += same || shared ? 1 : 0;
            }
        }
        Concentration found = country(Concentration.of(network, makers(network), supply), Weighting.ASSETS);

        assertThat(found.index()).isCloseTo((double) pairs / (n * n), within(1e-12));
        assertThat(found.effective()).isCloseTo((double) common / (n * n), within(1e-12));
    }
}
