package org.faultline.scenario.rule;

import java.util.List;
import java.util.Map;
import org.faultline.model.Network;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Effect;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;

/** What a step counts can come so often. */
final class CounterOutOfReach implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F947",
            Severity.WARNING,
            "step that counts further than it can come",
            "The step waits until the effect of another has taken hold for the n-th time, but that one comes once and has fewer targets. It never fires.",
            """
            campaign:
              steps:
                hide: {at: 0 h, effect: implant, targets: {kind: amf}}
                wake: {counter: {of: holds, step: hide, reaches: 99}, effect: stop, targets: {implanted_by: hide}}""",
            """
            campaign:
              steps:
                hide: {at: 0 h, effect: implant, targets: {kind: amf}}
                wake: {counter: {of: holds, step: hide, reaches: 1}, effect: stop, targets: {implanted_by: hide}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Map<String, Step> steps = Steps.byId(draft);
        draft.network().ifPresent(network -> {
            for (Step step : steps.values()) {
                if (step.trigger() instanceof Trigger.Counter counter
                        && counter.step().map(steps::get).isPresent()) {
                    Step holder = steps.get(counter.step().get());
                    long most = mostHolds(holder, network);
                    if (most < counter.reaches()) {
                        breaches.add(
                                Where.of(Part.STEP, step.id()).inside("counter"),
                                "step '" + step.id() + "' waits for " + counter.reaches() + " holds of step '"
                                        + holder.id() + "', which reaches " + most + " at most");
                    }
                }
            }
        });
        return breaches.found();
    }

    private static long mostHolds(Step step, Network network) {
        if (step.recurrence().everyHours().isPresent() || step.effect() instanceof Effect.Contagion) {
            return Long.MAX_VALUE;
        }
        long some = network.assets().stream()
                .filter(a -> Selection.standsFor(step.targets(), a))
                .count();
        return Math.min(step.targets().count(), StrictMath.round(step.targets().share() * some));
    }
}
