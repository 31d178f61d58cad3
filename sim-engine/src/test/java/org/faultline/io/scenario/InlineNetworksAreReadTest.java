package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.faultline.model.SectorPack;
import org.faultline.scenario.CountryNetwork;
import org.faultline.scenario.NetworkGenerator;
import org.junit.jupiter.api.Test;

class InlineNetworksAreReadTest {
    @Test
    void x() {
        Reading r = new ScenarioReader(new NetworkGenerator() {
            @Override
            public List<Parameter> parameters() {
                return List.of();
            }

            @Override
            public CountryNetwork build(Path folder, List<SectorPack> sectors, Map<String, Double> values) {
                throw new IllegalArgumentException("none");
            }
        }, List.of()).read(Path.of(System.getProperty("f", "../scenarios/invalid/good.yaml")), Overrides.settings(System.getProperty("s", "replications=2")));
        System.out.println(r.text(false));
        System.out.println(r.scenario());
    }
}
