package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.policy.Response;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Step;

/** Wiped equipment is replaced on site. */
final class NobodyReplaces implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F404",
            Severity.WARNING,
            "wiped equipment that nobody replaces",
            "The effect `wipe` needs an on-site crew; remote crews cannot replace equipment. Without one the "
                    + "assets stay down to the end of the run.",
            """
            response: {crews: {field: {reach: remote, size: 2, travel: ~}}}
            campaign: {steps: {outage: {effect: wipe}}}""",
            """
            response: {crews: {field: {reach: on-site, size: 2}}}
            campaign: {steps: {outage: {effect: wipe}}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        boolean replaced = draft.response().stream()
                .flatMap(r -> r.crews().stream())
                .anyMatch(c -> c.reach() == Response.Reach.ON_SITE);
        boolean repaired = draft.response().stream().anyMatch(r -> !r.crews().isEmpty());
        for (Step step : Steps.of(draft)) {
            if (repaired && !replaced && step.effect().needsReplacement()) {
                breaches.add(
                        Where.of(Part.STEP, step.id()).inside("effect"),
                        "step '" + step.id() + "' wipes its targets, and no crew works on site");
            }
        }
        return breaches.found();
    }
}
