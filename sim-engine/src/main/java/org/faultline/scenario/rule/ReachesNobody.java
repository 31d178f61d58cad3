package org.faultline.scenario.rule;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.Network;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Purse;
import org.faultline.threat.Step;

/** A step whose targets are there reaches some of them. */
final class ReachesNobody implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F946",
            Severity.WARNING,
            "step reaches nobody",
            "Assets pass the filters of the step, but `share` of them is rounded to none, or `budget`, that of the step or that of the campaign, pays for none of them. The step fires and nothing"
                    + " happens, as if there were no attack.",
            "campaign: {steps: {outage: {at: 1 h, effect: stop, targets: {kind: amf}, share: 10 %}}}",
            "campaign: {steps: {outage: {at: 1 h, effect: stop, targets: {kind: amf}, count: 1}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> Steps.of(draft).stream()
                .filter(s -> Selection.namesOnlyKnownThings(s.targets(), draft))
                .forEach(s -> check(s, Steps.purseOf(draft), network, breaches)));
        return breaches.found();
    }

    private static void check(Step step, Purse purse, Network network, Breaches breaches) {
        List<Asset> some = network.assets().stream()
                .filter(a -> Selection.standsFor(step.targets(), a))
                .toList();
        Optional<Double> budget = step.targets().means().budget();
        boolean isAnyPaid = budget.isEmpty() || some.stream().anyMatch(a -> purse.cost(step, a) <= budget.get());
        if (some.isEmpty()) {
            return;
        }
        if (StrictMath.round(step.targets().share() * some.size()) == 0) {
            breaches.add(
                    Where.of(Part.STEP, step.id()).inside("share"),
                    "step '" + step.id() + "' reaches nobody: its share of at most " + some.size()
                            + " assets is less than half of one");
        } else if (!isAnyPaid) {
            breaches.add(
                    Where.of(Part.STEP, step.id()).inside("budget"),
                    "step '" + step.id() + "' reaches nobody: its budget pays for none of its targets");
        } else if (purse.pays(step)) {
            double least =
                    some.stream().mapToDouble(a -> purse.cost(step, a)).min().orElse(0)
                            + step.targets().means().toBegin();
            if (least > purse.budget().orElseThrow()) {
                breaches.add(
                        Where.of(Part.STEP, step.id()),
                        "step '" + step.id()
                                + "' reaches nobody: the budget of the campaign pays for none of its targets");
            }
        }
    }
}
