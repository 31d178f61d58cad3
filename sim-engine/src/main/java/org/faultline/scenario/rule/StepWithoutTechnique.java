package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Step;

/** A step says which technique it stands for, or why none. One finding for a campaign: it stands at the first step that does not. */
final class StepWithoutTechnique implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F956",
            Severity.WARNING,
            "step without a technique",
            "`technique` says which technique of MITRE FiGHT an adversary's step stands for. Measures of the toolbox find steps by it, so that one"
                    + " without it is left as it is. Of an accident or a fault, `no_technique` says in words why it has none.",
            "campaign: {steps: {second: {at: 1 h, effect: stop, targets: amf-1, no_technique: ~}}}",
            "campaign: {steps: {second: {at: 1 h, effect: stop, targets: amf-1, no_technique: an accident}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        List<Step> silent = Steps.of(draft).stream()
                .filter(s -> s.technique().isEmpty() && s.noTechnique().isEmpty())
                .toList();
        if (!silent.isEmpty()) {
            String id = silent.get(0).id();
            String others = silent.size() == 1 ? "" : " (nor " + (silent.size() - 1) + " more)";
            breaches.add(
                    Where.of(Part.STEP, id), "step '" + id + "' has neither `technique` nor `no_technique`" + others);
        }
        return breaches.found();
    }
}
