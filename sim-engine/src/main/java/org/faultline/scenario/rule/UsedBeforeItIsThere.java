package org.faultline.scenario.rule;

import java.util.List;
import java.util.Map;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;

/** A step that uses what another leaves behind does not come before it. */
final class UsedBeforeItIsThere implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F948",
            Severity.WARNING,
            "step that uses what is not there yet",
            "The step names another one in `implanted_by` or `through`, but its time comes before the effect of that one can have taken hold anywhere. It"
                    + " fires once, finds nobody, and does not wait.",
            """
            campaign:
              steps:
                hide: {at: 5 h, effect: implant, targets: amf-1}
                wake: {at: 1 h, effect: stop, targets: {implanted_by: hide}}""",
            """
            campaign:
              steps:
                hide: {at: 0 h, effect: implant, targets: amf-1}
                wake: {after: hide, delay: 1 h, effect: stop, targets: {implanted_by: hide}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Map<String, Step> steps = Steps.byId(draft);
        for (Step step : steps.values()) {
            for (Steps.Named named : Steps.namedBy(step)) {
                if (named.role().uses() && steps.containsKey(named.step())) {
                    check(step, steps.get(named.step()), named.role(), breaches);
                }
            }
        }
        return breaches.found();
    }

    private static void check(Step step, Step before, Steps.Role role, Breaches breaches) {
        if (step.recurrence().everyHours().isEmpty()
                && step.trigger() instanceof Trigger.At uses
                && before.trigger() instanceof Trigger.At leaves
                && uses.hours().greatest()
                        < leaves.hours().least() + before.delayHours().least()) {
            breaches.add(
                    role.in(step),
                    "step '" + step.id() + "' comes before step '" + before.id() + "', whose traces it uses");
        }
    }
}
