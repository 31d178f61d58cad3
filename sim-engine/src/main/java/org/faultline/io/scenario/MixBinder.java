package org.faultline.io.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.Vendor;
import org.faultline.policy.VendorMix;

/** The vendor mixes of a scenario, with what its country and its inventories say. */
final class MixBinder {

    private final Sources sources;
    private final Diagnostics diagnostics;
    private final Groundwork groundwork;

    /** For one binding. */
    MixBinder(Sources sources, Diagnostics diagnostics, Groundwork groundwork) {
        this.sources = sources;
        this.diagnostics = diagnostics;
        this.groundwork = groundwork;
    }

    /** The mixes of a document, or the usual one of its country. */
    List<VendorMix> bind(
            ScenarioForm.Document document,
            Optional<NetworkBuilder.Built> built,
            Map<String, Vendor> vendors,
            Places places) {
        Map<String, VendorMix> presets =
                built.map(NetworkBuilder.Built::presets).orElse(Map.of());
        List<Operator> operators = built.map(b -> b.network().operators()).orElse(List.of());
        if (document.mixes().isEmpty() && places.keys("mixes").isEmpty()) {
            return List.of(MixResolver.usual(presets));
        }
        if (built.isEmpty()) {
            return List.of(); // without a network nobody knows the presets and operators
        }
        return new MixResolver(
                        document.mixes().orElse(List.of()),
                        new LinkedHashSet<>(places.keys("mixes")),
                        presets,
                        operators,
                        List.copyOf(vendors.values()),
                        installedTable(built.get().network()),
                        diagnostics)
                .resolve();
    }

    private InstalledTable installedTable(Network network) {
        Set<String> operators = new LinkedHashSet<>();
        Set<String> regions = new LinkedHashSet<>();
        network.operators().forEach(o -> operators.add(o.id()));
        network.regions().forEach(r -> regions.add(r.id()));
        return new InstalledTable(operators, regions, groundwork, sources, diagnostics);
    }
}
