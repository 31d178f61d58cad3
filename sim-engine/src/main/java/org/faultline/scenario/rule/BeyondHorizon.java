package org.faultline.scenario.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

/** Steps can fire before the run ends. */
final class BeyondHorizon implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F303",
            Severity.WARNING,
            "step after the end of the run",
            "The earliest moment at which the step can fire lies at or after the horizon, so it never does "
                    + "anything.",
            "campaign: {steps: {outage: {at: 30 h}}}",
            "campaign: {steps: {outage: {at: 3 h}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        double horizon = draft.horizonHours().orElse(Double.POSITIVE_INFINITY);
        Map<String, Step> steps = Steps.byId(draft);
        for (Step step : steps.values()) {
            double earliest = earliest(step, steps, new HashSet<>());
            if (earliest >= horizon) {
                String key = step.trigger() instanceof Trigger.At ? "at" : "delay";
                breaches.add(
                        Where.of(Part.STEP, step.id()).inside(key),
                        "step '" + step.id() + "' fires at " + Breaches.plain(earliest)
                                + " h at the earliest, but the run ends at " + Breaches.plain(horizon) + " h");
            }
        }
        return breaches.found();
    }

    private static double earliest(Step step, Map<String, Step> steps, Set<String> open) {
        if (step == null || !open.add(step.id())) {
            return 0;
        }
        double before = 0;
        double wait = 0;
        if (step.trigger() instanceof Trigger.At at) {
            wait = at.hours().least();
        } else if (step.trigger() instanceof Trigger.After after) {
            wait = after.delayHours().least();
            for (String s : after.steps()) {
                before = Math.max(before, earliest(steps.get(s), steps, open));
            }
        } else if (step.trigger() instanceof Trigger.WhenBelow below) {
            wait = below.delayHours().least();
        } else if (step.trigger() instanceof Trigger.Counter counter) {
            wait = counter.delayHours().least();
        }
        open.remove(step.id());
        return before + wait;
    }
}
