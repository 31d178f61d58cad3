package org.faultline.scenario.rule;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.Function;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Who states shares states them for everything bought. */
final class NobodySupplies implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F204",
            Severity.WARNING,
            "function without a supplier",
            "The mix says who supplies some functions of an operator, but not this one, of which the "
                    + "operator has assets. They then have no maker and no campaign against a vendor can hit them.",
            "mixes: {today: {shares: {ran: ~}}}",
            "mixes: {today: {shares: {ran: norda}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<Bought> bought = new LinkedHashSet<>();
        draft.network().ifPresent(n -> {
            Bought last = null;
            for (Asset asset : n.assets()) {
                Optional<Function> function = asset.kind().function();
                boolean isBought = function.isPresent()
                        && asset.equipment().isEmpty()
                        && asset.operator().isPresent();
                if (isBought && (last == null || !last.isFor(asset.operator().get(), function.get()))) {
                    last = new Bought(asset.operator().get(), function.get());
                    bought.add(last);
                }
            }
        });
        for (VendorMix mix : draft.mixes()) {
            Set<Bought> supplied = new HashSet<>();
            mix.shares().forEach(s -> supplied.add(new Bought(s.operator(), s.function())));
            bought.stream()
                    .filter(b -> !supplied.isEmpty() && !supplied.contains(b))
                    .forEach(b -> breaches.add(
                            Where.of(Part.MIX, mix.id()).inside("shares"),
                            "mix '" + mix.id() + "' names nobody who supplies "
                                    + b.function().id() + " to operator '" + b.operator() + "'"));
        }
        return breaches.found();
    }

    private record Bought(String operator, Function function) {
        boolean isFor(String anOperator, Function aFunction) {
            return function == aFunction && operator.equals(anOperator);
        }
    }
}
