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
import org.faultline.threat.Trigger;

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
            if (step.trigger() instanceof Trigger.After after) {
                after.steps().forEach(s -> check(steps, step.id(), s, "comes after", "after", breaches));
            }
            if (step.trigger() instanceof Trigger.Counter counter) {
                counter.step().ifPresent(s -> check(steps, step.id(), s, "counts the holds of", "counter", breaches));
            }
            step.recurrence().unless().forEach(s -> check(steps, step.id(), s, "is prevented by", "unless", breaches));
            step.targets()
                    .through()
                    .ifPresent(s -> check(steps, step.id(), s, "goes through the holds of", "targets", breaches));
            step.targets()
                    .implantedBy()
                    .ifPresent(s -> check(steps, step.id(), s, "aims at the implants of", "targets", breaches));
        }
        return breaches.found();
    }

    private static void check(
            Set<String> steps, String step, String named, String words, String key, Breaches breaches) {
        if (!steps.contains(named)) {
            breaches.unknown(
                    Where.of(Part.STEP, step).inside(key).value(named),
                    "step '" + step + "' " + words + " an unknown step '" + named + "'",
                    named,
                    steps);
        }
    }
}
