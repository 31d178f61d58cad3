package org.faultline.scenario.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Draft.Asked;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Step;

/** Steps against vendors find their equipment. */
final class NoTargetInAnyMix implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F305",
            Severity.WARNING,
            "step aims at equipment that nobody has",
            "In none of the mixes does an asset that passes the other filters carry this equipment, so the "
                    + "step does nothing in any variant.",
            "campaign: {steps: {outage: {targets: {ids: ~, vendor: sudda, function: core_user}}}}",
            "campaign: {steps: {outage: {targets: {ids: ~, vendor: norda, function: core_user}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        if (draft.network().isEmpty() || draft.mixes().isEmpty()) {
            return List.of();
        }
        Map<String, Boolean> anywhere = new LinkedHashMap<>();
        for (Asked asked : draft.asked()) {
            for (Step step : asked.campaign().steps()) {
                if (Selection.asksForEquipment(step.targets())
                        && Selection.namesOnlyKnownThings(step.targets(), draft)) {
                    anywhere.merge(step.id(), Selection.canCarry(step.targets(), draft), Boolean::logicalOr);
                }
            }
        }
        anywhere.forEach((step, hits) -> {
            if (!hits) {
                breaches.add(
                        Where.of(Part.STEP, step).inside("targets"),
                        "in no mix does any asset carry the equipment that step '" + step + "' aims at");
            }
        });
        return breaches.found();
    }
}
