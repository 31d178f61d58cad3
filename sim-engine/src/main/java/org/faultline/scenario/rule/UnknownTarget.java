package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Step;

/** Assets that are aimed at exist. */
final class UnknownTarget implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F309",
            Severity.ERROR,
            "unknown asset in targets",
            "Targets by id are ids of assets; services are hit through what they need.",
            "campaign: {steps: {outage: {targets: upf-2}}}",
            "campaign: {steps: {outage: {targets: upf-1}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> assets = draft.names().assets();
        for (Step step : Steps.of(draft)) {
            for (String id : step.targets().ids()) {
                if (draft.network().isPresent() && !assets.contains(id)) {
                    breaches.unknown(
                            Where.of(Part.STEP, step.id()).inside("targets").value(id),
                            "step '" + step.id() + "' aims at an unknown asset '" + id + "'",
                            id,
                            assets);
                }
            }
        }
        return breaches.found();
    }
}
