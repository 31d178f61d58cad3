package org.faultline.scenario.rule;

import java.util.List;
import java.util.Map;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.FightTechnique;
import org.faultline.threat.Step;

/** Techniques that steps name stand in the table of MITRE FiGHT. */
final class UnknownTechnique implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F941",
            Severity.ERROR,
            "unknown technique",
            "`technique` is the id of a technique or sub-technique of MITRE FiGHT, version 3.0.1; docs/fight-coverage.md lists them.",
            "campaign: {steps: {second: {at: 1 h, effect: stop, targets: amf-1, technique: FGT1498.599}}}",
            "campaign: {steps: {second: {at: 1 h, effect: stop, targets: amf-1, technique: FGT1498.501}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        List<Step> steps =
                Steps.of(draft).stream().filter(s -> s.technique().isPresent()).toList();
        Map<String, FightTechnique> known = steps.isEmpty() ? Map.of() : FightTechnique.all();
        for (Step step : steps) {
            String named = step.technique().get();
            if (!known.containsKey(named)) {
                breaches.unknown(
                        Where.of(Part.STEP, step.id()).inside("technique").value(named),
                        "step '" + step.id() + "' names an unknown technique '" + named + "'",
                        named,
                        known.keySet());
            }
        }
        return breaches.found();
    }
}
