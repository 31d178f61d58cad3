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
 * @param budget in any unit, zero or more; empty where nothing limits
 * @param costs by id of an asset or of a kind, in the same unit, each above zero; the asset goes before its kind, and what is not named costs 1
 */
public record Means(Optional<Double> budget, Map<String, Double> costs) {

    /** Nothing limits. */
    public static final Means UNLIMITED = new Means(Optional.empty(), Map.of());

    public Means {
        budget.ifPresent(b -> Checks.notNegative("The budget of a step", b));
        costs.forEach((what, cost) -> Checks.positive("The cost of " + what, cost));
        costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
    }

    /** What an asset costs. */
    public double cost(Asset asset) {
        Double own = costs.get(asset.id());
        return own != null ? own : costs.getOrDefault(asset.kind().id(), 1.0);
    }
}
