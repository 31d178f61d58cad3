package org.faultline.scenario.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.Numbering;
import org.faultline.model.Service;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Assets and services share one space of ids. */
final class DuplicateIds implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F101",
            Severity.ERROR,
            "id used twice",
            "Assets, cells and services are named in needs, targets and results by their ids alone, so no "
                    + "two of them may share one.",
            "services: {upf-1: {sector: telecoms, needs: {core: {kind: data, of: amf-1}}}}",
            "services: {data: {sector: telecoms, needs: {core: {kind: data, of: amf-1}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            Numbering numbers = network.numberedLinks().numbersOfAssets();
            List<Asset> assets = network.assets();
            for (int i = 0; i < assets.size() && !numbers.isDistinct(); i++) {
                String id = assets.get(i).id();
                if (numbers.of(id) != i) {
                    breaches.add(Where.of(Part.ASSET, id), "two assets have the id '" + id + "'");
                }
            }
            Set<String> seen = new HashSet<>();
            for (Service service : network.services()) {
                if (!seen.add(service.id()) || numbers.of(service.id()) != Numbering.UNKNOWN) {
                    breaches.add(
                            Where.of(Part.SERVICE, service.id()),
                            "the service '" + service.id() + "' has the id of an asset or of another service");
                }
            }
        });
        return breaches.found();
    }
}
