package org.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.SupplyChain;
import org.faultline.story.NetworkText;
import org.faultline.story.RandomWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SinglePointsTest {

    private static final SupplyChain NOTHING_KNOWN = SupplyChain.of(java.util.List.of());

    private static final String TWO_TOWNS =
            """
            amf a1,a2 by norda
            upf north-upf by sude
            upf south-upf by norda
            nf-pool pool needs signalling any a1 a2
            service north type calls in telecoms people 700 needs signalling all pool ; data all north-upf
            service south type calls in telecoms people 300 needs signalling all pool ; data all south-upf falls 60%
            """;

    @Test
    void whatAFlowGoesThroughIsASinglePointUnlessThereIsAWayRound() {
        // two ways from the access router to the core, one from there on; the flow may end at either gateway
        StaticNetwork network = StaticNetwork.of(
                NetworkText.of(
                        """
                gnb mast
                access-router acc
                aggregation-router left,right
                core-router core
                upf upf1,upf2
                mast -- acc -- left -- core -- upf1
                acc -- right -- core -- upf2
                flow calls mast to upf1,upf2 sends 20 class 0
                service talk in telecoms people 10 needs data all calls@mast
                """));
        SinglePoints half = SinglePoints.find(network, 0.5, 5, Optional.empty());
        assertThat(half.byType().get(0).worst())
                .extracting(p -> network.id(p.asset()))
                .containsExactly("mast", "acc", "core");
    }

    @Test
    void theUpfOfTheNorthIsTheOnlySinglePointBelowHalf() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(TWO_TOWNS));
        SinglePoints half = SinglePoints.find(network, 0.5, 5, Optional.empty());
        assertThat(half.candidates()).isEqualTo(4); // the pool is no asset of its own
        SinglePoints.OfType calls = half.byType().get(0);
        assertThat(calls.assets()).isEqualTo(1);
        assertThat(calls.exposed()).isEqualTo(1);
        assertThat(calls.people()).isEqualTo(1000);
        assertThat(calls.worst()).containsExactly(new SinglePoints.Point(network.of("north-upf"), 1, 700));
        // below 70 % the fallback of the south is not enough either
        assertThat(SinglePoints.find(network, 0.7, 5, Optional.empty())
                        .byType()
                        .get(0)
                        .worst())
                .containsExactly(
                        new SinglePoints.Point(network.of("north-upf"), 1, 700),
                        new SinglePoints.Point(network.of("south-upf"), 1, 300));
    }

    @Test
    void aSupplierTakesMoreThanAnyOfItsAssets() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(TWO_TOWNS));
        var equipment =
                network.network().assets().stream().map(Asset::equipment).toList();
        VendorLoss norda = VendorLoss.ofEach(network, equipment).get(0);
        assertThat(norda.vendor()).isEqualTo("norda");
        assertThat(norda.assets()).isEqualTo(3);
        assertThat(norda.bySector()).containsExactly(new VendorLoss.Part("telecoms", 0, 2, 2, 1000));
        VendorLoss sude = VendorLoss.ofEach(network, equipment).get(1);
        // 300 of 1,000 people keep their service
        assertThat(sude.bySector().get(0).level()).isCloseTo(0.3, within(1e-12));
        assertThat(sude.bySector().get(0).people()).isEqualTo(700);
    }

    @Test
    void threeOfFourByOneSupplierIsAnIndexOfFiveEighths() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of("amf a,b,c by norda\namf d by sude\nupf u by sude"));
        var equipment =
                network.network().assets().stream().map(Asset::equipment).toList();
        Concentration control =
                Concentration.of(network, equipment, NOTHING_KNOWN).get(0);
        assertThat(control.function()).isEqualTo(Function.CORE_CONTROL);
        assertThat(control.index()).isEqualTo(0.75 * 0.75 + 0.25 * 0.25);
        assertThat(control.largest()).isEqualTo("norda");
        assertThat(control.largestShare()).isEqualTo(0.75);
        assertThat(Concentration.of(network, equipment, NOTHING_KNOWN).get(1).index())
                .isEqualTo(1);
    }

    @Test
    void assetsWithoutMakerConcentrateNothing() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of("amf a"));
        assertThat(Concentration.of(network, java.util.List.of(Optional.<Equipment>empty()), NOTHING_KNOWN))
                .isEmpty();
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /** Every asset lost on a network of its own. */
    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithLosingOneAssetOfAFreshNetworkAtATime(int seed) {
        StaticNetwork network = StaticNetwork.of(RandomWorld.of(seed).network());
        SinglePoints found = SinglePoints.find(network, 0.5, 1000, Optional.empty());
        TreeMap<String, Integer> plain = new TreeMap<>();
        for (int asset = 0; asset < network.assets(); asset++) {
            AssetKind kind = network.asset(asset).kind();
            if (kind == AssetKind.NF_POOL || kind == AssetKind.COVERAGE_AREA || kind == AssetKind.CELL) {
                continue;
            }
            SteadyState fresh = new SteadyState(network);
            fresh.lose(asset);
            for (int node = network.assets(); node < network.size(); node++) {
                if (fresh.level(node) < 0.5) {
                    plain.merge(network.service(node).type() + " " + network.id(asset), 1, Integer::sum);
                }
            }
        }
        TreeMap<String, Integer> got = new TreeMap<>();
        found.byType()
                .forEach(t -> t.worst().forEach(p -> got.put(t.type() + " " + network.id(p.asset()), p.services())));
        assertThat(got).isEqualTo(plain);
    }
}
