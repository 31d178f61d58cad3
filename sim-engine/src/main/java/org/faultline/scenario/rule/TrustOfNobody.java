package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Network;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.threat.Spread;
import org.faultline.threat.Step;

/** Both ends of a trust name assets that exist. */
final class TrustOfNobody implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F935",
            Severity.ERROR,
            "trust of nobody",
            "A spread over `trust` goes from assets `of` to assets `by`. Where no asset passes the filters of one end nothing can spread that way.",
            "campaign: {steps: {worm: {at: 1 h, targets: amf-1, effect: {spread: {over: trust, contact: 1 h, trusts: {of: amf-1, by: amf-7}}}}}}",
            "campaign: {steps: {worm: {at: 1 h, targets: amf-1, effect: {spread: {over: trust, contact: 1 h, trusts: {of: amf-1, by: upf-1}}}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        if (draft.network().isEmpty()) {
            return List.of();
        }
        for (Step step : Steps.of(draft)) {
            if (step.effect() instanceof Effect.Contagion contagion) {
                for (Spread.Trust trust : contagion.spread().trusts()) {
                    check(step, "of", trust.of(), draft, breaches);
                    check(step, "by", trust.by(), draft, breaches);
                }
            }
        }
        return breaches.found();
    }

    private static void check(Step step, String end, Selector some, Draft draft, Breaches breaches) {
        Network network = draft.network().orElseThrow();
        boolean isNamed = draft.assetsById().keySet().containsAll(some.ids());
        boolean isNobody = network.assets().stream().noneMatch(a -> Selection.standsFor(some, a))
                || (Selection.asksForEquipment(some) && !Selection.canCarry(some, draft));
        if (!isNamed || isNobody) {
            breaches.add(
                    Where.of(Part.STEP, step.id()).inside("effect", "spread", "trusts"),
                    "step '" + step.id() + "' spreads over trust, but "
                            + (isNamed ? "no asset passes" : "not all assets exist that stand under") + " `" + end
                            + "`");
        }
    }
}
