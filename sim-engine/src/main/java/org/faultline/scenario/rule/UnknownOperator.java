package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Step;

/** Operators exist. */
final class UnknownOperator implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F108",
            Severity.ERROR,
            "unknown operator",
            "Assets, vendor mixes and targets name operators of the network.",
            "network: {inline: {assets: {gnb-1: {operator: alhpa}}}}",
            "network: {inline: {assets: {gnb-1: {operator: alpha}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> operators = draft.names().operators();
        if (draft.network().isEmpty()) {
            return List.of();
        }
        for (Asset asset : draft.network().get().assets()) {
            asset.operator().ifPresent(o -> breaches.unlessKnown(operators, Part.ASSET, asset.id(), "operator", o));
        }
        for (VendorMix mix : draft.mixes()) {
            for (VendorMix.Share share : mix.shares()) {
                breaches.unlessKnown(operators, Part.MIX, mix.id(), "operator", share.operator());
            }
        }
        for (Step step : Steps.of(draft)) {
            step.targets()
                    .operators()
                    .forEach(o -> breaches.unlessKnown(operators, Part.STEP, step.id(), "operator", o));
        }
        return breaches.found();
    }
}
