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
import org.faultline.threat.Effect;
import org.faultline.threat.Step;

/** Only implants can be triggered later. */
final class NotAnImplant implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F307",
            Severity.ERROR,
            "step that implants nothing",
            "`implanted_by` names a step with the effect `implant`, or with a `spread` that carries it; only that leaves something"
                    + " behind.",
            "campaign: {steps: {second: {after: outage, effect: wipe, targets: {implanted_by: outage}}}}",
            """
            campaign:
              steps:
                hide: {at: 0 h, effect: implant, targets: amf-1}
                second: {after: hide, effect: wipe, targets: {implanted_by: hide}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Map<String, Step> steps = Steps.byId(draft);
        for (Step step : steps.values()) {
            step.targets()
                    .implantedBy()
                    .map(steps::get)
                    .filter(s -> !(s.effect().onEach() instanceof Effect.Implant))
                    .ifPresent(s -> breaches.add(
                            Where.of(Part.STEP, step.id()).inside("targets").value(s.id()),
                            "step '" + step.id() + "' aims at the implants of '" + s.id() + "', whose effect is "
                                    + s.effect().id()));
        }
        return breaches.found();
    }
}
