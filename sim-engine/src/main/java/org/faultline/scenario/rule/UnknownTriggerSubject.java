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
import org.faultline.threat.Trigger;

/** Triggers watch things that exist. */
final class UnknownTriggerSubject implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F306",
            Severity.ERROR,
            "trigger watches an unknown thing",
            "`when_below` names an asset or a service.",
            "campaign: {steps: {outage: {at: ~, when_below: {subject: amf-9}}}}",
            "campaign: {steps: {outage: {at: ~, when_below: {subject: amf-1}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        for (Step step : Steps.of(draft)) {
            if (draft.network().isPresent()
                    && step.trigger() instanceof Trigger.WhenBelow below
                    && !draft.names().hasProvider(below.subject())) {
                breaches.unknown(
                        Where.of(Part.STEP, step.id()).inside("when_below").value(below.subject()),
                        "step '" + step.id() + "' waits for the fall of an unknown asset or service '" + below.subject()
                                + "'",
                        below.subject(),
                        draft.names().assets());
            }
        }
        return breaches.found();
    }
}
