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

/** Steps aim at something. */
final class NoTarget implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F304",
            Severity.ERROR,
            "step aims at nothing",
            "No asset passes the filters of the step, under any vendor mix. Each filter alone may be fine; "
                    + "together they leave nothing.",
            "campaign: {steps: {outage: {targets: {kind: upf, function: ran}}}}",
            "campaign: {steps: {outage: {targets: {kind: upf, function: core_user}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            for (Step step : Steps.of(draft)) {
                boolean known = Selection.namesOnlyKnownThings(step.targets(), draft);
                if (known && network.assets().stream().noneMatch(a -> Selection.standsFor(step.targets(), a))) {
                    breaches.add(
                            Where.of(Part.STEP, step.id()).inside("targets"),
                            "no asset passes the filters of step '" + step.id() + "'");
                }
            }
        });
        return breaches.found();
    }
}
