package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Effect;
import org.faultline.threat.Step;

/** Backdoors are used. */
final class IdleImplant implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F311",
            Severity.WARNING,
            "backdoor that nobody uses",
            "The step implants a backdoor, and no other step names it in `implanted_by` or `through`, so it sleeps to the "
                    + "end of the run.",
            "campaign: {steps: {hide: {at: 0 h, effect: implant, targets: amf-1}}}",
            """
            campaign:
              steps:
                hide: {at: 0 h, effect: implant, targets: amf-1}
                wake: {after: hide, effect: stop, targets: {implanted_by: hide}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> used = Steps.of(draft).stream()
                .flatMap(s -> Steps.namedBy(s).stream())
                .filter(n -> n.role().uses())
                .map(Steps.Named::step)
                .collect(Collectors.toSet());
        for (Step step : Steps.of(draft)) {
            if (step.effect() instanceof Effect.Implant && !used.contains(step.id())) {
                breaches.add(Where.of(Part.STEP, step.id()), "no step uses the backdoors of step '" + step.id() + "'");
            }
        }
        return breaches.found();
    }
}
