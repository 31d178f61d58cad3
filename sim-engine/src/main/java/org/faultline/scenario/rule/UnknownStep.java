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

/** Steps that are named exist. */
final class UnknownStep implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F301",
            Severity.ERROR,
            "unknown step",
            "`after`, `unless`, `counter`, `through` and `implanted_by` name steps of the same campaign.",
            "campaign: {steps: {second: {after: outge, effect: stop, targets: amf-1}}}",
            "campaign: {steps: {second: {after: outage, effect: stop, targets: amf-1}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> steps = draft.names().steps();
        for (Step step : Steps.of(draft)) {
            for (Steps.Named named : Steps.namedBy(step)) {
                if (!steps.contains(named.step())) {
                    breaches.unknown(
                            Where.of(Part.STEP, step.id())
                                    .inside(named.role().key())
                                    .value(named.step()),
                            "step '" + step.id() + "' " + named.role().words() + " an unknown step '" + named.step()
                                    + "'",
                            named.step(),
                            steps);
                }
            }
        }
        return breaches.found();
    }
}
