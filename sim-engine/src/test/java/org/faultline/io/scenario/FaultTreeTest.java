package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTreeTest {

    private static final String SCENARIO =
            """
            faultline: 1
            id: tree
            title: A tree
            start: 2026-03-10T06:00
            horizon: 24 h
            network: {fault_tree: tree.json}
            services:
              mission: {title: Mission, sector: telecoms, people: 10, needs: {top: {kind: data, of: dark}}}
            """;

    @TempDir
    private Path folder;

    private Reading read(String tree) throws IOException {
        Files.writeString(folder.resolve("tree.yaml"), SCENARIO);
        Files.writeString(folder.resolve("tree.json"), tree);
        return Readings.reader().read(folder.resolve("tree.yaml"), Overrides.NONE);
    }

    @Test
    void gatesOfFailuresBecomeNeedsOfSupply() throws IOException {
        Network network =
                read("""
                        {"name": "t", "top": "dark", "gates": {
                          "dark": {"op": "or", "k": null, "children": ["both", "most", "grid"]},
                          "both": {"op": "and", "k": null, "children": ["grid", "genset"]},
                          "most": {"op": "atleast", "k": 2, "children": ["a", "b", "c"]}},
                         "basic_events": {"grid": 0.01, "genset": 0.05, "a": 0.1, "b": 0.1, "c": 0.1}}
                        """)
                        .scenario()
                        .orElseThrow()
                        .network();
        Asset grid = network.assets().get(0);
        assertThat(grid.id()).isEqualTo("grid");
        assertThat(grid.kind()).isEqualTo(AssetKind.FACILITY);
        assertThat(grid.unavailability()).isEqualTo(0.01);
        // fails with any: needs all; fails with all: needs any; fails with 2 of 3: needs 2 of 3
        assertThat(gate(network, "dark").mode()).isEqualTo(Gate.Mode.ALL);
        assertThat(gate(network, "both").mode()).isEqualTo(Gate.Mode.ANY);
        assertThat(gate(network, "most").mode()).isEqualTo(Gate.Mode.K_OF_N);
        assertThat(gate(network, "most").k()).isEqualTo(2);
        assertThat(network.assets()).extracting(Asset::id).endsWith("dark", "both", "most");
    }

    @Test
    void twoOfFiveFailuresMeanFourOfFiveSupplies() throws IOException {
        Network network =
                read("""
                        {"top": "dark", "gates": {"dark": {"op": "atleast", "k": 2, "children": ["a", "b", "c", "d", "e"]}},
                         "basic_events": {"a": 0.1, "b": 0.1, "c": 0.1, "d": 0.1, "e": 10 %}}
                        """)
                        .scenario()
                        .orElseThrow()
                        .network();
        assertThat(gate(network, "dark").k()).isEqualTo(4);
    }

    @Test
    void aNameThatIsGateAndEventIsRefused() throws IOException {
        Reading reading = read(
                """
                {"top": "dark", "gates": {"dark": {"op": "or", "children": ["a"]}}, "basic_events": {"a": 0.1, "dark": 0.1}}
                """);
        assertThat(reading.scenario()).isEmpty();
        assertThat(reading.text(false)).contains("'dark' is both a gate and a basic event", "tree.json:1");
    }

    private static Gate gate(Network network, String id) {
        return network.dependencies().stream()
                .filter(d -> d.dependant().equals(id))
                .map(Dependency::gates)
                .findFirst()
                .orElseThrow()
                .get(0);
    }
}
