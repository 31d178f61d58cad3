package org.faultline.threat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.Checks;

/**
 * What an attacker can spend on the targets of one step, and what each costs. Targets are taken in their order; one that is too dear for
 * what is left is passed over.
 *
 * @param budget of this step alone, in any unit, zero or more; empty where nothing limits
 * @param costs by id of an asset or of a kind, in the same unit, each above zero; the asset goes before its kind, and what is not named costs 1
 *     or what the {@link Purse} of the campaign says
 * @param toBegin what the step costs whatever it reaches, out of the purse of the campaign, zero or more
 * @param isPaid false for what costs the attacker nothing, as an accident or what defenders do: the purse of the campaign does not count it
 */
public record Means(Optional<Double> budget, Map<String, Double> costs, double toBegin, boolean isPaid) {

    /** Nothing limits. */
    public static final Means UNLIMITED = new Means(Optional.empty(), Map.of());

    public Means {
        budget.ifPresent(b -> Checks.notNegative("The budget of a step", b));
        costs.forEach((what, cost) -> Checks.positive("The cost of " + what, cost));
        Checks.notNegative("The cost of a step", toBegin);
        costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
    }

    /** A step that costs nothing beyond its targets. */
    public Means(Optional<Double> budget, Map<String, Double> costs) {
        this(budget, costs, 0, true);
    }

    /** What an asset costs, where it or its kind is named. */
    Optional<Double> named(Asset asset) {
        Double own = costs.get(asset.id());
        return Optional.ofNullable(own != null ? own : costs.get(asset.kind().id()));
    }
}
