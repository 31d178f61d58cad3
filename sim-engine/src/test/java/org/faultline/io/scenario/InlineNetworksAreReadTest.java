package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class InlineNetworksAreReadTest {
    @Test
    void x() {
        Reading r = new ScenarioReader(new org.faultline.generate.CountryNetworks(), List.of()).read(Path.of(System.getProperty("f", "../scenarios/invalid/good.yaml")), Overrides.settings(System.getProperty("s", "replications=2")));
        System.out.println(r.text(false));
        r.scenario().ifPresent(sc -> {
            System.out.println(sc.network().assets().size() + " assets " + sc.network().services().size());
            sc.variants().forEach(v -> System.out.println(v.id() + " " + v.campaign().steps().size() + " " + v.mix().shares().size()));
        });
        long t = System.nanoTime();
        System.out.println(r.sha256() + r.files());
    }
}
