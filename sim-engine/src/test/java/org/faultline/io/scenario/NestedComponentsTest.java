package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.scenario.Scenario;
import org.faultline.threat.AssetFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components in scenario files, and which assets targets that name them reach. */
class NestedComponentsTest {

    /** Vendor A's release 4.2 holds a codec and, in it, the library; its release 4.1 does not; Vendor B's product holds the library. */
    private static final String CHAIN =
            """
            components:
              asn1-library: {title: ASN.1 library, kind: library}
              codec: {parts: [asn1-library]}
              stack: {parts: [codec]}
              eu-1: cloud_region
            vendors:
              norda:
                products:
                  norda-core:
                    function: core_control
                    release: "4.2"
                    releases: {"4.1": {components: [eu-1]}, "4.2": {components: [stack]}}
              sudda: {products: {sudda-core: {function: core_control, release: "11", components: [asn1-library]}}}
            mixes: ~
            network:
              inline:
                assets:
                  new: {kind: amf, operator: alpha, maker: norda}
                  old: {kind: amf, operator: alpha, maker: {vendor: norda, release: "4.1"}}
                  other: {kind: amf, operator: alpha, maker: sudda}
            """;

    @TempDir
    private Path folder;

    private String reached(String component) {
        Scenario scenario = Readings.scenarioOf(Readings.over(
                folder, CHAIN + "campaign: {steps: {outage: {targets: {ids: ~, component: " + component + "}}}}"));
        AssetFilter filter = new AssetFilter(
                scenario.variants().get(0).campaign().steps().get(0).targets(), SupplyChain.of(scenario.vendors()));
        List<Optional<Equipment>> makers =
                scenario.network().assets().stream().map(a -> a.equipment()).toList();
        return IntStream.range(0, makers.size())
                .filter(a -> filter.passes(scenario.network().assets().get(a), makers.get(a)))
                .mapToObj(a -> scenario.network().assets().get(a).id())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aTargetReachesEverythingThatContainsItAtAnyDepth() {
        assertThat(reached("asn1-library")).isEqualTo("new other");
        assertThat(reached("codec")).isEqualTo("new");
        assertThat(reached("eu-1")).isEqualTo("old");
    }

    @Test
    void theReleaseInTheFieldIsTheOneThatIsNamed() {
        Scenario scenario = Readings.scenarioOf(Readings.over(folder, CHAIN));
        assertThat(scenario.vendors().get(0).products().get(0).releases())
                .extracting(r -> r.id())
                .containsExactly("4.2", "4.1");
    }

    @Test
    void withoutDeclarationsNamesAreEnough() {
        Scenario scenario = Readings.scenarioOf(Readings.over(
                folder, "vendors: {norda: {products: {core: {function: core_control, components: [log, tls]}}}}"));
        assertThat(SupplyChain.of(scenario.vendors()).components())
                .extracting(c -> c.id())
                .containsExactly("log", "tls");
    }

    /** A chain of 20,000 components, each inside the one before: nothing in the reader recurses over it. */
    @Test
    void aChainOfAnyLengthIsFollowed() {
        StringBuilder text = new StringBuilder("components:\n");
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            text.append("  c").append(i).append(i + 1 < n ? ": {parts: [c" + (i + 1) + "]}\n" : ": library\n");
        }
        text.append("vendors: {norda: {products: {core: {function: core_control, components: [c0]}}}}\n");
        Scenario scenario = Readings.scenarioOf(Readings.over(folder, text.toString()));

        assertThat(scenario.vendors().get(0).products().get(0).inField().bill()).hasSize(n);
    }

    @Test
    void everyLoopIsReportedOnce() {
        Reading reading = Readings.over(
                folder,
                "components: {a: {parts: b}, b: {parts: [c, d]}, c: {parts: a}, d: {parts: [e, b]}, e: library}");

        assertThat(reading.diagnostics())
                .extracting(d -> d.message())
                .containsExactlyInAnyOrder(
                        "the components a -> b -> c -> a contain each other",
                        "the components b -> d -> b contain each other");
    }

    /** Two of Nordland's suppliers of radio share a library; the country's titles stay, and both are reached. */
    @Test
    void aGeneratedCountryTakesComponentsFromTheFile() {
        Scenario scenario = Readings.scenarioOf(
                Readings.of(
                        folder,
                        """
                faultline: 1
                id: nordland
                title: A library in Nordland
                start: 2026-01-13T08:00
                horizon: 24 h
                network: {generated: {country: nordland, size: 0.02}}
                sectors: [health]
                components: {log: library, stack: {parts: log}}
                vendors:
                  vendor-a: {products: {vendor-a-ran: {function: ran, releases: {"1": {components: stack}}}}}
                  vendor-b: {title: Supplier B, products: {vendor-b-ran: {function: ran, releases: {"9": {components: log}}}}}
                campaign: {title: T, steps: {outage: {title: S, at: 1 h, effect: stop, targets: {component: log}}}}
                """));
        AssetFilter filter = new AssetFilter(
                scenario.variants().get(0).campaign().steps().get(0).targets(), SupplyChain.of(scenario.vendors()));
        List<Optional<Equipment>> makers = org.faultline.generate.EquipmentAssignment.assign(
                scenario.network(), scenario.variants().get(0).mix(), scenario.vendors());

        assertThat(scenario.vendors())
                .filteredOn(v -> v.id().matches("vendor-[ab]"))
                .extracting(v -> v.title())
                .containsExactly("Vendor A", "Supplier B");
        assertThat(IntStream.range(0, makers.size())
                        .filter(a -> filter.passes(scenario.network().assets().get(a), makers.get(a)))
                        .mapToObj(a -> makers.get(a).orElseThrow().vendor())
                        .distinct())
                .containsExactlyInAnyOrder("vendor-a", "vendor-b");
    }
}
