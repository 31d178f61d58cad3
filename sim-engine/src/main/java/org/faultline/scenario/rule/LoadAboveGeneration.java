package org.faultline.scenario.rule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.NumberedLinks;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** A power grid can feed its load while all is well. */
final class LoadAboveGeneration implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F115",
            Severity.WARNING,
            "grid cannot feed its load",
            "Buses that are linked form an island of the grid; what its generators give must cover what its "
                    + "buses want. Here it does not even while nothing has failed, so load is shed at the first change.",
            """
            network:
              inline:
                assets:
                  bus-1: {capacity: 8 MW}
                  plant: {kind: generator, capacity: 5 MW}
                links: [[bus-1, plant], [upf-1, router-1], [amf-1, router-1], [gnb-1, router-1]]""",
            """
            network:
              inline:
                assets:
                  bus-1: {capacity: 4 MW}
                  plant: {kind: generator, capacity: 5 MW}
                links: [[bus-1, plant], [upf-1, router-1], [amf-1, router-1], [gnb-1, router-1]]""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> check(network, breaches));
        return breaches.found();
    }

    private static void check(Network network, Breaches breaches) {
        Components grid = new Components();
        NumberedLinks links = network.numberedLinks();
        for (int i = 0; i < links.size(); i++) {
            if (links.kind(i) == Link.Kind.POWER) {
                grid.join(links.get(i).from(), links.get(i).to());
            }
        }
        Map<String, Double> surplus = new LinkedHashMap<>();
        Map<String, String> busOf = new HashMap<>();
        for (Asset asset : network.assets()) {
            boolean isElectric =
                    asset.kind() == AssetKind.GENERATOR || asset.kind().carriesPower();
            if (!isElectric || !grid.contains(asset.id())) {
                continue;
            }
            String island = grid.find(asset.id());
            if (asset.kind() == AssetKind.GENERATOR) {
                surplus.merge(island, asset.capacity(), Double::sum);
            } else {
                surplus.merge(island, -asset.capacity(), Double::sum);
                busOf.putIfAbsent(island, asset.id());
            }
        }
        surplus.forEach((island, megawatts) -> {
            if (megawatts < -1e-9 && busOf.containsKey(island)) {
                breaches.add(
                        Where.of(Part.ASSET, busOf.get(island)),
                        "the generators of the grid around bus '" + busOf.get(island) + "' lack "
                                + Breaches.plain(-megawatts) + " MW of what its buses want");
            }
        });
    }
}
