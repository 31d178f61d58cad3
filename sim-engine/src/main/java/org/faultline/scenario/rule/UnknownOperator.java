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
import org.faultline.scenario.Where;
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
            asset.operator().ifPresent(o -> check(operators, Part.ASSET, asset.id(), o, breaches));
        }
        for (VendorMix mix : draft.mixes()) {
            for (VendorMix.Share share : mix.shares()) {
                check(operators, Part.MIX, mix.id(), share.operator(), breaches);
            }
        }
        for (Step step : Steps.of(draft)) {
            step.targets().operators().forEach(o -> check(operators, Part.STEP, step.id(), o, breaches));
        }
        return breaches.found();
    }

    private static void check(Set<String> operators, Part part, String id, String operator, Breaches breaches) {
        if (!operators.contains(operator)) {
            breaches.unknown(
                    Where.of(part, id).value(operator),
                    Breaches.thing(part, id) + " names an unknown operator '" + operator + "'",
                    operator,
                    operators);
        }
    }
}
