package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.Service;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Step;

/** Things stand in regions that exist. */
final class UnknownRegion implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F107",
            Severity.ERROR,
            "unknown region",
            "Assets, services and targets name regions of the network.",
            "network: {inline: {assets: {gnb-1: {at: twon}}}}",
            "network: {inline: {assets: {gnb-1: {at: town}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> regions = draft.names().regions();
        if (draft.network().isEmpty()) {
            return List.of();
        }
        for (Asset asset : draft.network().get().assets()) {
            breaches.unlessKnown(
                    regions, Part.ASSET, asset.id(), "region", asset.place().region());
        }
        for (Service service : draft.network().get().services()) {
            breaches.unlessKnown(
                    regions,
                    Part.SERVICE,
                    service.id(),
                    "region",
                    service.place().region());
        }
        for (Step step : Steps.of(draft)) {
            step.targets().regions().forEach(r -> breaches.unlessKnown(regions, Part.STEP, step.id(), "region", r));
        }
        return breaches.found();
    }
}
